import type { Binding, Draft, Segment, Statement } from '../../src/answer/draft/draft.ts';
import { type Figure, parseFigures } from '../../src/language/figure.ts';
import type { Composed } from '../fakes/drafts.ts';
import { anyQuantity, chineseOf, formalOf, interrupted, SCRIPTS } from '../fakes/numerals.ts';
import type { Random } from '../fakes/random.ts';

/** A draft that says something else than its evidence; null where the draft offers nothing of the kind. */
type Mutation = (composed: Composed, random: Random) => Draft | null;

interface Spot {
  readonly s: number;
  readonly i: number;
  readonly segment: Segment;
}
const sayings = (draft: Draft): Statement[] => [...draft.statements, ...draft.notices.map((n) => n.say)];

/** Picks a segment that is `kind` and that `accept` accepts. */
function spot(draft: Draft, random: Random, accept: (segment: Segment, statement: Statement) => boolean): Spot | null {
  const spots = sayings(draft).flatMap((statement, s) =>
    statement.flatMap((segment, i) => (accept(segment, statement) ? [{ s, i, segment }] : [])),
  );
  return spots.length ? random.pick(spots) : null;
}

function replaced(
  draft: Draft,
  s: number,
  change: (statement: Statement) => Statement,
  more: Partial<Draft> = {},
): Draft {
  const own = draft.statements.length;
  return {
    ...draft,
    statements: draft.statements.map((statement, at) => (at === s ? change(statement) : statement)),
    notices: draft.notices.map((n, at) => (at + own === s ? { ...n, say: change(n.say) } : n)),
    ...more,
  };
}

const put = (draft: Draft, at: Spot, ...segments: Segment[]): Draft =>
  replaced(draft, at.s, (statement) => statement.flatMap((segment, i) => (i === at.i ? segments : [segment])));

const textOf = (segment: Segment): string => (segment.kind === 'citation' ? '' : segment.text);
const retold = (segment: Segment, text: string): Segment => ({ ...segment, text }) as Segment;
const printed = (segment: Segment) => segment.kind !== 'text' && segment.kind !== 'citation';

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

const figureBound = (origin: Binding['origin'], field?: string) => (s: Segment) =>
  s.kind === 'figure' && s.binding.origin === origin && (!field || ('field' in s.binding && s.binding.field === field));

export const MUTATIONS: Readonly<Record<string, Mutation>> = {
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
  'a figure is bound to another clause': ({ draft, basis }, r) => {
    const at = spot(draft, r, (s) => s.kind === 'quote' || figureBound('clause')(s));
    if (!at) return null;
    const other = r.pick([...basis.clauses.values()]);
    const { segment } = at;
    if (segment.kind === 'quote')
      return other.text.slice(segment.start, segment.end) === segment.text
        ? null
        : put(draft, at, { ...segment, clause: other.id });
    if (segment.kind !== 'figure' || segment.binding.origin !== 'clause' || segment.binding.clause === other.id)
      return null;
    return put(draft, at, { ...segment, binding: { ...segment.binding, clause: other.id } });
  },
  'a statement cites another clause': ({ draft, basis }, r) => {
    const carried = (s: Segment) =>
      s.kind === 'quote' ||
      s.kind === 'step' ||
      (s.kind === 'figure' && s.binding.origin !== 'user' && s.binding.origin !== 'date');
    const at = spot(draft, r, (s, statement) => s.kind === 'citation' && statement.some(carried));
    if (at?.segment.kind !== 'citation') return null;
    const old = at.segment.clause;
    const other = r.pick([...basis.clauses.keys()].filter((id) => id.split('#')[0] !== old.split('#')[0]));
    const swap = (s: Segment): Segment => (s.kind === 'citation' && s.clause === old ? { ...s, clause: other } : s);
    if (sayings(draft)[at.s]!.some((s) => s.kind === 'citation' && s.clause === other)) return null;
    return replaced(draft, at.s, (statement) => statement.map(swap), { citations: [...draft.citations, other] });
  },
  'a statement cites nothing': ({ draft }, r) => {
    const at = spot(
      draft,
      r,
      (s) => s.kind === 'quote' || s.kind === 'step' || figureBound('clause')(s) || figureBound('document')(s),
    );
    return at && replaced(draft, at.s, (statement) => statement.filter((s) => s.kind !== 'citation'));
  },
  'another clause is quoted than is cited': ({ draft, basis }, r) => {
    const at = spot(draft, r, (s) => s.kind === 'quote');
    const other = r.pick([...basis.clauses.values()].filter((clause) => /\d/.test(clause.text)));
    const cited = at && sayings(draft)[at.s]!.some((s) => s.kind === 'citation' && s.clause === other.id);
    return at && !cited
      ? put(draft, at, { kind: 'quote', text: other.text, clause: other.id, start: 0, end: other.text.length })
      : null;
  },
  'a quotation begins or ends within a sentence': ({ draft, basis }, r) => {
    const at = spot(draft, r, (s) => s.kind === 'quote');
    if (at?.segment.kind !== 'quote') return null;
    const text = basis.clauses.get(at.segment.clause)!.text;
    const cut = 1 + r.below(Math.min(12, at.segment.text.length - 2));
    const [start, end] = r.pick([
      [at.segment.start + cut, at.segment.end],
      [at.segment.start, at.segment.end - cut],
    ] as const);
    const ended = (i: number) => i === 0 || i >= text.length || /[。！？；\n]/.test(text[i - 1]!);
    return ended(start) && ended(end)
      ? null
      : put(draft, at, { ...at.segment, start, end, text: text.slice(start, end) });
  },
  "the asker's figure is told as the policy's": ({ draft }, r) => {
    const at = spot(draft, r, figureBound('user'));
    if (!at) return null;
    const words = r.pick([
      '按条款给予',
      '政策规定的',
      '条款里的',
      '标准是',
      '',
      '您可以拿到',
      '您提到的政策规定给予',
      '您说的文件规定的',
      '您提到的情况，补贴',
    ]);
    return replaced(draft, at.s, (statement) => statement.map((s, i) => (i === at.i - 1 ? retold(s, words) : s)));
  },
  "the asker's figure stands in a statement on the policy": ({ draft, basis }, r) => {
    const said = parseFigures(basis.asked);
    const at = spot(draft, r, (s) => s.kind === 'quote');
    if (!at || said.length === 0) return null;
    const f: Figure = r.pick(said);
    const binding: Binding = { origin: 'user', start: f.start, end: f.end };
    return put(
      draft,
      at,
      at.segment,
      { kind: 'text', text: r.pick(['补贴', '按条款给予', '即']) },
      { kind: 'figure', text: f.text, binding },
    );
  },
  'a figure is bound to what the asker never said': ({ draft }, r) => {
    const at = spot(draft, r, (s) => s.kind === 'figure' && s.binding.origin !== 'user');
    return at?.segment.kind === 'figure'
      ? put(draft, at, { ...at.segment, binding: { origin: 'user', start: 0, end: at.segment.text.length } })
      : null;
  },
  'a date is told as another date of the document': ({ draft, basis }, r) => {
    const at = spot(draft, r, (s) => figureBound('document')(s) && !figureBound('document', 'number')(s));
    if (at?.segment.kind !== 'figure' || at.segment.binding.origin !== 'document') return null;
    const document = basis.documents.get(at.segment.binding.document)!;
    const held = {
      issued: document.issued,
      published: document.published,
      effective: document.effective,
      from: document.period?.from,
      to: document.period?.to,
    };
    const own = at.segment.binding.field as keyof typeof held;
    // 自 tells of the day of effect and of the first day of a period alike.
    const others = Object.entries(held).filter(
      ([field, date]) =>
        date &&
        date !== held[own] &&
        !(own === 'effective' && field === 'from') &&
        !(own === 'from' && field === 'effective'),
    );
    if (others.length === 0) return null;
    const [field, date] = r.pick(others) as ['issued', string];
    const [y, m, d] = date.split('-').map(Number);
    return put(draft, at, {
      kind: 'figure',
      text: `${y}年${m}月${d ? `${d}日` : ''}`,
      binding: { origin: 'document', document: document.id, field },
    });
  },
  'the date asked about is told as the date of the policy': ({ draft, basis }, r) => {
    const at = spot(draft, r, (s) => figureBound('document')(s) && !figureBound('document', 'number')(s));
    if (!at) return null;
    const [y, m, d] = basis.asOf.split('-').map(Number);
    return put(draft, at, { kind: 'figure', text: `${y}年${m}月${d}日`, binding: { origin: 'date' } });
  },
  'the number of another document is given': ({ draft, basis }, r) => {
    const at = spot(draft, r, figureBound('document', 'number'));
    if (at?.segment.kind !== 'figure') return null;
    const { text } = at.segment;
    const other = r.pick([...basis.documents.values()].filter((d) => d.number && d.number !== text));
    const binding = r.pick([at.segment.binding, { origin: 'document', document: other.id, field: 'number' } as const]);
    return put(draft, at, { kind: 'figure', text: other.number!, binding });
  },
  'another document or place or body is named': ({ draft, basis }, r) => {
    const at = spot(
      draft,
      r,
      (s, statement) => (s.kind === 'title' || s.kind === 'name') && statement.some((x) => x.kind === 'citation'),
    );
    if (!at) return null;
    const cited = sayings(draft)[at.s]!.flatMap((s) => (s.kind === 'citation' ? [basis.clauses.get(s.clause)!] : []));
    const other = r.pick([...basis.documents.values()].filter((d) => !cited.some((c) => c.document === d.id)));
    if (at.segment.kind === 'title')
      return put(draft, at, {
        kind: 'title',
        text: other.title.replaceAll('《', '〈').replaceAll('》', '〉'),
        document: other.id,
      });
    const own = new Set(cited.flatMap((c) => [c.heading, ...c.bodies, basis.documents.get(c.document)?.issuer]));
    const bodies = [...basis.clauses.values()].flatMap((c) => c.bodies).filter((b) => !own.has(b));
    return put(draft, at, { kind: 'name', text: r.pick(bodies) });
  },
  'an award comes more often than the clause says': ({ draft, basis }, r) => {
    const at = spot(
      draft,
      r,
      (s, statement) =>
        s.kind === 'text' && statement.some((x) => figureBound('clause')(x) || figureBound('calculation')(x)),
    );
    if (!at) return null;
    const held = sayings(draft)
      [at.s]!.map((s) => (s.kind === 'citation' ? basis.clauses.get(s.clause)!.text : ''))
      .join('');
    const often = r.pick(['每月', '每季', '每人', '按月', '每台', '每天']);
    return held.includes(often.replace('按', ''))
      ? null
      : put(draft, at, retold(at.segment, textOf(at.segment) + often));
  },
  'a calculation is handed on with another amount': ({ draft }, r) => {
    const [first, ...rest] = draft.calculations;
    if (!first?.amount) return null;
    return {
      ...draft,
      calculations: [
        { ...first, amount: { ...first.amount, value: String(1 + r.below(1e6) + Number(first.amount.value)) } },
        ...rest,
      ],
    };
  },
  'a choice holds a figure that no question offers': ({ draft }, r) => ({
    ...draft,
    choices: [...draft.choices, { label: `补贴${anyQuantity(r)}`, value: 'x' }],
  }),
  'a source is listed that is not held': ({ draft }) => ({
    ...draft,
    citations: [...draft.citations, 'changsha-sme-2022#99'],
  }),
};
