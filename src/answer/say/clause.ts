import { regionName } from '../../language/region.ts';
import type { Segment } from '../draft/draft.ts';
import { cite, name, quote, type Writer } from '../draft/writer.ts';
import type { Evidence, Ranked } from '../evidence/evidence.ts';
import { isHollow } from '../evidence/heading-only.ts';
import { wordsMeasured } from '../evidence/lead.ts';
import { sentencesOf } from '../evidence/sentences.ts';
import { pickSentences } from '../evidence/wanted-sentences.ts';

/** Characters for what the clauses say; the rest of 400 is for bodies, limits and notices. */
const BUDGET = 240;
/** So many bodies are named where nobody asked who is in charge. */
const FEW = 3;

/** What the clause says to the question, in its own sentences; `on`: the sentences that certain figures stand in. */
export function sayClause(
  writer: Writer,
  evidence: Evidence,
  ranked: Ranked,
  budget = BUDGET,
  lead: readonly (string | Segment)[] = [],
  on: readonly { readonly start: number; readonly end: number }[] = [],
): void {
  const { clause, document } = ranked;
  const picked =
    on.length > 0
      ? sentencesOf(clause).filter((s) => on.some((f) => f.start >= s.start && f.end <= s.end))
      : pickSentences(clause, evidence.question, wordsMeasured(evidence, ranked), budget);
  const official = document.provenance === 'official';
  const pieces = picked.map((s) => quote(clause, s.start, s.end));
  const heading = isHollow(clause) ? ['“', name(clause.heading), '”：'] : [];
  writer.say(lead, heading, official ? '“' : '', ...pieces, official ? '”' : '', cite(clause));
}

/** Who is in charge; of a long list the first, unless it is asked for. */
export function sayBodies(writer: Writer, { clause }: Ranked, whole = false): void {
  const { bodies } = clause;
  if (bodies.length === 0) return;
  const shown = whole || bodies.length <= FEW + 1 ? bodies : bodies.slice(0, FEW);
  const named = shown.flatMap((b, i) => [i ? '、' : '', name(b)]);
  writer.say('由', ...named, shown.length < bodies.length ? '等部门负责' : '负责', cite(clause), '。');
}

export function placeOfDocument(ranked: Ranked): string {
  return ranked.document.region ? regionName(ranked.document.region) : '（来源未写明地区）';
}
