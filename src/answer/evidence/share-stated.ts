import type { Clause } from '../../knowledge/document.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Figure } from '../../language/figure.ts';
import { isOneOrTwo } from '../../language/figure-context.ts';
import { pacesIn } from '../../understand/how-often.ts';
import type { Span } from '../../understand/span.ts';
import { type Evidence, type Ranked, rankedById } from './evidence.ts';
import { partWith } from './pieces.ts';
import { clauseFigures, sentencesOf } from './sentences.ts';
import { titleTier } from './stated-tier.ts';

/** Per what a figure of a clause is, and the words that say so. */
export type ShareStated = { readonly of: Ranked; readonly piece: Span } & (
  | { readonly told: 'by-firm' | 'by-thing' | 'yearly' | 'once' | 'from-first' | 'beyond' }
  /** The clause is silent on what is asked. */
  | { readonly told: 'no-holder' | 'no-pace' }
  /** `stated`: the clause says who pays, else only whose policy it is. */
  | { readonly told: 'payer'; readonly stated: boolean }
  /** A ceiling beside the one of another clause. */
  | { readonly told: 'apart'; readonly held: Figure; readonly other: Ranked; readonly otherHeld: Figure }
  /** A sum for all together. */
  | { readonly told: 'pool'; readonly held: Figure }
  /** Words that leave the rate open, and what is paid at most; `ofSum`: what a sum of the asker's comes to was asked; `rate`: it is a share, else how much is enough. */
  | { readonly told: 'open-rate'; readonly most: Figure | null; readonly ofSum: boolean; readonly rate: boolean }
);

const MONEY = 'CNY';
const LINES: ReadonlySet<string> = new Set(['at-least', 'above', 'below']);
/** What the case comes to says the rate too. */
const DECIDED: ReadonlySet<string> = new Set(['eligible', 'ineligible']);
/** Units in which no line is drawn that is met by firms or things. */
const NO_LINE = /^(?:year|month|date|ordinal|document|number)/;

/** Per what the figure is that is asked about, by the words that stand with it; null where nothing of the kind is asked or no clause has such a figure. */
export function shareStated(evidence: Evidence, knowledge: Knowledge): ShareStated | null {
  const { share, figures } = evidence.own;
  const { language } = knowledge;
  const wantsSum = evidence.question.aspects.includes('amount');
  const sums = figures.filter((f) => f.unit === MONEY && !f.vague);
  if (share === null && !wantsSum && sums.length === 0) return null;
  // 2500架次是一顶伞的还是整个公司的: a line is no share of what is paid.
  const ofLine = sums.length === 0 && figures.some((f) => !isOneOrTwo(f) && !NO_LINE.test(f.unit));
  if (ofLine && (share === 'holder' || share === 'pace')) return null;
  const said = (clause: Clause) =>
    clauseFigures(clause).filter(
      (f) => !LINES.has(f.bound) && sums.some((s) => s.value === f.value && s.unit === f.unit),
    );
  const decided =
    evidence.sums.figured && evidence.sums.decided.some(({ calculation: { verdict } }) => DECIDED.has(verdict));
  const near = clausesNear(evidence, knowledge);
  if (share === 'payer') return payerIn(near, language);
  for (const of of near) {
    const { clause } = of;
    if (share === 'rate') return decided || evidence.ranked.length === 0 ? null : openRate(of, language);
    const pool = poolOf(clause, said(clause), language);
    if (pool && (share === 'of-all' || (share === null && (wantsSum || said(clause).length > 0))))
      return { told: 'pool', of, held: pool, piece: partWith(clause, pool) };
    if (share === null && asksOwnSum(evidence, sums) && !decided) return openRate(of, language, true);
    if (share === null || share === 'of-all') return null;
    if (share === 'from-first') return fromFirst(of, language);
    const own = sums.length === 0 ? (titleTier(evidence, of, knowledge)?.due ?? ceilingOf(clause)) : undefined;
    const held = said(clause)[0] ?? own;
    const isLine = sums.some((s) => clauseFigures(clause).some((f) => f.value === s.value && f.unit === s.unit));
    if (!held && isLine) return null;
    if (!held) continue;
    if (share === 'every-year') {
      const told = paceOf(of, held, language);
      return told.told === 'once' ? told : null;
    }
    if (share === 'one-sum') return apartFrom(of, held, sums, evidence);
    if (share === 'holder') return holderOf(of, held, language);
    const pace = paceOf(of, held, language);
    // 一次给清还是分几次打: where the sum says nothing of it, another clause tells how it is paid out.
    return pace.told === 'no-pace' && evidence.question.aspects.includes('instalments') ? null : pace;
  }
  return null;
}

/** The clauses that the question may be about: those of its measures and of what was talked of, then what was found. */
function clausesNear({ question, ranked, candidates, sums, asOf }: Evidence, knowledge: Knowledge): readonly Ranked[] {
  const ids = [...sums.decided.map(({ rule }) => rule.clause), ...(question.goesOn ? question.talkedOf : [])];
  const known = ids.flatMap((id) => rankedById(id, asOf, knowledge) ?? []);
  return [...ranked.slice(0, 1), ...known, ...ranked.slice(1), ...(ranked.length === 0 ? candidates : [])];
}

const ceilingOf = (clause: Clause): Figure | undefined =>
  clauseFigures(clause).find((f) => f.unit === MONEY && f.bound === 'at-most');
const textOf = ({ text }: Clause, { start, end }: Span): string => text.slice(start, end);

/** The sum for all together that a clause names (每年统筹安排的资金不超过1000万元), where it names no other sum than that. */
function poolOf(clause: Clause, said: readonly Figure[], language: LanguageData): Figure | null {
  const money = clauseFigures(clause).filter((f) => f.unit === MONEY);
  const isPool = (f: Figure) => {
    const part = textOf(clause, partWith(clause, f));
    return language.pattern('{sum-for-all}').test(part) && !language.pattern('{per-firm}').test(part);
  };
  const asked = said.length > 0 ? said : money;
  return asked.length > 0 && asked.every(isPool) ? (asked[0] ?? null) : null;
}

/** 新借5个亿能贴多少: what a sum that is no part of the policy comes to. */
function asksOwnSum({ own, question }: Evidence, sums: readonly Figure[]): boolean {
  const isClaimed = (f: Figure) => question.signs.claimed.some((c) => c.start === f.start);
  return own.points.some(({ aspects }) => aspects.includes('amount')) && sums.some((f) => !isClaimed(f));
}

function openRate(of: Ranked, language: LanguageData, ofSum = false): ShareStated | null {
  const { clause } = of;
  const [open] = language.places('{share-left-open}', clause.text);
  const sentence = open && sentencesOf(clause).find((s) => s.start <= open.start && s.end >= open.end);
  if (
    !open ||
    !sentence ||
    sentence.figures.some(
      (f) => f.unit === '%' && textOf(clause, { start: f.end, end: f.end + 8 }).includes(textOf(clause, open)),
    )
  )
    return null;
  const most = sentence.figures.find((f) => f.unit === MONEY && f.bound === 'at-most') ?? null;
  const rate = language.pattern('{asks-rate}').test(textOf(clause, open));
  const piece = !rate && sentence.text.length <= WHOLE ? sentence : partWith(clause, open);
  return { told: 'open-rate', of, most, ofSum, rate, piece };
}

/** Who pays, by the nearest clause that says so, else by another of its document. */
function payerIn(near: readonly Ranked[], language: LanguageData): ShareStated | null {
  const [first] = near;
  if (!first) return null;
  const others = first.document.clauses.map((clause) => ({ ...first, clause }));
  const told = [...near.filter((r) => r.document === first.document), ...others].map((of) => payerOf(of, language));
  return told.find((one) => one.told === 'payer' && one.stated) ?? payerOf(first, language);
}

function payerOf(of: Ranked, language: LanguageData): ShareStated {
  const { clause } = of;
  const stated = language.aspects.find(({ aspect }) => aspect === 'payer')?.stated ?? [];
  const [pays] = stated.flatMap((words) => language.places(words, clause.text));
  return { told: 'payer', of, stated: pays !== undefined, piece: pays ? partWith(clause, pays) : { start: 0, end: 0 } };
}

/** Whether all counts once the line is reached, or what lies beyond it alone. */
function fromFirst(of: Ranked, language: LanguageData): ShareStated | null {
  const { clause } = of;
  const [beyond] = language.places('{only-part}', clause.text);
  if (beyond) {
    const pays = partWith(clause, beyond);
    const from = clauseFigures(clause).findLast((f) => f.bound === 'above' && f.end <= pays.start);
    const sentence = sentencesOf(clause).find((s) => s.start <= pays.start && s.end >= pays.end);
    const start = from && sentence && from.start >= sentence.start ? partWith(clause, from).start : pays.start;
    return { told: 'beyond', of, piece: { start, end: pays.end } };
  }
  const line = clauseFigures(clause).find((f) => f.bound === 'at-least' && f.unit !== MONEY);
  return line ? { told: 'from-first', of, piece: partWith(clause, line) } : null;
}

function holderOf(of: Ranked, held: Figure, language: LanguageData): ShareStated {
  const { clause } = of;
  const piece = partWith(clause, held);
  const part = textOf(clause, piece);
  const adds = language
    .places('{adds-by-thing}', clause.text)
    .find(({ start }) => start >= held.end && start < held.end + FOLLOWS);
  if (adds) return { told: 'by-thing', of, piece: partWith(clause, adds) };
  if (language.pattern('{per-thing}|{per-item}').test(part)) return { told: 'by-thing', of, piece };
  return { told: language.pattern('{per-firm}').test(part) ? 'by-firm' : 'no-holder', of, piece };
}
/** A sentence that is no longer is told whole. */
const WHOLE = 90;
/** So near behind a figure it is said whether things add up. */
const FOLLOWS = 24;

/** How often it is paid, by the part that the figure stands in, else by its sentence where that tells one pace alone. */
function paceOf(of: Ranked, held: Figure, language: LanguageData): ShareStated {
  const { clause } = of;
  const part = partWith(clause, held);
  const sentence = sentencesOf(clause).find((s) => s.start <= held.start && s.end >= held.end) ?? part;
  for (const piece of [part, sentence]) {
    const paces = pacesIn(textOf(clause, piece), language);
    if (paces.includes('by-year') !== paces.includes('one-time'))
      return { told: paces.includes('by-year') ? 'yearly' : 'once', of, piece };
  }
  return { told: 'no-pace', of, piece: part };
}

/** The ceiling of another measure of the same document, beside the one that is asked about. */
function apartFrom(
  of: Ranked,
  held: Figure,
  sums: readonly Figure[],
  { ranked, candidates, own }: Evidence,
): ShareStated | null {
  const says = ({ clause }: Ranked, word: string) => `${clause.heading} ${clause.text}`.toLowerCase().includes(word);
  const isNamed = (r: Ranked): boolean =>
    sums.some((s) => s.value === ceilingOf(r.clause)?.value) ||
    own.topics.some(({ word }) => says(r, word.toLowerCase()) && !says(of, word.toLowerCase()));
  const other = [...ranked, ...candidates].find(
    (r) => r.clause.id !== of.clause.id && r.document.id === of.document.id && ceilingOf(r.clause) && isNamed(r),
  );
  const otherHeld = other && ceilingOf(other.clause);
  if (!other || !otherHeld) return null;
  return { told: 'apart', of, held, other, otherHeld, piece: partWith(of.clause, held) };
}
