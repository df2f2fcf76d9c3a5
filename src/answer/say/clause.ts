import { regionName } from '../../language/region.ts';
import type { Segment } from '../draft/draft.ts';
import { cite, name, quote, type Writer } from '../draft/writer.ts';
import type { Evidence, Ranked } from '../evidence/evidence.ts';
import { isHollow } from '../evidence/heading-only.ts';
import { sentencesOf } from '../evidence/sentences.ts';
import { answersWith, pickSentences, wantedFigure } from '../evidence/wanted-sentences.ts';

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

/** The clauses to answer with: the best, and others close behind that add a place, or the figure that is wanted. */
export function chosen(evidence: Evidence): Ranked[] {
  const { ranked, question } = evidence;
  const best = ranked[0];
  if (!best) return [];
  const wanted = wantedFigure(question);
  const holds = (r: Ranked) => sentencesOf(r.clause).some((s) => answersWith(s, wanted));
  const withFigure = wanted
    ? ranked.filter((r) => r.score >= best.score * 0.6 && r.share >= best.share - 0.15 && holds(r))
    : [];
  const first = withFigure[0] ?? best;
  const others = ranked.filter(
    (r) => r !== first && r.score >= first.score * 0.8 && r.share >= first.share - 0.05 && (!wanted || holds(r)),
  );
  if (question.regions.length === 0) {
    const places = new Map([[first.document.region, first]]);
    for (const r of others)
      if (!places.has(r.document.region) && r.document.provenance !== 'commentary') places.set(r.document.region, r);
    // Where no place is named, what another place pays for the same is part of the answer.
    for (const r of wanted === 'money' ? ranked : [])
      if (!places.has(r.document.region) && holds(r) && r.score >= first.score * 0.45 && r.share >= first.share - 0.3)
        places.set(r.document.region, r);
    if (places.size > 1) return [...places.values()].slice(0, 3);
  }
  return [first, ...others.filter((r) => r.document === first.document || r.score >= first.score * 0.92).slice(0, 1)];
}

export function placeOfDocument(ranked: Ranked): string {
  return ranked.document.region ? regionName(ranked.document.region) : '（来源未写明地区）';
}
