import type { Knowledge } from '../knowledge/load.ts';
import type { Draft } from './draft/draft.ts';
import { cite, name, Writer } from './draft/writer.ts';
import type { Evidence, Ranked } from './evidence/evidence.ts';
import { isHollow } from './evidence/heading-only.ts';
import { sayTier } from './evidence/tier-told.ts';
import { documentAsked, sayAboutDocument } from './say/about-document.ts';
import { sayReckoned } from './say/calculated.ts';
import { closeWithCaveats, leadWithStatus, whom } from './say/caveats.ts';
import { answerClaim } from './say/claim.ts';
import { askWhich } from './say/clarify.ts';
import { chosen, placeOfDocument, sayBodies, sayClause } from './say/clause.ts';
import { compare, severalPlaces } from './say/comparison.ts';
import { decline } from './say/decline.ts';
import { sayFits } from './say/fitting-measures.ts';
import { sayWhatIsNot } from './say/not-granted.ts';
import { isUnsaid, sayUnsaid } from './say/not-stated.ts';

/** Words a reply from its evidence, without a model. What it writes still has to pass the gate. */
export function compose(evidence: Evidence, knowledge: Knowledge): Draft {
  const writer = new Writer();
  const best = evidence.ranked[0];
  if (evidence.sums.asksWhichFit) return sayFits(writer, evidence, knowledge);
  const reckoned = sayReckoned(writer, evidence, knowledge);
  if (reckoned) return reckoned;
  if (evidence.sums.wanted && evidence.question.topics.length === 0 && evidence.question.documents.length === 0) {
    writer.say(
      '可以算，先要知道是哪项政策。请告诉我贵公司在哪个城市、想问哪一类：贷款贴息、研发补贴、认定奖励，还是别的。',
    );
    return writer.draft('ask');
  }
  if (askWhich(writer, evidence)) return writer.draft('ask');
  if (!best) {
    decline(writer, evidence);
    return writer.draft('decline');
  }
  const { intents } = evidence.question;
  const places = new Set(evidence.question.regions.map((r) => r.code)).size;
  if (
    (intents[0] === 'compare' ||
      (places > 1 && !evidence.sums.figured && evidence.unheldRegion === null && severalPlaces(evidence))) &&
    compare(writer, evidence)
  )
    return writer.draft('answer');
  const used = intents.includes('list') ? several(evidence) : chosen(evidence);
  const first = intents.includes('body') ? withBodies(evidence, used[0] ?? best) : (used[0] ?? best);
  if (sayAboutDocumentAlone(writer, evidence, best)) return writer.draft('answer');
  const told = intents.includes('body') || isUnsaid(evidence, first) ? [first] : used;
  leadWithStatus(writer, evidence, told);
  if (evidence.unheldRegion && best.document.region !== evidence.unheldRegion.code)
    writer.notice('region', '没有收录', name(evidence.unheldRegion.name), '自己的政策，以上是上级地区的文件。');
  answerClaim(writer, evidence, first);
  sayTier(writer, evidence, first);
  if (intents.includes('body')) sayBodyFirst(writer, evidence, first);
  else if (!sayUnsaid(writer, evidence, first)) sayClauses(writer, evidence, used);
  closeWithCaveats(writer, told);
  return writer.draft('answer');
}

function sayAboutDocumentAlone(writer: Writer, evidence: Evidence, best: Ranked): boolean {
  const asked = documentAsked(evidence, best);
  if (!sayAboutDocument(writer, evidence, asked)) return false;
  if (evidence.question.intents.includes('which-document'))
    sayClause(writer, evidence, asked, 120, asked.document.provenance === 'official' ? [] : ['据原文转述：']);
  closeWithCaveats(writer, [asked]);
  return true;
}

/** The clause that names bodies, where the best does not and one of its document does almost as well. */
function withBodies(evidence: Evidence, best: Ranked): Ranked {
  if (best.clause.bodies.length > 0) return best;
  const others = evidence.ranked.filter((r) => r.document === best.document && r.score >= best.score * 0.5);
  return others.find((r) => r.clause.bodies.length > 0) ?? best;
}

function sayBodyFirst(writer: Writer, evidence: Evidence, ranked: Ranked): void {
  const listed = ranked.clause.bodies.length > 0;
  if (listed) sayBodies(writer, ranked);
  sayClause(
    writer,
    evidence,
    ranked,
    listed ? 110 : 200,
    ranked.document.provenance === 'official' ? [] : ['据原文转述：'],
  );
  if (!listed) writer.say('条款没有另外列出责任部门，可以向', whom(ranked.document), '咨询', cite(ranked.clause), '。');
}

function sayClauses(writer: Writer, evidence: Evidence, used: readonly Ranked[]): void {
  const { regions, documents } = evidence.question;
  // Where no place is named, the reply says whose the clause is.
  const places = new Set(used.map((r) => r.document.region)).size > 1 || regions.length + documents.length === 0;
  const listed = evidence.question.intents.includes('list');
  for (const [i, ranked] of used.entries()) {
    const restated = i === 0 && ranked.document.provenance !== 'official' ? '据原文转述：' : '';
    if (i === 0) sayWhatIsNot(writer, evidence, ranked);
    const lead = places ? [restated, name(placeOfDocument(ranked)), '：'] : [restated];
    sayClause(writer, evidence, ranked, listed ? 110 : Math.max(90, 240 - writer.length), lead);
  }
  const first = used[0];
  if (first && !listed) sayBodies(writer, first);
}

/** For a list: the clauses that cover the question; those out of force only where nothing in force does. */
function several(evidence: Evidence): Ranked[] {
  const [best] = evidence.ranked;
  if (!best) return [];
  const near = evidence.ranked.filter(
    (r) => r === best || (r.score >= best.score * 0.45 && r.share >= best.share - 0.34),
  );
  const current = near.filter((r) => r.status !== 'expired');
  return (current.length > 0 && !evidence.question.documents.includes(best.document) ? current : near)
    .sort((a, b) => Number(isHollow(a.clause)) - Number(isHollow(b.clause)))
    .slice(0, 5);
}
