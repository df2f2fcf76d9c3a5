import type { LanguageData } from '../../knowledge/language-data.ts';
import { BETWEEN_ITEMS } from '../../language/official-text.ts';
import { hasTerm } from '../../language/terms-in.ts';
import type { Span } from '../../understand/span.ts';
import { isBare } from './bare.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { sentenceParts } from './pieces.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import { answersWith } from './wanted-sentences.ts';

/** A topic that weighs less names nothing that one has. */
const NAMES = 0.75;
/** What lacking a thing decides. */
const BY_LACK: ReadonlySet<string> = new Set(['amount', 'whether', 'who', 'conditions', 'count', 'other']);

/** Where the clause of a text of which nothing but its words is known asks for what the asker says to lack; null where it does not, or asks for it or something else. */
export function lackedIn(
  { own, question }: Evidence,
  { clause, document }: Ranked,
  language: LanguageData,
): Span | null {
  if (!isBare(document) || question.aspects.some((aspect) => !BY_LACK.has(aspect))) return null;
  const { lacks } = own.signs;
  const told = own.topics.filter(({ word, weight }) => {
    if (weight < NAMES || word.length < 2 || document.title.includes(word)) return false;
    const rest = lacks.reduce((text, { text: lacked }) => text.replace(lacked, ' '), own.searched);
    return lacks.some(({ text }) => text.includes(word)) && !rest.includes(word);
  });
  if (told.length === 0) return null;
  const sentences = sentencesOf(clause);
  const paying = sentences.filter((s) => answersWith(s, 'money'));
  const asking = (s: Sentence): boolean => s.figures.length === 0 && language.pattern('{asked-to-have}').test(s.text);
  for (const sentence of paying.length > 0 ? paying : sentences.filter(asking)) {
    const money = sentence.figures.find(({ unit }) => /^CNY|^%/.test(unit))?.start ?? sentence.end;
    const later = language.places('{asked-before}', sentence.text).map((at) => sentence.text.slice(at.start, at.end));
    for (const part of sentenceParts(sentence)) {
      const words = clause.text.slice(part.start, part.end);
      const isAsked = part.start < money && !language.pattern('{negates}|{or-another}').test(words);
      const word = isAsked
        ? told.find(
            ({ word }) => hasTerm(words, word) && !isOneOf(words, word) && !later.some((event) => event.includes(word)),
          )
        : undefined;
      if (word)
        return {
          start: part.start + words.indexOf(word.word),
          end: part.start + words.indexOf(word.word) + word.word.length,
        };
    }
  }
  return null;
}

/** 加工企业、合作社: who is not the one may be the other. */
const isOneOf = (words: string, word: string): boolean =>
  words
    .split(BETWEEN_ITEMS)
    .some((item, i, all) => all.length > 1 && hasTerm(item, word) && (i > 0 || item.endsWith(word)));
