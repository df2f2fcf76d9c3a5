import { OwnWords } from '../answer/draft/own-words.ts';
import { quoteInstead, whereToRead } from '../answer/fallback.ts';
import type { PartialReply } from '../answer/join-drafts.ts';
import { courtesy, sayStale } from '../answer/say/courtesy.ts';
import type { Message } from '../contract/message.ts';
import type { ReportedReading } from '../contract/reported-reading.ts';
import { InputError } from '../errors.ts';
import type { Replies } from '../knowledge/replies.ts';
import { normalise } from '../language/normalise.ts';
import type { Reading } from '../understand/reading.ts';
import { answerListed } from './answer-listed.ts';
import { answerParts } from './answer-parts.ts';
import { type ClientSession, memoryOf, withMemory } from './clients.ts';
import type { Effect } from './effects.ts';
import type { Services } from './services.ts';
import { answerSeveral } from './several.ts';
import type { Memory } from './state.ts';
import { readHandedIn, readPlainly } from './try-readings.ts';
import { questionAnswered, type Way, wayOf } from './way.ts';
import { withDeciding } from './with-deciding.ts';
import { withFaq } from './with-faq.ts';
import { withLikely } from './with-likely.ts';
import { restoreStale, setAside } from './yearly-facts.ts';

/** Longer than this nobody types, and a pasted policy is no question. */
const LONGEST = 20_000;

/** An answer that may go out, with what is remarked below it, and what holds once it has gone out. */
export interface Sendable extends PartialReply {
  readonly remarks: readonly PartialReply[];
  readonly state: ClientSession;
  readonly effects: readonly Effect[];
  /** How the question was read that it answers, part by part. */
  readonly readings: readonly Reading[];
}

/** What may go out for a question, best first; what was said of another year stands aside, and an answer that asks for it says so. */
export async function* answersTo(
  question: string,
  { asOf, origin, reading }: Message,
  session: ClientSession,
  on: Services,
): AsyncGenerator<Sendable, void> {
  if (question.length > LONGEST) throw new InputError(`问题有 ${question.length} 个字，最多 ${LONGEST} 个`);
  const before = memoryOf(session);
  const { memory, stale } = setAside(before, asOf, on.knowledge.book.facts);
  for await (const way of wordedWays(question, asOf, memory, on, reading)) {
    const asked = way.memory.pending?.fact ?? '';
    const words = stale.has(asked) ? before.notes.get(asked)?.words : undefined;
    const remarks = [
      ...(words ? [remarkOnStale(words)] : []),
      ...(origin?.kind === 'group' && restsOnProfile(way) ? [remarkInGroup(on.knowledge.replies)] : []),
    ];
    const { missed, clients = new Map(), ...piece } = way;
    const after = withMemory(session, restoreStale(way.memory, before, stale));
    yield {
      ...piece,
      remarks,
      state: { ...after, memories: new Map([...after.memories, ...clients]) },
      effects: missed ? [{ kind: 'missed', question: normalise(question), ...missed }] : [],
    };
  }
}

/** What may go out, each in the answers of the frequent questions that it asks first, and then with the sentences that likely decide or answer. */
async function* wordedWays(
  question: string,
  asOf: string,
  memory: Memory,
  on: Services,
  reading: ReportedReading | undefined,
): AsyncGenerator<Way, void> {
  for await (const drafted of waysOf(question, asOf, memory, on, reading)) {
    const frequent = withFaq(drafted, asOf, memory, on);
    if (frequent !== drafted) yield frequent;
    yield withLikely(withDeciding(drafted, question, asOf, memory, on), question, asOf, memory, on);
  }
}

/** The drafts of the readings as their clauses give them, then a quotation of what was found, then where to read. */
export async function* waysOf(
  question: string,
  asOf: string,
  memory: Memory,
  on: Services,
  reading: ReportedReading | undefined,
): AsyncGenerator<Way, void> {
  const listed = reading ? null : await answerListed(question, asOf, memory, on);
  if (listed) yield listed;
  const read = await (reading
    ? readHandedIn(question, reading, asOf, memory, on)
    : readPlainly(question, asOf, memory, on));
  const several =
    reading || listed
      ? null
      : ((await answerParts(question, read.best, asOf, memory, on)) ??
        (await answerSeveral(question, asOf, memory, on)));
  if (several) yield { ...several, of: questionAnswered(read.best) };
  const considered = await read.further();
  for (const one of considered) yield wayOf(one, one.draft, false);
  const last = considered.at(-1) ?? considered[0];
  const quoted = last.draft.outcome === 'answer' ? quoteInstead(last.evidence) : null;
  if (quoted) yield wayOf(last, quoted, true);
  yield wayOf(last, whereToRead(last.evidence), true);
}

function remarkOnStale(words: string): PartialReply {
  const own = new OwnWords();
  return { draft: sayStale(words, own), asked: own.text, decided: [] };
}

const remarkInGroup = (replies: Replies): PartialReply => ({
  draft: courtesy('in-group', replies),
  asked: '',
  decided: [],
});

/** A sum in a group rests on what was said there alone. */
function restsOnProfile({ draft: { outcome, calculations } }: Way): boolean {
  return calculations.length > 0 && (outcome === 'ask' || calculations.some((c) => c.verdict === 'needs-facts'));
}
