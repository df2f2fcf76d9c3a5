import type { LanguageData } from '../knowledge/language-data.ts';
import type { Before } from './before.ts';
import { measuresNamed } from './measures-called.ts';
import type { Question } from './question.ts';
import type { AskedAspect, Subject } from './reading.ts';
import type { Words } from './words.ts';

/** A topic that weighs less hints and names nothing. */
const NAMES = 0.5;

/** What a question is about: the measures it names, in the places it names, the documents, and the words for the rest. */
export function questionSubject(question: Words, aspects: readonly AskedAspect[]): Subject {
  const named = measuresNamed(question.called, question.regions);
  const names = named.flatMap(({ name, rule }) => [name, rule.title]).concat(question.documents.map((d) => d.title));
  return {
    measures: [...new Set(named.map(({ rule }) => rule.id))],
    documents: question.documents.map((d) => d.id),
    words: question.topics
      .filter(
        ({ word, weight }) =>
          weight >= NAMES &&
          !names.some((name) => name.includes(word)) &&
          !aspects.some((a) => asksWith(a, word, question)),
      )
      .map(({ word }) => word),
  };
}

/** A word is among those that ask an aspect, or begins there: 重复享受 of 能重复享受吗. */
function asksWith({ words, span }: AskedAspect, word: string, { text }: Words): boolean {
  const at = text.indexOf(word);
  return words.includes(word) || (at >= span.start && at < span.end);
}

/** The things that a question sets side by side: measures by name, else the places; one subject where there is but one. */
export function subjectsOf(question: Words): readonly Subject[] {
  const whole = questionSubject(question, []);
  const named = measuresNamed(question.called, question.regions);
  const names = [...new Set(named.map(({ name }) => name))];
  if (names.length > 1)
    return names.map((name) => ({ ...whole, measures: named.filter((n) => n.name === name).map((n) => n.rule.id) }));
  if (question.regions.length < 2) return [whole];
  return question.regions.map((place) => {
    const here = { ...question, regions: [place] };
    return { ...questionSubject(here, []), words: [place.name, ...whole.words] };
  });
}

/** What can be asked of whatever measure was talked of. */
const OF_ANY_MEASURE: ReadonlySet<string> = new Set([
  'office',
  'payer',
  'payout-time',
  'window',
  'deadline',
  'how-to-apply',
  'materials',
  'phone',
  'online',
]);

/** 钱哪级掏，归谁管，多久到账, after a measure was told of: several things are asked that may be asked of any, and nothing else is named. */
export function asksOfAnyMeasure(own: Question, { cited }: Before): boolean {
  const { aspects, called, documents, unknownNumbers, regions, purposes, topics } = own;
  const names = called.length + documents.length + unknownNumbers.length + regions.length + purposes.size;
  const ofAny = aspects.length > 1 && aspects.every((aspect) => OF_ANY_MEASURE.has(aspect));
  return (
    cited.length > 0 && ofAny && names === 0 && topics.filter(({ weight }) => weight > NAMES).length < WORDS_OF_ITS_OWN
  );
}

const ASKS = ['{asks-something}', '{verb-not-verb}', '{ask-word}'];
/** More words of its own that name things, and a question brings a subject of its own. */
const WORDS_OF_A_FOLLOW_UP = 3;
/** So many may name what is asked to be covered: 样机行不行. */
const COVER = ['{asks-to-be-covered}', '{verb-not-verb}'];
const WORDS_OF_ITS_OWN = 2;
/** What is asked of anything at all, so that it shows no measure. */
const OF_ANYTHING: ReadonlySet<string> = new Set(['whether', 'amount']);

/**
 * True where a question after another asks what is asked of measures or brings a figure, and names no place, no document, no other
 * thing that help is for, and little else: 钱么子时候到账.
 */
export function asksOfWhatWasTalkedOf(own: Question, language: LanguageData): boolean {
  const named = own.topics.filter(({ weight }) => weight > NAMES).length;
  const shows = (patterns: readonly string[]) =>
    patterns.some((pattern) => language.pattern(pattern).test(own.wording));
  const ofMeasures = own.signs.ofMeasures || own.aspects.some((asked) => !OF_ANYTHING.has(asked));
  return (
    own.regions.length + own.documents.length + own.unknownNumbers.length === 0 &&
    named <= WORDS_OF_A_FOLLOW_UP &&
    (ofMeasures || own.figures.length > 0 || named === 0 || (named <= WORDS_OF_ITS_OWN && shows(COVER))) &&
    own.purposes.size === 0 &&
    shows(ASKS)
  );
}
