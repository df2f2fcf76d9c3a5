import { Fact, type FactBook, titleCalled, unitOf } from '../knowledge/fact.ts';
import { type Figure, parseFigures } from '../language/figure.ts';
import { withoutSpace } from './piece.ts';
import { patternOfWords } from './word-forms.ts';

/** A fact that a drafted measure asks for: held already, or proposed as facts.yaml would have it. */
export interface AskedFact {
  readonly name: string;
  /** What is proposed; null where the fact is held. */
  readonly proposed: Readonly<Record<string, unknown>> | null;
}

/** The longest name of a fact that a reply can bear. */
const LONGEST = 44;

/** What a fact is called by some words; null where these are none that a reply can bear: too long, or with a figure in them. */
export function factName(words: string): string | null {
  const name = withoutSpace(words).replace(/[“”"《》〈〉【】]|[（(][^（）()]*[）)]|[（()）]/g, '');
  return name.length < 2 || name.length > LONGEST || parseFigures(name).length > 0 ? null : name;
}

/** A yes or no, asked in the clause's words; `kind`: what one did, what one is, or what is applied for. */
export function truthCalled(
  name: string,
  words: string,
  kind: 'done' | 'somebody' | 'thing',
  core: string,
  book: FactBook,
): AskedFact {
  const held = book.get(name);
  if (held?.type === 'truth') return { name, proposed: null };
  const ask = `${ASKED[kind]}${withoutSpace(words)}？`;
  const said =
    core.length > SHORTEST ? { said: { yes: doneAs(core, kind, book) }, examples: { [`我们${name}`]: true } } : {};
  return { name: held ? `${name}情况` : name, proposed: { type: 'truth', ask, ...said } };
}

/** How owners say that something was done: in the clause's words, and without what only leads in to them or names who did it (主板上市 of 在主板上市企业). */
function doneAs(core: string, kind: keyof typeof ASKED, book: FactBook): readonly string[] {
  const [lead, tail] = ['{lead-of-act}', '{tail-of-act}'].map((p) => book.language.pattern(p)) as [RegExp, RegExp];
  const bare = lead.test(core) ? core.replace(lead, '').replace(tail, '') : core;
  const forms = kind === 'done' && bare.length > SHORTEST ? [core, bare] : [core];
  return [...new Set(forms.map((one) => patternOfWords(one, book)))];
}

/** A yes or no that its clause's heading names at more length (线下综合园区 of 线下园区), said so too. */
export function withHeading(fact: AskedFact, heading: string, book: FactBook): AskedFact {
  const said = fact.proposed?.said as { readonly yes?: readonly string[] } | undefined;
  if (!said?.yes || !isWithin(fact.name, heading)) return fact;
  return { ...fact, proposed: { ...fact.proposed, said: { yes: [...said.yes, patternOfWords(heading, book)] } } };
}

/** All of a name stands in some longer words, in its order, and begins and ends them. */
function isWithin(name: string, words: string): boolean {
  let at = 0;
  for (const c of words) if (c === name[at]) at += 1;
  const ends = words.startsWith(name.slice(0, 2)) && words.endsWith(name.slice(-2));
  return name.length < words.length && ends && at === name.length;
}

/** A word as short as that says too many things: 新增. */
const SHORTEST = 3;
const ASKED = { done: '贵单位是否', somebody: '贵单位是不是', thing: '申报的是不是' } as const;

/** A sum, share or number of what some words name, asked in these `words`; null where no type of fact has its unit. */
export function measuredCalled(
  name: string,
  figure: Pick<Figure, 'unit' | 'noun'>,
  book: FactBook,
  words: string = name,
): AskedFact | null {
  const typed = typeOf(withoutSpace(words), figure);
  if (!typed) return null;
  const nouns = saidAs(name, book);
  const proposed = nouns.length > 1 || nouns[0] !== name ? { ...typed, said: { nouns } } : typed;
  const held = book.get(name);
  const parsed = Fact.safeParse(proposed);
  if (held && parsed.success && sameKind(held, parsed.data)) return { name, proposed: null };
  return { name: held ? `${name}数值` : name, proposed };
}

/** What owners call a sum: its name, and what they shorten it to. */
function saidAs(name: string, book: FactBook): readonly string[] {
  const lead = book.language.pattern('{lead-of-sum}').exec(name)?.[0].length ?? 0;
  const short = name.slice(Math.max(lead, name.lastIndexOf('等') + 1));
  const cost = book.language.pattern('{tail-of-cost}').exec(name)?.[0] ?? name;
  const shorter = [short, cost].filter((one) => one.length >= 4 && !book.has(one));
  return [...new Set([name, ...shorter].map((one) => patternOfWords(one, book)))];
}

const sameKind = (a: Fact, b: Fact): boolean => a.type === b.type && unitOf(a) === unitOf(b);

function typeOf(name: string, { unit, noun }: Pick<Figure, 'unit' | 'noun'>): Record<string, unknown> | null {
  if (unit === 'CNY') return { type: 'amount', ask: `${name}是多少？` };
  const money = MONEY.get(unit);
  if (money) return { type: 'amount', currency: unit, ask: `${name}是多少${money}？` };
  if (unit === '%') return { type: 'rate', ask: `${name}是百分之几？` };
  if (unit === 'count') return { type: 'number', unit, noun, ask: `${name}是多少${noun}？` };
  if (unit === 'h' || unit === 't' || unit === 'year' || unit === 'month')
    return { type: 'number', unit, ask: `${name}是多少${UNITS[unit]}？` };
  return null;
}
const MONEY: ReadonlyMap<string, string> = new Map([
  ['USD', '美元'],
  ['EUR', '欧元'],
  ['HKD', '港元'],
]);
const UNITS = { h: '小时', t: '吨', year: '年', month: '个月' } as const;

/** The held title that words are, by its name or one of its aliases. */
export function titleIn(words: string, book: FactBook): { readonly fact: string; readonly title: string } | null {
  const said = withoutSpace(words).replace(/[“”"]/g, '');
  for (const [fact, held] of book) {
    if (held.type !== 'names') continue;
    for (const [title, { aliases }] of Object.entries(held.options))
      if ((title === said || aliases.includes(said)) && titleCalled(title, book)) return { fact, title };
  }
  return null;
}
