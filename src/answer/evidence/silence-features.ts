import type { LanguageData } from '../../knowledge/language-data.ts';
import type { AskedPoint } from '../../understand/asked-points.ts';
import { aspectsAsked, aspectsMeant, statesAspect } from '../../understand/aspects.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { leadOf, wordsMeasured } from './lead.ts';
import { mentionsOf } from './mentions.ts';
import { pairsOf, sentencesOf } from './sentences.ts';
import { answersWith, clearlyBest, wantedFigure } from './wanted-sentences.ts';

const LONGEST_GRAM = 3;
/** The sign of a point that asks nothing but what the clause states, in words that it says. */
export const ALL_STATED = 'fall-stated';
/** A topic that weighs less names nothing. */
const NAMES = 0.5;

/**
 * What tells whether a clause writes what a point asks: its characters, pairs and triples (`g…`), where a figure, a place, and every word
 * that the clause (`*`), its document (`+`) or neither (`~`) says are masked; and signs (`f…`): aspects that it asks and that the clause
 * states or leaves out, how many of its words the clause does not say, how like one of its sentences it is.
 */
export function silenceFeatures(
  point: AskedPoint,
  evidence: Evidence,
  ranked: Ranked,
  language: LanguageData,
): readonly string[] {
  const { clause } = ranked;
  const { question, own, slots, sums } = evidence;
  const mention = mentionsOf(evidence, ranked);
  const kind = (word: string): string => ({ clause: '*', document: '+', nowhere: '~' })[mention(word) ?? 'nowhere'];
  const topics = own.topics.filter(({ word }) => point.text.includes(word));
  const names = topics.filter(({ weight }) => weight >= NAMES);
  const stated = (word: string) => slots.some((s) => s.words.includes(word));
  const unsaid = names.filter(({ word }) => kind(word) !== '*' && !stated(word)).length;
  const asked = aspectsMeant(aspectsAsked(point.text, language)).map(({ aspect }) => aspect);
  const rule = sums.decided.find((d) => d.rule.clause === clause.id);
  const pairs = [...pairsOf(point.text)];
  const alike = Math.max(
    0,
    ...sentencesOf(clause).map((s) => {
      const own = pairsOf(s.text);
      return pairs.filter((p) => own.has(p)).length / Math.max(4, pairs.length);
    }),
  );
  const likeAsks = Math.max(
    0,
    ...clause.asks.map((ask) => {
      const said = pairsOf(ask);
      return pairs.filter((p) => said.has(p)).length / Math.max(4, pairs.length);
    }),
  );
  const lead = leadOf(evidence, ranked);
  const wanted = wantedFigure(question);
  const best = clearlyBest(clause, question, wordsMeasured(evidence, ranked));
  const pays =
    wanted === null
      ? 'none'
      : best
        ? String(answersWith(best, wanted))
        : String(sentencesOf(clause).some((s) => answersWith(s, wanted)));
  const states = (aspect: string): boolean | null => {
    if (aspect === 'office') return clause.bodies.length > 0;
    if (aspect === 'amount') return pays === 'true' || lead?.lead === 'award' || lead?.lead === 'figure';
    if (aspect === 'count') return best ? answersWith(best, 'count') : null;
    if (aspect === 'conditions' || aspect === 'who') return rule !== undefined || null;
    return statesAspect(clause.text, aspect, language);
  };
  const state = (aspect: string): string =>
    states(aspect) === null ? 'unknown' : states(aspect) ? 'stated' : 'unstated';
  const flags = [
    ...(asked.length > 0 && unsaid === 0 && asked.every((aspect) => states(aspect)) ? [ALL_STATED.slice(1)] : []),
    `lead:${lead?.lead ?? 'none'}`,
    `pays:${pays}`,
    `pays:${pays}:${Math.min(2, unsaid)}`,
    ...asked.map((aspect) => `AU:${aspect}:${Math.min(2, unsaid)}`),
    ...asked.map((aspect) => `AL:${aspect}:${lead?.lead ?? 'none'}`),
    `K:${Math.min(4, Math.floor(likeAsks * 8))}`,
    ...asked.map((aspect) => `A:${aspect}:${state(aspect)}`),
    ...asked.map((aspect) => `S:${state(aspect)}`),
    ...question.aspects.map((aspect) => `Q:${aspect}:${state(aspect)}`),
    `act:${question.act.act}`,
    `U:${Math.min(3, unsaid)}`,
    `N:${Math.min(3, names.length)}`,
    ...(names.length > 0 ? [`UN:${Math.round((4 * unsaid) / names.length)}`] : []),
    `L:${Math.min(4, Math.floor(alike * 8))}`,
    ...(rule ? [`rule:${rule.calculation.verdict}`] : ['norule']),
    ...(sums.wanted ? ['wanted'] : []),
    ...(sums.figured ? ['figured'] : []),
    ...(slots.length > 0 ? ['slots'] : []),
    ...[...question.signs.ways].map((way) => `W:${way}`),
    ...(question.signs.self ? ['self'] : []),
    ...(question.signs.wantsSum ? ['wants-sum'] : []),
    ...(question.goesOn ? ['goes-on'] : []),
    ...(/[0-9]/.test(point.text) ? ['F'] : []),
  ];
  const grams = gramsOf(
    `^${masked(
      point,
      evidence,
      topics.map(({ word }) => word),
      kind,
    )}$`,
  );
  return [...grams].map((gram) => `g${gram}`).concat([...new Set(flags)].map((flag) => `f${flag}`));
}

function masked(
  point: AskedPoint,
  { question: { text, figures, regions } }: Evidence,
  words: readonly string[],
  kind: (word: string) => string,
): string {
  const spans = [
    ...figures.map(({ start, end }) => ({ start, end, by: '#' })),
    ...regions.map(({ start, end }) => ({ start, end, by: '@' })),
    ...words.map((word) => {
      const start = text.indexOf(word, point.start);
      return { start, end: start + word.length, by: kind(word) };
    }),
  ]
    .filter(({ start, end }) => start >= point.start && end <= point.end)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  let [left, at] = ['', point.start];
  for (const { start, end, by } of spans) {
    if (start < at) continue;
    left += text.slice(at, start) + by;
    at = end;
  }
  return left + text.slice(at, point.end);
}

function gramsOf(text: string): ReadonlySet<string> {
  const grams = new Set<string>();
  for (let size = 1; size <= LONGEST_GRAM; size += 1)
    for (let at = 0; at + size <= text.length; at += 1) grams.add(text.slice(at, at + size));
  return grams;
}
