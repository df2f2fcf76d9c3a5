import type { Figure } from '../../language/figure.ts';
import { BETWEEN_ENDS } from '../../language/official-text.ts';
import type { StatedFigure } from '../../understand/stated-figures.ts';
import { isForEach } from './figures-placed.ts';
import { bestFor, type Case, kindAlike, leadInTo, ownSums } from './own-case.ts';
import { pairsOf, type Sentence, sentencesOf, sharedPairs } from './sentences.ts';
import type { UncheckedWork } from './worked-shape.ts';

/** 按固定资产投资的5%—20%给予奖励: what the two ends of a range of shares come to, where no line of the sentence is surely missed. */
export function byRange(one: Case, sentences: readonly Sentence[]): UncheckedWork | null {
  const { clause, language, out, asker, held, evidence } = one;
  const words = pairsOf(evidence.own.searched);
  const alike = ({ text }: Sentence): number =>
    sharedPairs(text, words) +
    (evidence.own.cases.has('alike-works') && language.pattern('{alike-works}').test(text) ? LITTLE + 1 : 0);
  const [best, ...others] = sentences
    .flatMap((sentence) => {
      const ends = endsIn(one, sentence);
      return ends ? [{ sentence, ...ends, alike: alike(sentence) }] : [];
    })
    .sort((a, b) => b.alike - a.alike);
  const isSame = ({ from, to }: Ends): boolean => from.value === best?.from.value && to.value === best.to.value;
  if (!best || others.some((other) => other.alike === best.alike && !isSame(other))) return null;
  const { sentence, from, to, of } = best;
  // 亩均投资180万 is no sum of which a share is paid.
  const isWhole = ({ around, text }: StatedFigure): boolean =>
    !isForEach(/[^,，。;；]*$/.exec(around.slice(0, around.indexOf(text)))?.[0] ?? '', one.language);
  const [said] = bestFor(one, ownSums(one, of, 'CNY').filter(isWhole), of, undefined);
  if (!said || kindAlike(one, said, of) < 2) return null;
  const isShort = (line: Held | typeof UNKNOWN): boolean => line !== UNKNOWN && line.short !== null;
  const reaches = (other: Ends): boolean =>
    linesBefore(one, other.sentence, other.from, said).every((line) => line !== UNKNOWN && !isShort(line));
  // One that says but a little less of what is asked, and pays the same for what is told, may be meant as well.
  const alikes = [
    best,
    ...others.filter(
      (other) => other.alike === best.alike || (best.alike - other.alike <= LITTLE && isSame(other) && reaches(other)),
    ),
  ];
  const ofEach = alikes.map((other) => linesBefore(one, other.sentence, other.from, said));
  const lines = ofEach.flat();
  const short = lines.find(isShort);
  // Of sentences for other kinds of projects that pay the same one is missed and another reached: which it is stands open.
  if (short && !ofEach.every((own) => own.some(isShort))) return null;
  if (ofEach.length > 1 && lines.includes(UNKNOWN)) return null;
  const base = { lead: 'worked', sure: true, clause, sentences: alikes.map((other) => other.sentence) } as const;
  if (short && short !== UNKNOWN) return { ...base, sentences: [sentence], as: 'short', ...short };
  const sums = [from, to].map((rate) => out({ by: 'share', of: held(rate), with: asker(said) }));
  const [low, high] = sums;
  return low && high ? { ...base, as: 'range', said, from, to, low, high, ifMet: lines.includes(UNKNOWN) } : null;
}

/** So many pairs of characters more are an accident. */
const LITTLE = 1;
const UNKNOWN = 'unknown';

interface Ends {
  readonly sentence: Sentence;
  readonly from: Figure;
  readonly to: Figure;
}

/** The two ends of a range of shares that a sentence pays, and what it pays them of. */
function endsIn(
  { clause, language }: Case,
  { start, end, figures }: Sentence,
): { readonly from: Figure; readonly to: Figure; readonly of: string } | null {
  const at = figures.findIndex((f, i) => {
    const next = figures[i + 1];
    return f.unit === '%' && next?.unit === '%' && BETWEEN_ENDS.test(clause.text.slice(f.end, next.start));
  });
  const [from, to] = [figures[at], figures[at + 1]];
  if (at < 0 || !from || !to || !language.pattern('{share-paid-after}').test(clause.text.slice(to.end, end)))
    return null;
  return { from, to, of: /[^，,。；;]*$/.exec(clause.text.slice(start, from.start))?.[0] ?? '' };
}

type Held = Pick<Extract<UncheckedWork, { as: 'short' }>, 'said' | 'line' | 'per' | 'short'>;

/** How a sum stands to the lines before the share: those of the sum itself, and those of so much for each of something (亩均200万元). */
function linesBefore(
  one: Case,
  sentence: Sentence,
  from: Figure,
  said: StatedFigure,
): readonly (Held | typeof UNKNOWN)[] {
  const { clause, language, out, held, asker, evidence } = one;
  const lines = sentence.figures.filter((f) => f.end <= from.start && f.unit === 'CNY' && f.bound === 'at-least');
  return lines.map((line) => {
    const before = sentence.figures.findLast((f) => f.end <= line.start);
    const measured = clause.text.slice(before?.end ?? sentence.start, line.start);
    const [each] = language.places('{for-each-unit}', measured).slice(-1);
    if (!each) return { said, line, per: null, short: Number(said.value) < Number(line.value) ? MISSED : null };
    const unit = measured.slice(each.start, each.end);
    const isEach = (f: StatedFigure): boolean => f.unit === 'CNY' && isForEach(leadInTo(f), language);
    const told = evidence.own.figures.find((f) => isEach(f) && f.start !== said.start);
    if (told) return { said: told, line, per: null, short: Number(told.value) < Number(line.value) ? MISSED : null };
    const area = evidence.own.figures.find((f) => f.unit === 'count' && unit.includes(f.noun) && !f.vague);
    const need = area && out({ by: 'times', of: held(line), with: asker(area) });
    if (!area || !need) return UNKNOWN;
    const less = out({ by: 'less', of: need.working, with: asker(said) });
    return { said, line, per: { of: area, rate: null, need }, short: less && less.worked.value !== '0' ? less : null };
  });
}

/** A line that is missed by what is told itself: the two figures say by how much. */
const MISSED = 'plain' as const;

/** 占总研发支出的比例不低于10%, where both the part and the whole are told: what it takes, and what is missing. */
export function byShareReached(one: Case): UncheckedWork | null {
  const { clause, language, out, asker, held, evidence } = one;
  const told = evidence.own.figures.filter((f) => f.unit === 'CNY' && !f.vague && !f.paid);
  const [whole, part, ...more] = [...told].sort((a, b) => Number(b.value) - Number(a.value));
  if (!whole || !part || more.length > 0) return null;
  for (const sentence of sentencesOf(clause)) {
    const [line, ...others] = sentence.figures.filter((f) => f.unit === '%' && f.bound === 'at-least');
    if (!line || others.length > 0) continue;
    const before = clause.text.slice(sentence.start, line.start);
    const found = language.pattern('{share-of-what}').exec(before);
    const ofWhole = found?.[1] ?? '';
    const ofPart = /[^，,。；;]*$/.exec(before.slice(0, found?.index ?? 0))?.[0] ?? '';
    const isMeant =
      sharedPairs(ofWhole, pairsOf(whole.around)) > 0 && sharedPairs(ofPart, pairsOf(part.around)) > ENOUGH;
    const need = isMeant ? out({ by: 'share', of: held(line), with: asker(whole) }) : null;
    if (!need) continue;
    const less = out({ by: 'less', of: need.working, with: asker(part) });
    const short = less && less.worked.value !== '0' ? less : null;
    if (!short && !evidence.question.signs.ways.has('asks-whether-enough')) return null;
    return {
      lead: 'worked',
      as: 'short',
      sure: true,
      clause,
      sentences: [sentence],
      said: part,
      line,
      per: { of: whole, rate: line, need },
      short,
    };
  }
  return null;
}

/** More pairs of characters than these name what the part is. */
const ENOUGH = 1;
