import type { Clause } from '../../knowledge/document.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Figure } from '../../language/figure.ts';
import { GAP } from '../../language/gap.ts';
import type { Working } from '../draft/working.ts';
import type { Evidence, Ranked } from './evidence.ts';
import type { OnScale } from './fragment-for.ts';
import { type Case, isCounted, MONEY, ownCounts, paysNewOnly } from './own-case.ts';
import { type Pay, paysIn } from './pays-in.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import { workOut } from './work-out.ts';
import { calculateByActual } from './worked-cost.ts';
import { byDeduction } from './worked-deduction.ts';
import { byEach, byLimit } from './worked-each.ts';
import { byItems } from './worked-items.ts';
import { byLeastShare, leastShare } from './worked-least.ts';
import { byNamed } from './worked-named.ts';
import { byPool } from './worked-pool.ts';
import { byRange, byShareReached } from './worked-range.ts';
import { bySchedule } from './worked-schedule.ts';
import { bySeveral } from './worked-several.ts';
import type { Out, OwnWorked, UncheckedWork } from './worked-shape.ts';
import { byShare } from './worked-share.ts';

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

/** Works out what the asker's own figures come to by a clause's words; null where they don't go through, the clause breaks off at pages left out, or a measure rests on the clause: what it comes to that decides, never the words alone. */
export function workedFor(
  evidence: Evidence,
  of: Ranked,
  scale: OnScale | null,
  knowledge: Knowledge,
): OwnWorked | null {
  const { question } = evidence;
  const clause = scale?.clause ?? of.clause;
  const { book, language } = knowledge;
  if (
    scale?.lead === 'below' ||
    scale?.lead === 'other-money' ||
    [...book.rules.values()].some((rule) => rule.clause === clause.id)
  )
    return null;
  if (clause.text.includes(GAP)) return null;
  const one = caseOn(clause, evidence, language);
  const all = scale ? scale.sentences : sentencesOf(clause);
  const sentences = all.filter((sentence) => !paysNewOnly(evidence, sentence, language));
  if (sentences.length < all.length && scale) return null;
  const wantsSum = question.aspects.length === 0 || question.aspects.some((aspect) => !NO_SUM.has(aspect));
  // What may be deducted before tax is no support that is paid.
  const ofTax = evidence.own.cases.has('asks-to-deduct');
  const found = byDeduction(one) ?? (wantsSum && !ofTax ? inSum(one, scale, sentences) : null);
  return found && checkedWork(found, evidence);
}

/** What was worked out, held against what the asker takes it to be. */
export const checkedWork = (found: UncheckedWork, evidence: Evidence): OwnWorked => ({
  ...found,
  claimed: claimedOf(found, evidence),
  tooMany: tooManyFor(found, evidence),
  otherMoney: otherMoneyOf(found),
  open: [],
});

/** The one sum that a sentence pays for what is named. */
export const workedAs = (evidence: Evidence, { clause }: Ranked, { held, sentence }: Pay): OwnWorked =>
  checkedWork(
    { lead: 'worked', as: 'step', sure: true, clause, sentences: [sentence], said: null, pays: held },
    evidence,
  );

/** The figures of a message beside those of a clause, and how one comes of the others. */
export function caseOn(clause: Clause, evidence: Evidence, language: LanguageData): Case {
  const isOf = (leaf: { start: number; end: number }) => (f: Figure) => f.start === leaf.start && f.end === leaf.end;
  const out = (working: Working): Out | null => {
    const worked = workOut(working, {
      clause: (leaf) => [...sentencesOf(clause).flatMap((s) => s.figures)].find(isOf(leaf)),
      asker: (leaf) => evidence.own.figures.find(isOf(leaf)),
    });
    return worked && { working, worked };
  };
  const asker = ({ start, end }: Figure): Working => ({ by: 'asker', start, end });
  const held = ({ start, end }: Figure): Working => ({ by: 'clause', clause: clause.id, start, end });
  return { evidence, clause, language, out, asker, held };
}

/** What a clause comes to whose measures grant no money: the least share of a price that the message tells. */
export function priceAtLeast(evidence: Evidence, { clause }: Ranked, knowledge: Knowledge): OwnWorked | null {
  const rules = [...knowledge.book.rules.values()].filter((rule) => rule.clause === clause.id);
  if (rules.length === 0 || rules.some(({ award }) => 'promise' in award)) return null;
  const claimed = evidence.question.signs.claimed.map(({ start }) => start);
  const told = evidence.own.figures.filter((f) => !f.offered && !claimed.includes(f.start));
  const found = leastShare(caseOn(clause, evidence, knowledge.language), told);
  const reading = rules.find((rule) => rule.reading)?.reading ?? null;
  return found && { ...found, reading, claimed: null, tooMany: null, otherMoney: null, open: [] };
}

/** By whichever way the words of the clause work something out first. */
function inSum(one: Case, scale: OnScale | null, sentences: readonly Sentence[]): UncheckedWork | null {
  const first =
    byLeastShare(one, sentences) ??
    byShareReached(one) ??
    byPool(one) ??
    bySeveral(one, sentences) ??
    byNamed(one, sentences) ??
    byRange(one, sentences) ??
    bySchedule(one, sentences);
  if (first === 'none') return null;
  return (
    first ??
    byItems(one, sentences) ??
    calculateByActual(one, sentences) ??
    byShare(one, sentences, scale?.said) ??
    byEach(one, sentences) ??
    byStep(one, scale) ??
    byLimit(one)
  );
}

/** The one step of a scale that pays one sum. */
function byStep({ clause, language }: Case, scale: OnScale | null): UncheckedWork | null {
  if (scale?.lead !== 'fragment') return null;
  // 针对英语国家给予10万元；针对非英语国家给予15万元: which of both is due hangs on something else.
  const [due, ...limits] = scale.sentences;
  const [only, ...more] = due ? paysIn(clause, [due], language) : [];
  const others = paysIn(clause, limits, language).filter(({ held }) => held.bound !== 'at-most');
  if (!only || more.length + others.length > 0 || only.pays !== 'sum') return null;
  return {
    lead: 'worked',
    as: 'step',
    sure: true,
    clause,
    sentences: scale.sentences,
    said: scale.said,
    pays: only.held,
  };
}

/** The sum that the asker takes it to be: a figure that is claimed and goes into no working. */
function claimedOf(found: UncheckedWork, { question }: Evidence): OwnWorked['claimed'] {
  const sum = 'sum' in found ? (found.sum?.worked ?? null) : found.as === 'step' ? found.pays : null;
  // What it comes to over several years is not held against what one of them comes to.
  if ((question.signs.total?.years ?? 1) > 1) return null;
  const used = new Set('said' in found && found.said ? [found.said.start] : []);
  const said = sum && question.signs.claimed.findLast((f) => f.unit === sum.unit && !used.has(f.start));
  // 75平花了9万6，就是两万八千八: less than the most, or a step of something else, may well be due.
  const isOpen = said && sum.bound === 'at-most' && Number(said.value) < Number(sum.value);
  return said && !isOpen ? { said, right: said.value === sum.value } : null;
}

/** The ceiling of a sum in dollars that its sentences tell in yuan, or the other way round. */
function otherMoneyOf(found: UncheckedWork): Figure | null {
  if (!('sum' in found) || !found.sum || !MONEY.has(found.sum.worked.unit)) return null;
  const { unit } = found.sum.worked;
  const ceilings = found.sentences.flatMap((s) => s.figures.filter((f) => f.bound === 'at-most' && MONEY.has(f.unit)));
  return ceilings.some((f) => f.unit === unit) ? null : (ceilings.at(0) ?? null);
}

/** Ways that count nothing themselves. */
const COUNTS_BESIDE: ReadonlySet<OwnWorked['as']> = new Set([
  'step',
  'share',
  'actual',
  'together',
  'difference',
  'parts',
]);

/** A number of things of which the sentences let fewer count. */
function tooManyFor(found: UncheckedWork, evidence: Evidence): OwnWorked['tooMany'] {
  if (!COUNTS_BESIDE.has(found.as)) return null;
  const limits = found.sentences.flatMap((s) => s.figures.filter((f) => f.unit === 'count' && f.bound === 'at-most'));
  for (const most of limits)
    for (const said of ownCounts(evidence))
      if (isCounted(said, most.noun) && Number(said.value) > Number(most.value)) return { said, most };
  return null;
}
