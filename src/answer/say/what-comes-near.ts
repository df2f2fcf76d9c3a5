import type { Knowledge } from '../../knowledge/load.ts';
import { cite, quote, type Writer } from '../draft/writer.ts';
import type { Evidence, Ranked } from '../evidence/evidence.ts';
import type { NearSentence } from '../evidence/near-in-texts.ts';
import { closeWithCaveats, sayStatusOf } from './caveats.ts';
import { sayClause } from './clause.ts';
import { NEAREST } from './to-polar.ts';
import { sayWhomToAsk } from './whom-to-ask.ts';

/** So much of the one that is meant is told. */
const BUDGET = 120;

/**
 * No clause of an ingested document surely answers: the one that is meant, or else those of its sentences that come nearest, as such, and whom to
 * ask. That something is not written is not said.
 */
export function sayNearInTexts(
  writer: Writer,
  near: Ranked | readonly NearSentence[],
  evidence: Evidence,
  above: readonly string[],
  knowledge: Knowledge,
): void {
  if ('clause' in near) sayClause(writer, evidence, near, BUDGET, [NEAREST]);
  else {
    writer.say('没有查到直接写您问的这一点的条款，比较接近的有：');
    for (const { ranked: of, sentence } of near)
      writer.say('· ', quote(of.clause, sentence.start, sentence.end), cite(of.clause));
  }
  const used = 'clause' in near ? [near] : near.map(({ ranked }) => ranked);
  sayStatusOf(writer, evidence, used);
  sayWhomToAsk(writer, evidence, above, knowledge);
  closeWithCaveats(writer, used);
}
