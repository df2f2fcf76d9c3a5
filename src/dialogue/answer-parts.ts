import { isBare } from '../answer/evidence/bare.ts';
import { clauseOfPoint } from '../answer/evidence/clause-of-point.ts';
import type { Plan } from '../answer/evidence/plan-to-say.ts';
import { pairsOf, sharedPairs } from '../answer/evidence/sentences.ts';
import { mayBeUnstated } from '../answer/evidence/stated/likely-unstated.ts';
import { type AnsweredPart, withPartsAnswered } from '../answer/join-parts.ts';
import { sayToPoint } from '../answer/say/to-point.ts';
import type { PolicyDocument } from '../knowledge/document.ts';
import type { AskedPoint } from '../understand/asked-points.ts';
import { askingParts } from '../understand/asking-parts.ts';
import { OF_DOCUMENT } from '../understand/aspects.ts';
import type { Considered } from './consider.ts';
import type { Services } from './services.ts';
import type { Memory } from './state.ts';
import { tryInContext, tryPlainly } from './try-readings.ts';
import { readingTaken, type Way } from './way.ts';

/** Replies that tell what one text says; and those that may answer one part of a message so. */
const OF_TEXT: ReadonlySet<Plan['say']> = new Set([
  'document',
  'bodies',
  'provisions',
  'unsaid',
  'clauses',
  'premised',
  'share',
  'measures',
]);
/** A word that weighs less names nothing that a clause could be found by. */
const NAMES = 0.5;

/**
 * A message that asks one text several things: with the reply to all of it (`whole`) what that passes over, each part answered by itself and in
 * short; null where it asks one thing, rests on a case of the asker's, is about several texts or passes over nothing.
 */
export async function answerParts(
  raw: string,
  whole: Considered,
  asOf: string,
  memory: Memory,
  on: Services,
): Promise<Way | null> {
  if (memory.pending) return null;
  const parts = askingParts(whole.hypothesis.asking.own);
  const document = textAsked(whole, on);
  if (parts.length < 2 || !document) return null;
  const within = { ...whole.after(whole.draft), documents: [document], pending: null, around: raw };
  const answers: AnsweredPart[] = [];
  for (const { text, point } of parts) {
    const found = await partOf(text, whole, document, asOf, within, on);
    const meant = clauseOfPoint(found.one.hypothesis.asking.own, document);
    const draft = found.isOfText || !meant ? null : sayToPoint(point, meant, document);
    const reply = found.isOfText ? found.one : draft && { draft, asked: whole.asked, decided: [] };
    const ofDocument = found.isOfText && found.one.planned.say === 'document';
    const clause = document.clauses.find(({ id }) => id === reply?.draft.citations[0]);
    answers.push({
      reply,
      point,
      ofDocument,
      isAnswered: isAsked(point, whole),
      isSilent: draft !== null || (clause !== undefined && mayBeUnstated(point, clause)),
      isMeant: clause === meant,
    });
  }
  const joined = withPartsAnswered(whole, answers, document);
  return joined && { ...joined, memory: whole.after(joined.draft), missed: null, readings: [readingTaken(whole)] };
}

/** The text, of those whose questions are known, that all of a reply rests on, where it tells what that says. */
function textAsked({ planned, draft, alone }: Considered, { knowledge }: Services): PolicyDocument | null {
  if (alone || draft.outcome !== 'answer' || !OF_TEXT.has(planned.say) || draft.calculations.length > 0) return null;
  const [first, ...others] = new Set(draft.citations.map((id) => knowledge.clauses.get(id)?.document));
  const document = knowledge.documents.get(first ?? '');
  return document && others.length === 0 && !isBare(document) ? document : null;
}

/** What one part comes to: by its own words, or of the clause that the whole message is about where these name nothing; and whether the text says it. */
async function partOf(
  text: string,
  whole: Considered,
  document: PolicyDocument,
  asOf: string,
  within: Memory,
  on: Services,
): Promise<{ readonly one: Considered; readonly isOfText: boolean }> {
  const alone = { ...within, cited: [], aspects: [], topics: [], searched: document.title };
  const found = (await tryInContext(text, asOf, alone, on)) ?? (await tryPlainly(text, asOf, within, on));
  const goesOn = { ...within, aspects: [], cited: whole.draft.citations };
  const one = isNamed(found, document) ? found : ((await tryInContext(text, asOf, goesOn, on)) ?? found);
  const isThere = one.evidence.uncoveredRegion?.code === whole.evidence.uncoveredRegion?.code;
  return { one, isOfText: isThere && isOfText(one, document) };
}

/** What the words of a part name stands in the first clause that it is answered by. */
function isNamed({ hypothesis, draft }: Considered, { clauses }: PolicyDocument): boolean {
  const [first] = draft.citations;
  const said = clauses.find(({ id }) => id === first);
  const held = pairsOf(`${said?.heading}${said?.text}`);
  const { topics } = hypothesis.asking.own;
  return topics.some(({ word, weight }) => weight >= NAMES && sharedPairs(word, held) > 0);
}

/** The reply to the whole tells of the document what the part asks of it; which of two bodies issued it is told with who did. */
function isAsked({ aspects }: AskedPoint, { planned, evidence }: Considered): boolean {
  const { question } = evidence;
  if (planned.say !== 'document') return false;
  if (aspects.length === 0) return question.aspects.includes('issuer');
  const own = aspects.filter((aspect) => OF_DOCUMENT.has(aspect));
  return own.length > 0 && own.every((aspect) => question.aspects.includes(aspect));
}

function isOfText({ planned, draft }: Considered, document: PolicyDocument): boolean {
  const isUnnamed = 'lead' in planned && planned.lead?.lead === 'unnamed';
  const cited = draft.citations.every((id) => document.clauses.some((clause) => clause.id === id));
  return draft.outcome === 'answer' && OF_TEXT.has(planned.say) && !isUnnamed && cited;
}
