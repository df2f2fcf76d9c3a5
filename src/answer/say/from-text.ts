import type { Draft } from '../draft/draft.ts';
import { cite, name, type Writer } from '../draft/writer.ts';
import type { Evidence, Ranked } from '../evidence/evidence.ts';
import type { Plan } from '../evidence/plan-to-say.ts';
import { closeWithCaveats, leadWithStatus, whom } from './caveats.ts';
import { sayClaims } from './claim.ts';
import { placeOfDocument, sayBodies, sayClause } from './clause.ts';
import { sayNotGranted } from './not-granted.ts';
import { sayNotStated } from './not-stated.ts';
import { sayTier } from './tier.ts';

/** What the clauses say to a question: who is in charge, that they leave it out, or their own words. */
export function sayFromText(
  writer: Writer,
  plan: Extract<Plan, { say: 'bodies' | 'unsaid' | 'clauses' }>,
  evidence: Evidence,
): Draft {
  const used = plan.say === 'clauses' ? plan.used : ([plan.of] as const);
  const [first] = used;
  leadWithStatus(writer, evidence, used);
  if (plan.uncoveredPlace)
    writer.notice('region', '没有收录', name(plan.uncoveredPlace), '自己的政策，以上是上级地区的文件。');
  sayClaims(writer, plan.claims, first);
  sayTier(writer, plan.tier, first.clause);
  if (plan.say === 'bodies') sayBodyFirst(writer, evidence, first);
  else if (plan.say === 'unsaid') sayNotStated(writer, evidence, first, plan.what);
  else sayClauses(writer, plan, evidence);
  closeWithCaveats(writer, used);
  return writer.draft('answer');
}

function sayBodyFirst(writer: Writer, evidence: Evidence, ranked: Ranked): void {
  const listed = ranked.clause.bodies.length > 0;
  if (listed) sayBodies(writer, ranked);
  const restated = ranked.document.provenance === 'official' ? [] : ['据原文转述：'];
  sayClause(writer, evidence, ranked, listed ? 110 : 200, restated);
  if (!listed) writer.say('条款没有另外列出责任部门，可以向', whom(ranked.document), '咨询', cite(ranked.clause), '。');
}

function sayClauses(writer: Writer, plan: Extract<Plan, { say: 'clauses' }>, evidence: Evidence): void {
  const { used, listed, notGranted } = plan;
  const { regions, documents } = evidence.question;
  // Where no place is named, the reply says whose the clause is.
  const places = new Set(used.map((r) => r.document.region)).size > 1 || regions.length + documents.length === 0;
  for (const [i, ranked] of used.entries()) {
    const restated = i === 0 && ranked.document.provenance !== 'official' ? '据原文转述：' : '';
    if (i === 0 && notGranted) sayNotGranted(writer, notGranted, ranked.clause);
    const lead = places ? [restated, name(placeOfDocument(ranked)), '：'] : [restated];
    sayClause(writer, evidence, ranked, listed ? 110 : Math.max(90, 240 - writer.length), lead);
  }
  if (!listed) sayBodies(writer, used[0]);
}
