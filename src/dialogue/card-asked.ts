import type { Evidence } from '../answer/evidence/evidence.ts';
import type { Plan } from '../answer/evidence/plan-to-say.ts';
import { pairsOf } from '../answer/evidence/sentences.ts';
import { measuresOf } from '../knowledge/catalogue/catalogue.ts';
import type { Measure } from '../knowledge/catalogue/facet.ts';
import { documentOf, type Knowledge } from '../knowledge/load.ts';
import { regionName } from '../language/region.ts';
import type { Asking } from '../understand/hypotheses/hypothesis.ts';
import type { Memory } from './state.ts';

/** The share of the pairs of characters of a name that a measure has to share. */
const NAMED = 0.5;

/** All of one measure, where it is wanted: the one that a message names, else the one that was told of last; which is asked where none was. */
export function cardAsked(
  { own }: Asking,
  { candidates, ranked }: Evidence,
  memory: Memory,
  knowledge: Knowledge,
): Plan | null {
  const called = own.signs.card;
  if (called === null || own.signs.more) return null;
  if (called === '') {
    const told = likest(`${memory.asked} ${memory.searched}`, toldOf(memory, knowledge), knowledge);
    return told ? { say: 'card', measure: told.measure } : { say: 'which-policy', calculates: false };
  }
  const named = 'of' in own.act && 'measures' in own.act.of ? own.act.of.measures : [];
  const clauses = [
    ...named.flatMap((id) => knowledge.book.rules.get(id)?.clause ?? []),
    ...[...ranked, ...candidates].map(({ clause }) => clause.id),
  ];
  const found = likest(called, measuresIn(clauses, knowledge), knowledge);
  return found && found.share >= NAMED ? { say: 'card', measure: found.measure } : null;
}

/** What the last answer cited: the measures that the case was decided by first. */
function toldOf({ cited, rules }: Memory, knowledge: Knowledge): readonly Measure[] {
  const all = measuresIn(cited, knowledge);
  const decided = all.filter(({ rule }) => rule !== null && rules.includes(rule));
  return decided.length > 0 ? decided : all.filter(({ clause }) => clause === all[0]?.clause);
}

const measuresIn = (clauses: readonly string[], knowledge: Knowledge): readonly Measure[] =>
  [...new Set(clauses)].flatMap((id) => {
    const clause = knowledge.clauses.get(id);
    return clause ? measuresOf(clause, knowledge) : [];
  });

/** The measure whose names and words share most with what was said; the first of equals. */
function likest(said: string, all: readonly Measure[], knowledge: Knowledge) {
  const wanted = [...pairsOf(said)];
  let best: { readonly measure: Measure; readonly share: number } | null = null;
  for (const measure of all) {
    const { names, subject, beneficiary, instrument, region, clause } = measure;
    const words = [
      ...names,
      subject?.text ?? '',
      beneficiary?.text ?? '',
      instrument.said.text,
      region ? regionName(region) : '',
      documentOf(clause, knowledge)?.title ?? '',
    ];
    const held = pairsOf(words.join(' '));
    const share = wanted.filter((pair) => held.has(pair)).length / Math.max(1, wanted.length);
    if (!best || share > best.share) best = { measure, share };
  }
  return best;
}
