import { regionName } from '../../language/region.ts';
import type { Segment } from '../draft/draft.ts';
import { cite, name, quote, type Writer } from '../draft/writer.ts';
import type { Evidence, Ranked } from '../evidence/evidence.ts';
import { isHollow } from '../evidence/heading-only.ts';
import { pickSentences } from '../evidence/wanted-sentences.ts';

/** Characters for what the clauses say; the rest of 400 is for bodies, limits and notices. */
const BUDGET = 240;

/** Words to measure sentences by: the question's and what policies say for them. */
function measuringWords(evidence: Evidence): string {
  return [evidence.question.searched, ...evidence.expansions].join(' ');
}

/** What the clause says to the question, in its own sentences. */
export function sayClause(
  writer: Writer,
  evidence: Evidence,
  ranked: Ranked,
  budget = BUDGET,
  lead: readonly (string | Segment)[] = [],
): void {
  const { clause, document } = ranked;
  const picked = pickSentences(clause, evidence.question, measuringWords(evidence), budget);
  const official = document.provenance === 'official';
  const pieces = picked.map((s) => quote(clause, s.start, s.end));
  const heading = isHollow(clause) ? ['“', name(clause.heading), '”：'] : [];
  writer.say(lead, heading, official ? '“' : '', ...pieces, official ? '”' : '', cite(clause));
}

export function sayBodies(writer: Writer, ranked: Ranked): void {
  const { clause } = ranked;
  if (clause.bodies.length === 0) return;
  writer.say('责任部门：', ...clause.bodies.flatMap((b, i) => [i ? '、' : '', name(b)]), cite(clause), '。');
}

export function placeOfDocument(ranked: Ranked): string {
  return ranked.document.region ? regionName(ranked.document.region) : '（来源未写明地区）';
}
