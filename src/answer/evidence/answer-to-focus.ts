import type { Clause } from '../../knowledge/document.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { parseFigures } from '../../language/figure.ts';
import type { Focus } from '../../understand/focus.ts';
import type { QuotedStretch } from '../../understand/stretch.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { type AnswerToFocus, TERMS_OPEN } from './focus-answered.ts';
import { wordsMeasured } from './lead.ts';
import { sentenceParts } from './pieces.ts';
import { clauseFigures, sentencesOf } from './sentences.ts';
import { missingFrom } from './silence.ts';
import { likeliest } from './wanted-sentences.ts';

/** What may be told of a thing by the terms that are left open. */
const OF_TERMS: ReadonlySet<string> = new Set(['whether', 'who', 'conditions', 'other']);

/** The first of what a question turns on that the clause decides or leaves out; null where neither is sure. */
export function answerToFocus(evidence: Evidence, ranked: Ranked, knowledge: Knowledge): AnswerToFocus | null {
  const { own } = evidence;
  const { language } = knowledge;
  return (
    priceFloor(own.focus, ranked, language) ??
    notCertain(own.focus, ranked, language) ??
    mannerLeftOut(own.focus, ranked) ??
    thingsLeftOut(evidence, ranked, language) ??
    openTerms(evidence, ranked, language)
  );
}

/** 成交价七折 of such a clause: the price that is named right before, of which the clause does not speak; null where none is. */
export function priceOfAnother(
  { own }: Evidence,
  of: Ranked,
  leftOut: readonly QuotedStretch[],
  language: LanguageData,
): AnswerToFocus | null {
  const not = leftOut.find(({ end }) => own.focus.discount?.starts.includes(end));
  const floor = not ? priceFloor(own.focus, of, language) : null;
  return floor?.lead === 'price-floor' && not ? { ...floor, not } : null;
}

/** 打七折 of a clause by which something may be set at no less than 70 % of something else. */
function priceFloor({ discount }: Focus, { clause }: Ranked, language: LanguageData): AnswerToFocus | null {
  if (!discount) return null;
  const held = clauseFigures(clause).find(({ unit, value }) => unit === '%' && value === discount.share);
  const sentence = held && sentencesOf(clause).find((s) => s.start <= held.start && s.end >= held.end);
  const part = sentence && sentenceParts(sentence).find((p) => p.start <= held.start && p.end >= held.end);
  if (!held || !part) return null;
  const before = clause.text.slice(part.start, held.start);
  const by = language.pattern('{sets-at-least}').exec(before);
  if (!by || by.index === 0) return null;
  return { lead: 'price-floor', held, not: null, on: [held] };
}

/** 直接评上 of a clause that says nothing of the kind and leaves to others who has it. */
function notCertain({ certain }: Focus, { clause, document }: Ranked, language: LanguageData): AnswerToFocus | null {
  const isOpen = ['states-selected', ...TERMS_OPEN].some((open) => language.pattern(`{${open}}`).test(clause.text));
  if (!certain || !isOpen || language.pattern('{spoken-of-all}').test(clause.text)) return null;
  const held = document.clauses.some(({ text }) => text.includes(certain.text));
  return held ? null : { lead: 'not-written', words: [certain], certain: true, on: [] };
}

/** 几个部门, 怎么考 of a clause that counts nothing and knows no such thing. */
function mannerLeftOut({ manner }: Focus, { clause, document }: Ranked): AnswerToFocus | null {
  const counts = clauseFigures(clause).some(({ unit }) => COUNTS.test(unit));
  const isHeld = ({ text }: QuotedStretch): boolean =>
    counts ||
    document.clauses.some((one) => countsDays(one, text) || (one.text.includes(text.slice(-1)) && text.length < 3));
  const words = manner.filter((one) => !isHeld(one));
  return words.length > 0 ? { lead: 'not-written', words: words.slice(0, MOST), certain: false, on: [] } : null;
}
/** 几天 of a text that counts days in any of its clauses: which of them are meant is not sure, but it is no text that leaves them out. */
const countsDays = (clause: Clause, asked: string): boolean =>
  [1, 2].some((from) => parseFigures(`1${asked.slice(from)}`)[0]?.unit === 'day') &&
  clauseFigures(clause).some(({ unit }) => unit === 'day');
const COUNTS = /^(?:count|day|month|year|h)/;
const MOST = 2;

/** The thing that is asked to count, where no part of the document names it. */
function thingsLeftOut(evidence: Evidence, ranked: Ranked, language: LanguageData): AnswerToFocus | null {
  const isUnsaid = missingFrom(evidence, ranked, language);
  const words = evidence.own.focus.things.filter(isUnsaid);
  return words.length > 0 ? { lead: 'not-written', words: words.slice(0, MOST), certain: false, on: [] } : null;
}

/** 符合条件的: who has it is asked, and the clause leaves that to others. */
function openTerms(evidence: Evidence, ranked: Ranked, language: LanguageData): AnswerToFocus | null {
  const { own, question } = evidence;
  const { clause, document } = ranked;
  const asksTerms =
    own.points.some(({ aspects, turnsOn }) => aspects.some((a) => OF_TERMS.has(a)) || turnsOn.length > 0) ||
    own.signs.asksWhetherCounts;
  if (!asksTerms || document.clauses.some(({ text }) => language.pattern('{asked-of-applicants}').test(text)))
    return null;
  const best = likeliest(clause, question, wordsMeasured(evidence, ranked));
  if (!best) return null;
  for (const open of TERMS_OPEN) {
    const place = language.places(`{${open}}`, best.text)[0];
    if (place)
      return {
        lead: 'open-terms',
        open,
        on: [{ start: best.start + place.start, end: best.start + place.end }],
      };
  }
  return null;
}
