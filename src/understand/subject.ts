import type { LanguageData } from '../knowledge/language-data.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Rule } from '../knowledge/measure.ts';
import { regionsAbove } from '../language/region.ts';
import type { Question } from './question.ts';
import type { AskedAspect, Subject } from './reading.ts';
import type { Words } from './words.ts';

/** A topic that weighs less hints and names nothing. */
const NAMES = 0.5;

/** What a question is about: the measures it names, in the places it names, the documents, and the words for the rest. */
export function subjectOf(question: Words, knowledge: Knowledge, aspects: readonly AskedAspect[]): Subject {
  const named = measuresNamed(question, knowledge);
  const names = named.flatMap(({ name, rule }) => [name, rule.title]).concat(question.documents.map((d) => d.title));
  return {
    measures: [...new Set(named.map(({ rule }) => rule.id))],
    documents: question.documents.map((d) => d.id),
    words: question.topics
      .filter(
        ({ word, weight }) =>
          weight >= NAMES && ![...names, ...aspects.map((a) => a.words)].some((name) => name.includes(word)),
      )
      .map(({ word }) => word),
  };
}

/** The things that a question sets side by side: measures by name, else the places; one subject where there is but one. */
export function subjectsOf(question: Words, knowledge: Knowledge): readonly Subject[] {
  const whole = subjectOf(question, knowledge, []);
  const named = measuresNamed(question, knowledge);
  const names = [...new Set(named.map(({ name }) => name))];
  if (names.length > 1)
    return names.map((name) => ({ ...whole, measures: named.filter((n) => n.name === name).map((n) => n.rule.id) }));
  if (question.regions.length < 2) return [whole];
  return question.regions.map((place) => {
    const here = { ...question, regions: [place] };
    return { ...subjectOf(here, knowledge, []), words: [place.name, ...whole.words] };
  });
}

export interface Named {
  readonly rule: Rule;
  readonly name: string;
}

/** Measures whose name stands in the question, those of its places where it names any; of names that lie in each other the longest. */
export function measuresNamed({ text, regions }: Words, knowledge: Knowledge): readonly Named[] {
  const codes = new Set(regions.flatMap((r) => regionsAbove(r.code)));
  const here = [...knowledge.book.rules.values()].filter(
    (rule) => codes.size === 0 || codes.has(String(rule.scope?.region ?? '')),
  );
  const found = here.flatMap((rule) => {
    const name = rule.keywords.filter((k) => text.includes(k)).sort((a, b) => b.length - a.length)[0];
    return name ? [{ rule, name }] : [];
  });
  return found.filter(({ name }) => !found.some((f) => f.name !== name && f.name.includes(name)));
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
  const shows = (patterns: readonly string[]) => patterns.some((pattern) => language.pattern(pattern).test(own.text));
  const ofMeasures = own.signs.ofMeasures || own.aspects.some((asked) => !OF_ANYTHING.has(asked));
  return (
    own.regions.length + own.documents.length + own.unknownNumbers.length === 0 &&
    named <= WORDS_OF_A_FOLLOW_UP &&
    (ofMeasures || own.figures.length > 0 || named === 0 || (named <= WORDS_OF_ITS_OWN && shows(COVER))) &&
    purposeWords(own, language).size === 0 &&
    shows(ASKS)
  );
}

/** The topics that stand right before a word for help and say what it is for: 新能源汽车 of 新能源汽车有没有补贴. */
export function purposeWords({ text, topics }: Words, language: LanguageData): ReadonlySet<string> {
  const lower = text.toLowerCase();
  const words = topics.map(({ word }) => word).sort((a, b) => b.length - a.length);
  const found = new Set<string>();
  for (const help of language.places('{help-word}', lower)) {
    for (let end = help.start; end > 0; ) {
      const before = lower.slice(0, end);
      const word = words.find((w) => before.endsWith(w.toLowerCase()));
      const passed = word ?? language.pattern('{before-help}').exec(before)?.[0];
      if (!passed) break;
      if (word) found.add(word);
      end -= passed.length;
    }
  }
  return found;
}
