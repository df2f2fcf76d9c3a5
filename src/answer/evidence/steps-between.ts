import type { Clause } from '../../knowledge/document.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { hasTerm } from '../../language/terms-in.ts';
import type { QuotedStretch } from '../../understand/stretch.ts';
import { isBare } from './bare.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { pairsOf, type Sentence, sentencesOf } from './sentences.ts';
import { textMeant } from './text-meant.ts';

/** Whether something is handed in to, or paid out by, an office at once, as the message has it, by the steps that the document writes. */
export interface StepsBetween {
  readonly lead: 'steps-between';
  readonly of: Ranked;
  readonly asks: 'hand-in' | 'payment';
  /** `unless`: no, but of those for whom the document writes another way. */
  readonly holds: 'yes' | 'no' | 'some' | 'unless';
  readonly pieces: readonly [Sentence, ...Sentence[]];
}

/** What the one clause of the document that is meant says of these steps; null where the message names no such office, or no clause writes them. */
export function stepsBetween(evidence: Evidence, { language }: Knowledge): StepsBetween | null {
  const { straightTo, paidStraightBy } = evidence.own.signs;
  const text = straightTo || paidStraightBy ? textMeant(evidence) : null;
  if (!text || !isBare(text.document)) return null;
  return (
    (straightTo && handedIn(text, straightTo, evidence, language)) ??
    (paidStraightBy && paidOut(text, paidStraightBy, evidence, language))
  );
}

/** 由乡镇初审后报县里: the first office is the one that comes before the looking over. */
function handedIn(text: Ranked, to: QuotedStretch, evidence: Evidence, language: LanguageData): StepsBetween | null {
  for (const clause of text.document.clauses) {
    const sentences = sentencesOf(clause);
    const steps = sentences.find(({ text: words }) => HANDED_ON.every((name) => language.pattern(name).test(words)));
    if (!steps) continue;
    const words = withoutBrackets(steps.text);
    const [at] = language.places('{passes-on}', words);
    const [first, later] = [words.slice(0, at?.start), words.slice(at?.end)].map((part) => isNamed(to, part, language));
    if (first === later) return null;
    const others = sentences.filter((s, i) => sentences[i - 1] === steps && isOfOthers(s, language));
    const otherwise = others.filter((s) => isNamed(to, withoutBrackets(s.text), language) !== first);
    const own = otherwise.map((s) => isOwnKind(evidence, s.text, language));
    const usual = first ? 'yes' : 'no';
    const exceptional = first ? 'no' : 'yes';
    const unsaid = first ? 'some' : 'unless';
    return {
      lead: 'steps-between',
      of: { ...text, clause },
      asks: 'hand-in',
      holds: own.includes(true) ? exceptional : own.includes(null) ? unsaid : usual,
      pieces: [steps, ...others],
    };
  }
  return null;
}
const HANDED_ON = ['{hands-in}', '{passes-on}'] as const;

/** Who pays in the end, of each kind of those that are paid. */
function paidOut(text: Ranked, by: QuotedStretch, evidence: Evidence, language: LanguageData): StepsBetween | null {
  const all = text.document.clauses.map((clause) => ({ clause, payers: payersIn(clause, language) }));
  const [one, ...others] = all.filter(({ payers }) => payers.length > 0);
  const [first, ...more] = one?.payers ?? [];
  if (!one || !first || others.length > 0) return null;
  const kinds = one.payers.map(({ sentence }) => isOwnKind(evidence, sentence.text, language));
  const meant = kinds.includes(true) ? true : kinds.includes(false) ? null : undefined;
  const own = one.payers.filter((_, i) => meant === undefined || kinds[i] === meant);
  const payers = own.length > 0 ? own : one.payers;
  const named = payers.filter(({ payer }) => isNamed(by, payer, language)).length;
  const pieces = more
    .map(({ sentence }) => sentence)
    .filter((s, i, some) => s !== first.sentence && some.indexOf(s) === i);
  return {
    lead: 'steps-between',
    of: { ...text, clause: one.clause },
    asks: 'payment',
    holds: named === 0 ? 'no' : named === payers.length ? 'yes' : 'some',
    pieces: [first.sentence, ...pieces],
  };
}

const payersIn = (clause: Clause, language: LanguageData) =>
  sentencesOf(clause).flatMap((sentence) =>
    language
      .places('{pays-in-the-end}', sentence.text)
      .map(({ start, end }) => ({ sentence, payer: withoutBrackets(sentence.text.slice(start, end)) })),
  );

/** 市级（省直管县）财政局 is no office of the province. */
const withoutBrackets = (words: string): string => words.replace(/[(（][^)）]*[)）]/g, '');

/** Whether a sentence is of the kind of firm that the asker says to be; null where it names no kind, or the message does not tell it. */
function isOwnKind({ own }: Evidence, sentence: string, language: LanguageData): boolean | null {
  const { belongsTo, lacks } = own.signs;
  const kinds = language
    .places('{belongs-to}', sentence)
    .flatMap(({ start, end }) => [...pairsOf(sentence.slice(start, end))]);
  if (!belongsTo || !kinds.some((pair) => belongsTo.text.includes(pair))) return null;
  return !lacks.some(({ start, end }) => start <= belongsTo.start && belongsTo.end <= end);
}

const isOfOthers = ({ text }: Sentence, language: LanguageData): boolean =>
  language.pattern('{for-the-others}').test(text);

/** 市外经贸局 by its name; 省里 by any office of that level: 区市县 are the places below. */
function isNamed({ text }: QuotedStretch, words: string, language: LanguageData): boolean {
  if (hasTerm(words, text)) return true;
  const below = language.places('{levels-in-a-row}', words);
  const offices = below.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), words);
  return language.pattern('^^{office-by-level}$$').test(text) && hasTerm(offices, text.slice(0, 1));
}
