import type { Draft } from '../../src/answer/draft/draft.ts';
import { parseFigures } from '../../src/language/figure.ts';
import type { Composed } from '../fakes/drafts.ts';
import { anyQuantity, chineseOf, formalOf, interrupted, SCRIPTS } from '../fakes/numerals.ts';
import type { Random } from '../fakes/random.ts';
import { figureBound, type Mutation, printed, put, retold, sayings, spot, textOf } from './mutation-spots.ts';

/** Rewrites one printed piece; null where nothing came of it, or what came of it is a name that is held too. */
function rewrite(
  { draft, basis }: Composed,
  random: Random,
  applies: RegExp,
  write: (text: string) => string,
): Draft | null {
  const at = spot(draft, random, (segment) => printed(segment) && applies.test(textOf(segment)));
  if (!at) return null;
  const text = write(textOf(at.segment));
  return text === textOf(at.segment) || basis.names.has(text) ? null : put(draft, at, retold(at.segment, text));
}

/** Replaces one match of `pattern`, any of them. */
function replaceOne(text: string, random: Random, pattern: RegExp, by: (match: string) => string): string {
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return text;
  const m = random.pick(found);
  return text.slice(0, m.index) + by(m[0]) + text.slice(m.index + m[0].length);
}

const UNITS: readonly [RegExp, readonly string[]][] = [
  [/亿元/g, ['万元', '元', '亿美元', '%']],
  [/万元/g, ['元', '亿元', '万美元', '万', '%', '万户', '万元/年', '千元']],
  [/元\/小时/g, ['元', '元/架次', '万元/小时', '元/年', '%']],
  [/元\/架次/g, ['元', '元/小时', '元/家', '万元/架次']],
  [/%/g, ['‰', '个百分点', '万元', '元', '倍', '年']],
  [/家/g, ['户', '万家', '%', '万元']],
  [/户/g, ['家', '万户', '名']],
  [/小时/g, ['天', '架次', '年', '分钟']],
  [/(?<=\d)年(?!度)/g, ['个月', '日', '年底', '周']],
  [/(?<=\d)日/g, ['月', '年', '个工作日']],
];
const CEILING = /最高不超过|不超过|最高|以内|以下|封顶/;
const FLOOR = /以上|不低于|达到|(?<!不)超过|至少/;

/** Figures, and words that bound them, that say something else. */
export const FIGURE_MUTATIONS: Readonly<Record<string, Mutation>> = {
  'a digit is changed': (c, r) =>
    rewrite(c, r, /\d/, (t) => replaceOne(t, r, /\d/g, (d) => String((Number(d) + 1 + r.below(9)) % 10))),
  'a digit is dropped or added': (c, r) =>
    rewrite(c, r, /\d/, (t) => replaceOne(t, r, /\d/g, (d) => r.pick(['', `${d}${1 + r.below(9)}`, `${d}.5`]))),
  'a unit is changed': (c, r) => {
    const [pattern, others] = r.pick(UNITS);
    return rewrite(c, r, new RegExp(pattern.source), (t) => replaceOne(t, r, pattern, () => r.pick(others)));
  },
  'a number is written in Chinese, and wrong': (c, r) =>
    rewrite(c, r, /\d/, (t) =>
      replaceOne(t, r, /\d+(?:\.\d+)?/g, (d) =>
        r.pick([chineseOf, formalOf])((Math.floor(Number(d)) % 9000) + 1 + r.below(9)),
      ),
    ),
  'a number is written in other signs': (c, r) =>
    rewrite(c, r, /\d/, (t) => replaceOne(t, r, /\d+/g, (d) => r.pick(SCRIPTS.slice(1))(d))),
  'a number is full-width, and wrong': (c, r) =>
    rewrite(c, r, /\d/, (t) => replaceOne(t, r, /\d+/g, (d) => SCRIPTS[0]!(String(Number(d) + 1 + r.below(9))))),
  'a number is interrupted': (c, r) =>
    rewrite(c, r, /\d\d/, (t) => replaceOne(t, r, /\d\d+/g, (d) => interrupted(d, r))),
  'money is written as foreign money or in English': (c, r) =>
    rewrite(c, r, /\d(?:万|亿)?元/, (t) =>
      replaceOne(t, r, /\d+(?:\.\d+)?[万亿]?元/g, (m) =>
        r.pick([`$${m}`, m.replace('元', '美元'), `USD ${m.replace(/\D+$/, '')}`, 'half a million yuan', `${m}美金`]),
      ),
    ),
  'a quantity stands loose in our words': ({ draft }, r) => {
    const at = spot(draft, r, (s) => s.kind === 'text');
    if (!at) return null;
    const text = textOf(at.segment);
    const from = r.below(text.length + 1);
    return put(draft, at, retold(at.segment, text.slice(0, from) + anyQuantity(r) + text.slice(from)));
  },
  'a statement is added': ({ draft }, r) => {
    const words = r.pick(['最高', '给予', '按规定补贴', '另外还有', '期限是', '须在']);
    return { ...draft, statements: [...draft.statements, [{ kind: 'text', text: `${words}${anyQuantity(r)}。` }]] };
  },
  'a ceiling is dropped or told as a floor': ({ draft }, r) => {
    const at = spot(draft, r, (s, statement) =>
      s.kind === 'quote'
        ? CEILING.test(s.text)
        : s.kind === 'text' && CEILING.test(s.text) && statement.some((x) => x.kind === 'figure'),
    );
    if (!at) return null;
    return put(
      draft,
      at,
      retold(
        at.segment,
        textOf(at.segment).replace(CEILING, r.pick(['', '不低于', '至少', '达到', '超过', '一律', '直接给'])),
      ),
    );
  },
  'a floor is told as a ceiling': ({ draft }, r) => {
    const at = spot(draft, r, (s, statement) =>
      s.kind === 'quote'
        ? FLOOR.test(s.text)
        : s.kind === 'text' && FLOOR.test(s.text) && statement.some(figureBound('clause')),
    );
    return (
      at && put(draft, at, retold(at.segment, textOf(at.segment).replace(FLOOR, r.pick(['不超过', '最高', '低于']))))
    );
  },
  'a limit is put before a figure that has none': ({ draft, basis }, r) => {
    const at = spot(draft, r, (s) => figureBound('calculation')(s) || figureBound('clause')(s));
    if (
      !at ||
      sayings(draft)[at.s]!.some(
        (s) => s.kind === 'text' && (CEILING.test(s.text) || FLOOR.test(s.text) || /低于|约/.test(s.text)),
      )
    )
      return null;
    void basis;
    return put(draft, at, { kind: 'text', text: r.pick(['最高', '至少', '不超过', '约', '超过', '低于']) }, at.segment);
  },
  'a ceiling is promised': ({ draft }, r) => {
    const at = spot(
      draft,
      r,
      (s, statement) =>
        s.kind === 'text' && parseFigures(statement.map(textOf).join('')).some((f) => f.bound === 'at-most'),
    );
    return (
      at && put(draft, at, retold(at.segment, `${r.pick(['保证', '肯定', '一定能', '包拿'])}${textOf(at.segment)}`))
    );
  },
};
