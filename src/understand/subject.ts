import type { Knowledge } from '../knowledge/load.ts';
import type { Rule } from '../knowledge/measure.ts';
import { regionsAbove } from '../language/region.ts';
import type { Question } from './question.ts';
import type { AskedAspect, Subject } from './reading.ts';

/** A topic that weighs less hints and names nothing. */
const NAMES = 0.5;

/** What a question is about: the measures it names, in the places it names, the documents, and the words for the rest. */
export function subjectOf(question: Question, knowledge: Knowledge, aspects: readonly AskedAspect[]): Subject {
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
export function subjectsOf(question: Question, knowledge: Knowledge): readonly Subject[] {
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

interface Named {
  readonly rule: Rule;
  readonly name: string;
}

/** Measures whose name stands in the question, those of its places where it names any; of names that lie in each other the longest. */
function measuresNamed({ text, regions }: Question, knowledge: Knowledge): readonly Named[] {
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
