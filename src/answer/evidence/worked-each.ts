import type { StatedFigure } from '../../understand/stated-figures.ts';
import type { Working } from '../draft/working.ts';
import { dueFor } from './over-time.ts';
import { type Case, capped, isCounted, ownCounts, PEOPLE, payingSentences } from './own-case.ts';
import { type Pay, paysIn } from './pays-in.ts';
import { pairsOf, type Sentence, sentencesOf, sharedPairs } from './sentences.ts';
import type { CountCeiling, UncheckedWork } from './worked-shape.ts';

const WORKED = 'worked' as const;
const FLOORS: ReadonlySet<string> = new Set(['at-least', 'above']);

/** So much for each of what the asker counts, up to its ceiling and as far as a share of all of them. */
export function byEach(one: Case, sentences: readonly Sentence[]): UncheckedWork | null {
  const { clause, language, out, asker, held, evidence } = one;
  const words = pairsOf(evidence.own.searched);
  const [best] = paysIn(clause, sentences, language)
    .filter(({ pays }) => pays === 'each')
    .filter((pay) => !isForFewer(one, pay))
    .flatMap((pay) => {
      const counts = ownCounts(evidence).filter((f) => isCounted(f, pay.of));
      return counts.length > 0 ? [{ pay, counts, words: sharedPairs(pay.sentence.text, words) }] : [];
    })
    .sort((a, b) => b.words - a.words);
  if (!best) return null;
  const { pay } = best;
  const all = countsMeant(one, pay, best.counts);
  if (all === null) return null;
  const limit = limitIn(one, all);
  const [said] = all.filter((f) => f !== limit?.of);
  if (!said) return null;
  if (language.pattern('{each-further}').test(pay.of)) return byFurther(one, pay, said);
  const ofAll = language.pattern('{of-both-periods}').test(pay.sentence.text);
  if (all.length > 1 && !limit && ofAll) return byAll(one, pay, all);
  const behind = limit ? null : limitBehind(one, pay, said);
  const count: Working = behind
    ? held(behind.rate)
    : limit
      ? { by: 'least', of: asker(said), with: limit.most.working }
      : asker(said);
  const full = out({ by: 'times', of: held(pay.held), with: count });
  const due = full && dueFor(one, pay, full, false);
  if (!due) return null;
  const over = behind ?? (limit && Number(said.value) > Number(limit.most.worked.value) ? limit : null);
  return {
    lead: WORKED,
    as: 'each',
    sure: best.words > 2,
    clause,
    sentences: sentencesOf(clause).filter(
      (s) => payingSentences(clause, pay).includes(s) || (behind && s.figures.includes(behind.rate)),
    ),
    said,
    each: pay.held,
    sum: due.sum,
    full: due.full,
    over: due.over,
    limit: over,
    ofAll: evidence.question.signs.ways.has('asks-of-all'),
  };
}

/** 每家每年限2名, behind what is paid for each: the number that is the most that counts, where more are told. */
function limitBehind({ clause, language, out, held }: Case, pay: Pay, said: StatedFigure): CountCeiling | null {
  const behind = sentencesOf(clause).filter((s) => s.end > pay.held.end);
  const next = paysIn(clause, behind, language).find((p) => p.held.start > pay.held.end && p.held.bound !== 'at-most');
  const rate = behind
    .flatMap(({ figures }) => figures)
    .find(
      (f) =>
        LIMITS.has(f.bound) &&
        f.start >= pay.held.end &&
        f.end <= (next?.held.start ?? clause.text.length) &&
        f.unit === 'count' &&
        isCounted(said, f.noun) &&
        Number(f.value) < Number(said.value),
    );
  const most = rate && out(held(rate));
  return rate && most ? { of: said, rate, most } : null;
}
const LIMITS: ReadonlySet<string> = new Set(['at-most', 'below']);

/** Of several counts those that are paid for: where the clause pays for new ones (每新入驻1家), those that are told as new, unless the others show that its line may be missed; of which others add to what was paid for before nothing is known. */
function countsMeant(
  { clause, language, evidence }: Case,
  { sentence, held }: Pay,
  counts: readonly StatedFigure[],
): readonly StatedFigure[] | null {
  const further = paysIn(clause, sentencesOf(clause), language).some(({ of }) =>
    language.pattern('{each-further}').test(of),
  );
  if (further && evidence.question.goesOn) return null;
  const [each] = language.places('{paid-for-each}', clause.text.slice(sentence.start, held.start)).slice(-1);
  const paid = each ? clause.text.slice(sentence.start + each.start, held.start) : '';
  const isNew = (words: string): boolean => language.pattern('{newly-come}').test(words);
  const before = ({ around, text }: StatedFigure): string => around.slice(0, Math.max(0, around.indexOf(text)));
  if (!isNew(paid)) return counts;
  const told = counts.filter((f) => isNew(before(f)));
  const others = counts.filter((f) => !told.includes(f));
  const lines = sentence.figures.filter((f) => f.unit === 'count' && FLOORS.has(f.bound) && f.end <= held.start);
  const isLow = (f: StatedFigure): boolean =>
    lines.some((line) => isCounted(f, line.noun) && Number(f.value) < Number(line.value));
  return told.length === 1 && !others.some(isLow) ? told : null;
}

/** So much for each of all that are told, of one year and another: 两年共接收的人数. */
function byAll(one: Case, pay: Pay, counts: readonly StatedFigure[]): UncheckedWork | null {
  const { out, asker, held, clause } = one;
  const [first, ...more] = counts;
  if (!first) return null;
  const total = more.reduce<Working>((sum, f) => ({ by: 'plus', of: sum, with: asker(f) }), asker(first));
  const full = out({ by: 'times', of: held(pay.held), with: total });
  const sum = full && capped(one, full, pay);
  if (!sum) return null;
  return {
    lead: WORKED,
    as: 'all',
    sure: true,
    clause,
    sentences: payingSentences(clause, pay),
    counted: counts,
    each: pay.held,
    sum,
    full: sum === full ? null : full,
  };
}

/** 招用3人以下的按每人2000元: of more than that it says nothing by itself. */
function isForFewer({ evidence, language }: Case, { sentence, held, of }: Pay): boolean {
  if (language.pattern('{each-further}').test(of)) return false;
  const upTo = sentence.figures.find((f) => f.unit === 'count' && f.bound === 'at-most' && f.end <= held.start);
  return (
    upTo !== undefined && ownCounts(evidence).some((f) => isCounted(f, of) && Number(f.value) > Number(upTo.value))
  );
}

/** So much for each of the first, and so much more for each further one. */
function byFurther(one: Case, further: Pay, said: StatedFigure): UncheckedWork | null {
  const { clause, language, out, asker, held } = one;
  const first = paysIn(clause, sentencesOf(clause), language).find(
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
    sentences: [first.sentence, ...payingSentences(clause, further)],
    said,
    sum,
    full: sum === full ? null : full,
  };
}

/** A share of the staff that a clause limits something to, where the asker tells both. */
export function byLimit(one: Case): UncheckedWork | null {
  const { evidence } = one;
  const counts = ownCounts(evidence).filter((f) => PEOPLE.includes(f.noun));
  const limit = limitIn(one, counts, evidence.question.signs.ways.has('asks-how-many-people') ? 1 : 2);
  const [said = null] = counts.filter((f) => f !== limit?.of);
  if (!limit) return null;
  const sentence = sentencesOf(one.clause).find((s) => s.start <= limit.rate.start && s.end >= limit.rate.end);
  if (!sentence) return null;
  const over = said !== null && Number(said.value) > Number(limit.most.worked.value);
  return { lead: WORKED, as: 'limit', sure: true, clause: one.clause, sentences: [sentence], said, limit, over };
}

/** `least`: so many counts have to be told; the staff alone does where it is asked how many count. */
function limitIn(
  { clause, language, out, asker, held }: Case,
  counts: readonly StatedFigure[],
  least = 2,
): CountCeiling | null {
  if (counts.length < least) return null;
  const all = sentencesOf(clause).flatMap((s) => s.figures);
  const rate = all.find(
    (f) => f.unit === '%' && language.pattern('{share-of-staff}').test(clause.text.slice(0, f.start)),
  );
  const of = counts.find((f) => f.ofAll) ?? [...counts].sort((a, b) => Number(b.value) - Number(a.value))[0];
  const most = rate && of && out({ by: 'share', of: held(rate), with: asker(of) });
  // 30%以内 limits what is counted; how it is told is not of the count that it comes to.
  return most ? { of, rate, most } : null;
}
