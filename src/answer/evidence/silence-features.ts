import type { LanguageData } from '../../knowledge/language-data.ts';
import type { AskedPoint } from '../../understand/asked-points.ts';
import { statesAspect } from '../../understand/aspects.ts';
import { maskedGrams } from '../../understand/learned/masked-grams.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { leadOf, wordsMeasured } from './lead.ts';
import { mentionsOf } from './mentions.ts';
import { pairsOf, sentencesOf } from './sentences.ts';
import { answersWith, clearlyBest, wantedFigure } from './wanted-sentences.ts';

/** The sign of a point that asks nothing but what the clause states, in words that it says. */
export const ALL_STATED = 'fall-stated';
/** A topic that weighs less names nothing. */
const NAMES = 0.5;

/**
 * A reader of what tells whether a clause writes what a point asks: its characters, pairs and triples (`g…`), where a figure, a place, and every word
 * that the clause (`*`), its document (`+`) or neither (`~`) says are masked; and signs (`f…`): aspects that it asks and that the clause
 * states or leaves out, how many of its words the clause does not say, how like one of its sentences it is.
 */
export function silenceFeatures(
  evidence: Evidence,
  ranked: Ranked,
  language: LanguageData,
): (point: AskedPoint) => readonly string[] {
  const { clause } = ranked;
  const { question, slots, sums } = evidence;
  const mention = mentionsOf(evidence, ranked);
  const kind = (word: string): string => ({ clause: '*', document: '+', nowhere: '~' })[mention(word) ?? 'nowhere'];
  const stated = (word: string) => slots.some((s) => s.words.includes(word));
  const rule = sums.decided.find((d) => d.rule.clause === clause.id);
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
  const sentences = sentencesOf(clause).map((s) => s.text);
  return (point) => {
    const { aspects: asked, pieces } = point;
    const names = point.topics.filter(({ weight }) => weight >= NAMES);
    const unsaid = names.filter(({ word }) => kind(word) !== '*' && !stated(word)).length;
    const pairs = [...pairsOf(point.text)];
    const likest = (texts: readonly string[]): number =>
      Math.max(
        0,
        ...texts.map((text) => {
          const said = pairsOf(text);
          return Math.floor((8 * pairs.filter((p) => said.has(p)).length) / Math.max(4, pairs.length));
        }),
      );
    const flags = [
      ...(asked.length > 0 && unsaid === 0 && asked.every((aspect) => states(aspect)) ? [ALL_STATED.slice(1)] : []),
      `lead:${lead?.lead ?? 'none'}`,
      `pays:${pays}`,
      `pays:${pays}:${Math.min(2, unsaid)}`,
      ...asked.map((aspect) => `AU:${aspect}:${Math.min(2, unsaid)}`),
      ...asked.map((aspect) => `AL:${aspect}:${lead?.lead ?? 'none'}`),
      `K:${Math.min(4, likest(clause.asks))}`,
      ...asked.map((aspect) => `A:${aspect}:${state(aspect)}`),
      ...asked.map((aspect) => `S:${state(aspect)}`),
      ...question.aspects.map((aspect) => `Q:${aspect}:${state(aspect)}`),
      `act:${question.act.act}`,
      `U:${Math.min(3, unsaid)}`,
      `N:${Math.min(3, names.length)}`,
      ...(names.length > 0 ? [`UN:${Math.round((4 * unsaid) / names.length)}`] : []),
      `L:${Math.min(4, likest(sentences))}`,
      ...(rule ? [`rule:${rule.calculation.verdict}`] : ['norule']),
      ...(sums.wanted ? ['wanted'] : []),
      ...(sums.figured ? ['figured'] : []),
      ...(slots.length > 0 ? ['slots'] : []),
      ...[...question.signs.ways].map((way) => `W:${way}`),
      ...(question.signs.self ? ['self'] : []),
      ...(question.signs.wantsSum ? ['wants-sum'] : []),
      ...(question.goesOn ? ['goes-on'] : []),
      ...(pieces.some(({ is, text }) => is === 'figure' && /[0-9]/.test(text)) ? ['F'] : []),
    ];
    const grams = maskedGrams(pieces, (is, text) => ({ figure: '#', place: '@', topic: kind(text) })[is]);
    return [...grams].map((gram) => `g${gram}`).concat([...new Set(flags)].map((flag) => `f${flag}`));
  };
}
