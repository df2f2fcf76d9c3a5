import type { Clause } from '../../knowledge/document.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Figure } from '../../language/figure.ts';
import { isOneOrTwo } from '../../language/figure-context.ts';
import type { SaidFigure } from '../../understand/said-figures.ts';
import type { Working } from '../draft/working.ts';
import type { Evidence, Ranked } from './evidence.ts';
import type { OnScale } from './fragment-for.ts';
import { alikeInKind } from './kinds-of-sum.ts';
import { type Pay, paysIn } from './pays-in.ts';
import { respectiveIn } from './respectively.ts';
import { pairsOf, type Sentence, sentencesOf, shared } from './sentences.ts';
import { type Worked, workOut } from './work-out.ts';

/** What the asker's own figure comes to by the words of a clause that no measure computes; `sentences` say it. */
export type OwnWorked = {
  readonly lead: 'worked';
  readonly clause: Clause;
  readonly sentences: readonly Sentence[];
  /** What the figure is of and what the clause takes are called alike. */
  readonly sure: boolean;
  /** A sum that the asker takes it to be, and whether it is. */
  readonly claimed: { readonly said: Figure; readonly right: boolean } | null;
  /** More than the sentences let count: 每家不超过8名. */
  readonly tooMany: { readonly said: Figure; readonly most: Figure } | null;
} /** The step of a scale, or the one of several things, that a sum stands for. */ & (
  | { readonly as: 'step'; readonly said: Figure | null; readonly pays: Figure }
  /** A share of what is said, `full` where a ceiling cuts it. */
  | { readonly as: 'share'; readonly said: Figure; readonly rate: Figure; readonly sum: Out; readonly full: Out | null }
  /** So much for each; `limit`: how many of them count at most. */
  | {
      readonly as: 'each';
      readonly said: Figure;
      readonly each: Figure;
      readonly sum: Out;
      readonly full: Out | null;
      readonly limit: Limit | null;
    }
  /** What it really cost, up to a ceiling. */
  | { readonly as: 'actual'; readonly said: Figure; readonly sum: Out }
  /** So much for each of the first, so much for each further one. */
  | { readonly as: 'steps'; readonly said: Figure; readonly sum: Out; readonly full: Out | null }
  /** The sums of several things that are named, or what one is more than another. */
  | { readonly as: 'together' | 'difference'; readonly sum: Out; readonly parts: readonly Figure[] }
  /** What is paid part by part. */
  | { readonly as: 'parts'; readonly said: Figure; readonly rates: readonly Figure[]; readonly sums: readonly Out[] }
  /** A share of the staff that is the most that counts, and nothing is paid by it. */
  | { readonly as: 'limit'; readonly said: Figure; readonly limit: Limit; readonly over: boolean }
);

/** A figure that was worked out, and how. */
export interface Out {
  readonly working: Working;
  readonly worked: Worked;
}
/** How many count at most: a share of all that there are. */
interface Limit {
  readonly of: Figure;
  readonly rate: Figure;
  readonly most: Out;
}

/** What no sum answers. */
export const NO_SUM: ReadonlySet<string> = new Set([
  'materials',
  'office',
  'lead-office',
  'deadline',
  'window',
  'phone',
  'online',
  'how-to-apply',
  'steps-order',
  'payout-account',
  'status',
  'period',
  'issuer',
  'tax',
  'which-clause',
  'original',
]);
const MONEY: ReadonlySet<string> = new Set(['CNY', 'USD', 'EUR', 'HKD']);
const PEOPLE = '个名人位口';

/** The figures of a question and the words of a clause, to be put together. */
interface Case {
  readonly evidence: Evidence;
  readonly clause: Clause;
  readonly language: LanguageData;
  readonly out: (working: Working) => Out | null;
  readonly asker: (f: Figure) => Working;
  readonly held: (f: Figure) => Working;
}

/** Works out what the asker's own figures come to by a clause's words; null where they don't go through, or the calculator has the clause. */
export function workedFor(
  evidence: Evidence,
  of: Ranked,
  scale: OnScale | null,
  knowledge: Knowledge,
): OwnWorked | null {
  const { question, own } = evidence;
  const clause = scale?.clause ?? of.clause;
  const { book, language } = knowledge;
  if (scale?.lead === 'below' || [...book.rules.values()].some((rule) => rule.clause === clause.id)) return null;
  if (question.aspects.length > 0 && question.aspects.every((aspect) => NO_SUM.has(aspect))) return null;
  const figures = own.figures;
  const isOf = (leaf: { start: number; end: number }) => (f: Figure) => f.start === leaf.start && f.end === leaf.end;
  const out = (working: Working): Out | null => {
    const worked = workOut(working, {
      clause: (leaf) => [...sentencesOf(clause).flatMap((s) => s.figures)].find(isOf(leaf)),
      asker: (leaf) => figures.find(isOf(leaf)),
    });
    return worked && { working, worked };
  };
  const asker = ({ start, end }: Figure): Working => ({ by: 'asker', start, end });
  const held = ({ start, end }: Figure): Working => ({ by: 'clause', clause: clause.id, start, end });
  const one: Case = { evidence, clause, language, out, asker, held };
  const sentences = scale ? scale.sentences : sentencesOf(clause);
  const found =
    byItems(one, sentences) ??
    byActual(one, sentences) ??
    byShare(one, sentences, scale?.said) ??
    byEach(one, sentences) ??
    byStep(one, scale) ??
    byLimit(one);
  return found && { ...found, claimed: claimedOf(found, evidence), tooMany: tooManyFor(found, evidence) };
}

type Found = OwnWorked extends infer T ? (T extends OwnWorked ? Omit<T, 'claimed' | 'tooMany'> : never) : never;
const WORKED = 'worked' as const;
/** Shares that are paid part by part come to the whole. */
const WHOLE = 100;

/** The one step of a scale that pays one sum. */
function byStep({ clause, language }: Case, scale: OnScale | null): Found | null {
  if (scale?.lead !== 'fragment') return null;
  const [due] = scale.sentences;
  const [only, ...more] = due ? paysIn(clause, [due], language) : [];
  if (!only || more.length > 0 || only.pays !== 'sum') return null;
  return {
    lead: WORKED,
    as: 'step',
    sure: true,
    clause,
    sentences: scale.sentences,
    said: scale.said,
    pays: only.held,
  };
}

/** What is paid respectively: the step that a figure reaches, the thing that is named, several of them together, what one is more than another. */
function byItems(one: Case, sentences: readonly Sentence[]): Found | null {
  const { evidence, clause, language, out, asker, held } = one;
  const words = pairsOf(evidence.own.searched);
  const likest = [...sentences].sort((a, b) => shared(b.text, words) - shared(a.text, words));
  for (const sentence of likest) {
    const told = respectiveIn(clause, sentence, language);
    if (!told) continue;
    const base = { lead: WORKED, clause, sentences: [sentence], sure: true } as const;
    const { lines, names, pays } = told;
    if (lines) {
      const said = ownSums(one, sentence.text.slice(0, (lines[0]?.start ?? 0) - sentence.start), lines[0]?.unit)[0];
      const reached = said && highest(lines.filter((line) => isReached(said, line)));
      const due = reached && pays[lines.indexOf(reached)];
      if (said && due && MONEY.has(due.unit)) return { ...base, as: 'step', said, pays: due };
      continue;
    }
    if (pays.every((f) => f.unit === '%')) {
      if (pays.reduce((all, { value }) => all + Number(value), 0) !== WHOLE) continue;
      const [said] = ownSums(one, sentence.text, 'CNY').filter((f) => kindOf(one, f, sentence.text) === 2);
      const sums = said ? pays.flatMap((rate) => out({ by: 'share', of: held(rate), with: asker(said) }) ?? []) : [];
      if (said && sums.length === pays.length) return { ...base, as: 'parts', said, rates: pays, sums };
      continue;
    }
    const asked = evidence.own.searched.toLowerCase();
    const named = names.flatMap((telling, i) => {
      const own = telling.filter((word) => asked.includes(word.toLowerCase()));
      const pay = pays[i];
      return own.length > 0 && pay ? [{ own, pay }] : [];
    });
    const [first, second, ...others] = named;
    if (!first) continue;
    if (!second) return { ...base, sure: false, as: 'step', said: null, pays: first.pay };
    const differs =
      language.pattern('{pays-difference}').test(clause.text) && language.pattern('{moves-up}').test(asked);
    if (differs && others.length === 0) {
      const [less, more] = [first.pay, second.pay].sort((a, b) => Number(a.value) - Number(b.value));
      const sum = less && more && out({ by: 'less', of: held(more), with: held(less) });
      const rest = sentencesOf(clause).filter((s) => language.pattern('{pays-difference}').test(s.text));
      const all = rest.some((s) => s.start === sentence.start) ? [sentence] : [sentence, ...rest];
      if (sum) return { ...base, sentences: all, as: 'difference', sum, parts: [more, less] };
    }
    const counted = named.map(({ own, pay }) => {
      const count = evidence.own.figures.find((f) => f.unit === 'count' && own.some((word) => f.behind.includes(word)));
      return count ? { by: 'times' as const, of: held(pay), with: asker(count) } : held(pay);
    });
    if (!counted.some(({ by }) => by === 'times')) continue;
    const sum = out(counted.reduce((all, next) => ({ by: 'plus', of: all, with: next })));
    if (sum) return { ...base, as: 'together', sum, parts: named.map(({ pay }) => pay) };
  }
  return null;
}

/** A share of what the asker told, up to its ceiling. */
function byShare(one: Case, sentences: readonly Sentence[], line: Figure | undefined): Found | null {
  const { clause, language, out, asker, held, evidence } = one;
  const words = pairsOf(evidence.own.searched);
  const fits = paysIn(clause, sentences, language)
    .filter(({ pays }) => pays === 'share')
    .flatMap((pay) => {
      const [said] = bestFor(one, ownSums(one, pay.of), pay.of, line);
      return said ? [{ pay, said, kind: kindOf(one, said, pay.of), words: shared(pay.sentence.text, words) }] : [];
    })
    .sort((a, b) => b.kind - a.kind || b.words - a.words);
  const [best, next] = fits;
  if (!best || (next && next.kind === best.kind && next.words === best.words)) return null;
  const { pay, said } = best;
  const from = language.pattern('{beyond-line}').test(pay.of) ? lineBefore(pay) : null;
  const taken: Working = from ? { by: 'less', of: asker(said), with: held(from) } : asker(said);
  const full = out({ by: 'share', of: held(pay.held), with: taken });
  const sum = full && capped(one, full, pay);
  if (!sum) return null;
  return {
    lead: WORKED,
    as: 'share',
    sure: best.kind === 2,
    clause,
    sentences: quoted(clause, pay),
    said,
    rate: pay.held,
    sum,
    full: sum === full ? null : full,
  };
}

/** What something really cost, up to its ceiling; of several costs each by the sentence that says most of the words beside it. */
function byActual(one: Case, sentences: readonly Sentence[]): Found | null {
  const { clause, language, out, asker, held } = one;
  const pays = paysIn(clause, sentences, language).filter((pay) => pay.pays === 'actual');
  if (pays.length === 0 || !saysMost(one, pays)) return null;
  const costs = ownSums(one, '').filter(
    (f) => f.unit === 'CNY' && pays.every(({ of }) => kindOf(one, f, of) > (f.told ? 0 : 1)),
  );
  const parts = costs.flatMap((said) => {
    const words = pairsOf(said.around);
    const [best, next] = [...pays].sort((a, b) => shared(b.sentence.text, words) - shared(a.sentence.text, words));
    const isBest = best && (!next || shared(best.sentence.text, words) > shared(next.sentence.text, words));
    return isBest
      ? [{ said, pay: best, working: { by: 'least' as const, of: asker(said), with: held(best.held) } }]
      : [];
  });
  const [first, ...others] = parts;
  if (!first || new Set(parts.map(({ pay }) => pay.held)).size < parts.length || parts.length < costs.length)
    return null;
  const sum = out(
    others.reduce<Working>((all, { working }) => ({ by: 'plus', of: all, with: working }), first.working),
  );
  if (!sum) return null;
  const base = { lead: WORKED, sure: true, clause, sentences: parts.map(({ pay }) => pay.sentence) };
  if (others.length > 0) return { ...base, as: 'together', sum, parts: parts.map(({ pay }) => pay.held) };
  return { ...base, as: 'actual', said: first.said, sum };
}

/** No other clause of the document pays real costs and says as much of what is asked. */
function saysMost({ evidence, clause, language }: Case, pays: readonly Pay[]): boolean {
  const words = pairsOf(evidence.own.searched);
  const most = (some: readonly Pay[]): number =>
    Math.max(0, ...some.map(({ sentence }) => shared(sentence.text, words)));
  const document = evidence.candidates.find((r) => r.clause.id === clause.id)?.document;
  const others = (document?.clauses ?? []).filter((other) => other.id !== clause.id);
  const rivals = others.flatMap((other) => paysIn(other, sentencesOf(other), language));
  return most(pays) > most(rivals.filter((pay) => pay.pays === 'actual'));
}

/** So much for each of what the asker counts, up to its ceiling and as far as a share of all of them. */
function byEach(one: Case, sentences: readonly Sentence[]): Found | null {
  const { clause, language, out, asker, held, evidence } = one;
  const words = pairsOf(evidence.own.searched);
  const [best] = paysIn(clause, sentences, language)
    .filter(({ pays }) => pays === 'each')
    .flatMap((pay) => {
      const counts = ownCounts(evidence).filter((f) => isCounted(f, pay.of));
      return counts.length > 0 ? [{ pay, counts, words: shared(pay.sentence.text, words) }] : [];
    })
    .sort((a, b) => b.words - a.words);
  if (!best) return null;
  const { pay } = best;
  const limit = limitIn(one, best.counts);
  const [said] = best.counts.filter((f) => f !== limit?.of);
  if (!said) return null;
  if (language.pattern('{each-further}').test(pay.of)) return byFurther(one, pay, said, sentences);
  const count: Working = limit ? { by: 'least', of: asker(said), with: limit.most.working } : asker(said);
  const full = out({ by: 'times', of: held(pay.held), with: count });
  const sum = full && capped(one, full, pay);
  if (!sum) return null;
  const over = limit && Number(said.value) > Number(limit.most.worked.value) ? limit : null;
  return {
    lead: WORKED,
    as: 'each',
    sure: best.words > 2,
    clause,
    sentences: quoted(clause, pay),
    said,
    each: pay.held,
    sum,
    full: sum === full ? null : full,
    limit: over,
  };
}

/** So much for each of the first, and so much more for each further one. */
function byFurther(one: Case, further: Pay, said: SaidFigure, sentences: readonly Sentence[]): Found | null {
  const { clause, language, out, asker, held } = one;
  const first = paysIn(clause, sentences, language).find(
    (p) => p.pays === 'each' && p.sentence.end <= further.sentence.start,
  );
  const upTo = first?.sentence.figures.find((f) => f.unit === 'count' && f.bound === 'at-most');
  if (!first || !upTo) return null;
  const beyond = Number(said.value) > Number(upTo.value);
  const start: Working = { by: 'times', of: held(first.held), with: beyond ? held(upTo) : asker(said) };
  const more: Working = {
    by: 'times',
    of: held(further.held),
    with: { by: 'less', of: asker(said), with: held(upTo) },
  };
  const full = out(beyond ? { by: 'plus', of: start, with: more } : start);
  const sum = full && capped(one, full, further);
  if (!sum) return null;
  return {
    lead: WORKED,
    as: 'steps',
    sure: true,
    clause,
    sentences: [first.sentence, ...quoted(clause, further)],
    said,
    sum,
    full: sum === full ? null : full,
  };
}

/** A share of the staff that a clause limits something to, where the asker tells both. */
function byLimit(one: Case): Found | null {
  const counts = ownCounts(one.evidence).filter((f) => PEOPLE.includes(f.noun));
  const limit = limitIn(one, counts);
  const [said] = counts.filter((f) => f !== limit?.of);
  if (!limit || !said) return null;
  const sentence = sentencesOf(one.clause).find((s) => s.start <= limit.rate.start && s.end >= limit.rate.end);
  if (!sentence) return null;
  const over = Number(said.value) > Number(limit.most.worked.value);
  return { lead: WORKED, as: 'limit', sure: true, clause: one.clause, sentences: [sentence], said, limit, over };
}

function limitIn({ clause, language, out, asker, held }: Case, counts: readonly SaidFigure[]): Limit | null {
  if (counts.length < 2) return null;
  const all = sentencesOf(clause).flatMap((s) => s.figures);
  const rate = all.find(
    (f) => f.unit === '%' && language.pattern('{share-of-staff}').test(clause.text.slice(0, f.start)),
  );
  const of = counts.find((f) => f.ofAll) ?? [...counts].sort((a, b) => Number(b.value) - Number(a.value))[0];
  const most = rate && of && out({ by: 'share', of: held(rate), with: asker(of) });
  // 30%以内 limits what is counted; how it is told is not of the count that it comes to.
  return most ? { of, rate, most } : null;
}

function capped({ out, held }: Case, full: Out, { cap }: Pay): Out | null {
  if (!cap || full.worked.unit !== 'CNY') return full;
  const least = out({ by: 'least', of: full.working, with: held(cap) });
  return least && (least.worked.value === full.worked.value ? full : least);
}

/** Sums of money that the asker tells of themselves, those first that go with some words of a clause. */
function ownSums(one: Case, taken: string, unit?: string): readonly SaidFigure[] {
  const { question, own } = one.evidence;
  const printed = (f: Figure): boolean =>
    sentencesOf(one.clause).some((s) => s.figures.some((h) => h.value === f.value && h.unit === f.unit));
  return own.figures
    .filter((f) => (unit === undefined ? MONEY.has(f.unit) : f.unit === unit) && !f.vague && !f.paid)
    .filter((f) => f.bound !== 'at-most' && f.bound !== 'below')
    .filter((f) => {
      const claimed = question.signs.claimed.some(({ start }) => start === f.start);
      // 那个卓越级的200万 is what the clause pays, and no sum of the asker's.
      return f.told || !printed(f) || (!claimed && kindOf(one, f, taken) === 2);
    })
    .filter((f) => kindOf(one, f, taken) > 0)
    .sort((a, b) => kindOf(one, b, taken) - kindOf(one, a, taken));
}

/** Of sums that go with the words equally well one that is no line is taken first, and of two others none. */
function bestFor(
  one: Case,
  sums: readonly SaidFigure[],
  taken: string,
  line: Figure | undefined,
): readonly SaidFigure[] {
  const [first, ...others] = sums;
  const rivals = first ? others.filter((f) => kindOf(one, f, taken) === kindOf(one, first, taken)) : [];
  const rest = first ? [first, ...rivals].filter((f) => f.start !== line?.start) : [];
  const claims = one.evidence.question.signs.claimed.map(({ start }) => start);
  const told = rest.filter((f) => !claims.includes(f.start));
  if (rest.length === 0) return sums.slice(0, 1);
  return told.length > 0 ? told : rest;
}

const kindOf = ({ language }: Case, f: SaidFigure, taken: string): 0 | 1 | 2 => alikeInKind(f.around, taken, language);

const ownCounts = ({ own }: Evidence): readonly SaidFigure[] =>
  own.figures.filter((f) => f.unit === 'count' && !f.vague && !isOneOrTwo(f));
const isCounted = ({ noun }: Figure, of: string): boolean => {
  const last = of.at(-1) ?? '';
  return of.endsWith(noun) || noun === '个' || (PEOPLE.includes(last) && PEOPLE.includes(noun));
};

const isReached = (said: Figure, line: Figure): boolean =>
  line.bound === 'above' && said.bound !== 'above'
    ? Number(said.value) > Number(line.value)
    : Number(said.value) >= Number(line.value);
const highest = (lines: readonly Figure[]): Figure | undefined =>
  [...lines].sort((a, b) => Number(b.value) - Number(a.value))[0];
const lineBefore = ({ sentence, held }: Pay): Figure | null =>
  sentence.figures.find((f) => f.end <= held.start && f.unit === 'CNY' && f.bound === 'above') ?? null;

/** The sentence that pays, with the one of its ceiling. */
function quoted(clause: Clause, { sentence, cap }: Pay): readonly Sentence[] {
  const further = cap && sentencesOf(clause).find((s) => s.start <= cap.start && s.end >= cap.end);
  return further && further.start !== sentence.start ? [sentence, further] : [sentence];
}

/** The sum that the asker takes it to be: a figure that is claimed and goes into no working. */
function claimedOf(found: Found, { question }: Evidence): OwnWorked['claimed'] {
  const sum = 'sum' in found ? found.sum.worked : found.as === 'step' ? found.pays : null;
  const used = new Set('said' in found && found.said ? [found.said.start] : []);
  const said = sum && question.signs.claimed.findLast((f) => f.unit === sum.unit && !used.has(f.start));
  return said ? { said, right: said.value === sum.value } : null;
}

/** A number of things of which the sentences let fewer count. */
function tooManyFor(found: Found, evidence: Evidence): OwnWorked['tooMany'] {
  if (found.as === 'each' || found.as === 'steps' || found.as === 'limit') return null;
  const limits = found.sentences.flatMap((s) => s.figures.filter((f) => f.unit === 'count' && f.bound === 'at-most'));
  for (const most of limits)
    for (const said of ownCounts(evidence))
      if (isCounted(said, most.noun) && Number(said.value) > Number(most.value)) return { said, most };
  return null;
}
