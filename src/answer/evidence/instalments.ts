import type { Clause, PolicyDocument } from '../../knowledge/document.ts';
import { statusOn } from '../../knowledge/document.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Figure } from '../../language/figure.ts';
import type { Span } from '../../understand/span.ts';
import type { StatedFigure } from '../../understand/stated-figures.ts';
import type { Working } from '../draft/working.ts';
import { isBare } from './bare.ts';
import { telling } from './conditions-beside.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { isAward } from './own-case.ts';
import { paysIn } from './pays-in.ts';
import { respectiveIn } from './respectively.ts';
import { clauseFigures, pairsOf, type Sentence, sentencesOf, sharedPairs } from './sentences.ts';
import { workOut } from './work-out.ts';
import type { Out } from './worked-shape.ts';

/** How a clause pays out, where it is asked whether at once or in parts: the sentence that says so, and what the parts of the asker's sum come to. */
export interface Instalments {
  readonly lead: 'instalments';
  readonly of: Ranked;
  readonly piece: Span;
  readonly pays: 'in-parts' | 'at-once';
  readonly said: Figure | null;
  readonly parts: readonly { readonly rate: Figure; readonly due: Out }[];
}

/** Shares that are paid part by part come to the whole. */
const WHOLE = 100;

/** Of the document that is nearest the sentence that says how it pays out; null where nobody asks, it says nothing of it, or several do alike. */
export function instalmentsOf(evidence: Evidence, { language }: Knowledge): Instalments | null {
  const { question, ranked, candidates, nearest, asOf } = evidence;
  if (!question.signs.ways.has('asks-in-parts')) return null;
  const document = (ranked[0] ?? nearest ?? candidates[0])?.document;
  if (!document || !isBare(document) || !isOfPlace(document, evidence)) return null;
  const words = pairsOf(question.searched);
  const told = document.clauses.flatMap((clause) =>
    sentencesOf(clause).flatMap((sentence) => {
      const rates = sharesOf(clause, sentence, language);
      const inParts = rates.length > 0 || language.pattern('{states-instalments}').test(sentence.text);
      if (!inParts && !language.pattern('{states-at-once}').test(sentence.text)) return [];
      // Money of the message that is the very sum which the sentence divides, or what it speaks of, tells which is meant.
      const isDivided = sentence.figures.some(
        (f) => f.unit === 'CNY' && question.figures.some((own) => own.unit === f.unit && own.value === f.value),
      );
      const near = sharedPairs(sentence.text, words) + (isDivided ? DIVIDED : 0);
      // Of one support alone it says nothing of another.
      const ofAll = rates.length > 0 || (!inParts && language.pattern('{funds-in-general}').test(sentence.text));
      const ofPut = near > 0 && question.figures.some((put) => paysJust(put, clause, language));
      return ofAll || ofPut || near >= SPOKEN_OF ? [{ clause, sentence, rates, inParts, near }] : [];
    }),
  );
  // 听说也给20万，一次给齐: what a clause says of how it pays, that pays just the sum which is put up, comes before what is said of all sums.
  const ofSum = told.filter(({ clause }) => question.figures.some((put) => paysJust(put, clause, language)));
  const [best, next] = (ofSum.length > 0 ? ofSum : told).sort(
    (a, b) => Number(b.inParts) - Number(a.inParts) || b.near - a.near,
  );
  if (!best || (next && next.inParts === best.inParts && next.near === best.near)) return null;
  const { clause, sentence, rates } = best;
  const [said, ...others] = evidence.own.figures.filter((f) => f.unit === 'CNY' && !f.vague);
  const total = said && others.length === 0 && isDue(said, question.searched, language) ? said : null;
  if (total && isOfAnother(total, clause, document, language)) return null;
  return {
    lead: 'instalments',
    of: { clause, document, status: statusOn(document, asOf), score: 1, share: 1 },
    piece: sentence,
    pays: best.inParts ? 'in-parts' : 'at-once',
    said: total,
    parts: total ? rates.flatMap((rate) => partOf(total, rate, clause) ?? []) : [],
  };
}

/** So much more a sentence is meant that divides the very sum; so many pairs of characters in common speak of the same. */
const DIVIDED = 8;
const SPOKEN_OF = 4;

const paysJust = (put: Figure, clause: Clause, language: LanguageData): boolean =>
  paysIn(clause, sentencesOf(clause), language).some(
    ({ pays, held }) => pays === 'sum' && held.unit === put.unit && held.value === put.value,
  );

/** It is said to be what is granted, and nothing of it was had yet. */
function isDue(said: StatedFigure, asked: string, language: LanguageData): boolean {
  const before = aheadOf(said);
  const isGranted =
    said.paid || said.offered || isAward(said, language) || language.pattern('{due-before}').test(before);
  return isGranted && !language.pattern('{partly-had}').test(asked);
}

/** What the sum is said to be for is told by one other clause that pays, and not by this one. */
function isOfAnother(said: StatedFigure, clause: Clause, document: PolicyDocument, language: LanguageData): boolean {
  const held = pairsOf(`${document.title} ${clause.path.join(' ')} ${clause.heading} ${clause.text}`);
  const named = telling(aheadOf(said), language);
  const own = [...pairsOf(named)].filter((pair) => !held.has(pair));
  const paying = document.clauses.filter((c) => c !== clause && paysIn(c, sentencesOf(c), language).length > 0);
  return own.some((pair) => paying.filter((c) => `${c.heading} ${c.text}`.includes(pair)).length === 1);
}

/** The words of its part before a figure. */
const aheadOf = ({ around, text }: StatedFigure): string =>
  /[^，,。；;？?！!]*$/.exec(around.slice(0, Math.max(0, around.indexOf(text))))?.[0] ?? '';

const isOfPlace = ({ region }: PolicyDocument, { question }: Evidence): boolean =>
  question.regions.length === 0 || question.regions.some(({ code }) => code === region);

/** The shares of a sum that are paid one after another. */
function sharesOf(clause: Clause, sentence: Sentence, language: Knowledge['language']): readonly Figure[] {
  const pays = respectiveIn(clause, sentence, language)?.pays ?? [];
  const isWhole = pays.reduce((all, { value }) => all + Number(value), 0) === WHOLE;
  return isWhole && pays.every(({ unit }) => unit === '%') ? pays : [];
}

function partOf(total: Figure, rate: Figure, clause: Clause): Instalments['parts'][number] | null {
  const working: Working = {
    by: 'share',
    of: { by: 'clause', clause: clause.id, start: rate.start, end: rate.end },
    with: { by: 'asker', start: total.start, end: total.end },
  };
  const worked = workOut(working, {
    clause: ({ start, end }) => clauseFigures(clause).find((f) => f.start === start && f.end === end),
    asker: () => total,
  });
  return worked && { rate, due: { working, worked } };
}
