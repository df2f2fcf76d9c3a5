import type { ReplyOutcome } from '../../contract/reply.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { rulesOn } from '../../knowledge/measure-book.ts';
import type { Before } from '../before.ts';
import { withMatter } from '../question.ts';
import { asksNothing, type ForModel, type ModelReading, withActs } from './as-a-model-reads.ts';
import { readAsWritten, type WordReaders } from './as-written.ts';
import type { Homophones } from './homophones.ts';
import type { Hypothesis } from './hypothesis.ts';
import { readInContext } from './in-context.ts';

/** What readings are made with. */
export interface Readers extends WordReaders {
  readonly homophones: Homophones;
  /** Null where no model reads, or gives nothing of use. */
  readonly readWithModel: (asked: ForModel) => Promise<ModelReading | null>;
}

/** What the readings that were tried have led to, as far as it decides whether another is worth trying. */
export interface ReadingsTried {
  /** A clause covers the reading that was tried last. */
  readonly covered: boolean;
  /** The reading that leads furthest. */
  readonly best: Hypothesis;
  /** What it leads to. */
  readonly outcome: ReplyOutcome;
  /** The clauses that its words bring up first, by id. */
  readonly proposed: readonly string[];
  /** No other reading would lead further: it asks of a place or a document that is not known, tells what can't be, or asks nothing. */
  readonly settled: boolean;
}

/** The message as it is written, and in its context where no clause covers it so. `tried` tells what came of the readings given so far. */
export function* plainReadings(
  raw: string,
  before: Before,
  asOf: string,
  on: WordReaders,
  tried: () => ReadingsTried,
): Generator<Hypothesis, void> {
  const asking = readAsWritten(raw, before, asOf, on);
  yield* inItsContext(
    { how: 'as-written', asking, question: asking.question, slips: [], pointedOut: [] },
    before,
    on.knowledge,
    tried,
  );
}

function* inItsContext(
  read: Hypothesis,
  before: Before,
  knowledge: Knowledge,
  tried: () => ReadingsTried,
): Generator<Hypothesis, void> {
  yield read;
  // What is asked after a document was named is asked of it first, whatever else covers it.
  const further = tried().covered && before.documents.length === 0 ? null : readInContext(read, before, knowledge);
  if (further) yield further;
}

/** The ways to read a message but the plain ones, likeliest first, each only where those before it led nowhere. */
export async function* furtherReadings(
  before: Before,
  asOf: string,
  on: Readers,
  tried: () => ReadingsTried,
): AsyncGenerator<Hypothesis, void> {
  if (tried().outcome === 'decline') {
    const { wording } = tried().best.asking.own;
    const mended = on.homophones.mend(wording);
    if (mended) {
      const asking = readAsWritten(mended.text, before, asOf, on);
      const read = {
        how: 'as-it-sounds',
        asking,
        question: asking.question,
        slips: mended.slips,
        pointedOut: [],
      } as const;
      yield* inItsContext(read, before, on.knowledge, tried);
    }
  }
  const { outcome, best, settled, proposed } = tried();
  if (outcome === 'answer' || settled) return;
  const { asking: plain } = best;
  const read = await on.readWithModel({
    question: plain.own,
    before: plain.question.searched === plain.own.searched ? '' : before.searched,
    measures: rulesOn(on.knowledge.book, asOf).filter((rule) => proposed.includes(rule.clause)),
  });
  if (!read || asksNothing(read)) return;
  const { slots: pointedOut, query } = read;
  const how = 'as-a-model-reads';
  const asking = withActs(plain, read, on.knowledge);
  if (outcome === 'ask' && (pointedOut.length > 0 || asking !== plain))
    yield { ...best, how, asking, question: asking.question, pointedOut };
  if (outcome !== 'decline' || query === '') return;
  const question = withMatter(asking.question, query, on.readTopics(query), on.knowledge);
  yield { how, asking: { ...asking, question }, question, slips: [], pointedOut };
}
