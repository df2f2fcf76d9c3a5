import { InputError, VerificationError } from '../errors.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Logger } from '../logger.ts';
import type { Message, Reply } from '../message.ts';
import { compose } from '../reply/compose.ts';
import type { Draft } from '../reply/draft.ts';
import type { Evidence, Sums } from '../reply/evidence.ts';
import { fallback } from '../reply/fallback.ts';
import { gather } from '../reply/gather.ts';
import { render } from '../reply/render.ts';
import { acknowledge, smallTalk } from '../reply/small-talk.ts';
import { type Basis, verify } from '../reply/verify.ts';
import type { Index } from '../retrieve/search.ts';
import type { ReadTopics } from '../understand/topic.ts';
import { type Memory, NOTHING, remember } from './memory.ts';
import { reckon } from './sums.ts';
import { readTurn, type Turn } from './turn.ts';

/** What a conversation needs; built once by cli.ts or main.ts. */
export interface Parts {
  readonly knowledge: Knowledge;
  readonly index: Index;
  readonly names: ReadonlySet<string>;
  readonly readTopics: ReadTopics;
  readonly logger: Logger;
}

/** Longer than this nobody types, and a pasted policy is no question. */
const LONGEST = 20_000;

/** Answers a message after the person's earlier ones, which are read in the same way. */
export function respond(message: Message, parts: Parts): Reply {
  let memory = NOTHING;
  for (const earlier of message.history)
    if (earlier.trim() !== '') memory = converse(earlier, message.asOf, memory, parts).memory;
  return converse(message.text, message.asOf, memory, parts).reply;
}

/** The way of a message: read the turn → gather → reckon → compose → verify → render. */
export function converse(raw: string, asOf: string, memory: Memory, parts: Parts): { reply: Reply; memory: Memory } {
  const drafted = draftTurn(raw, asOf, memory, parts);
  return { reply: send(drafted.draft, drafted.basis, parts.knowledge), memory: drafted.memory };
}

/** A turn up to its draft, which has passed the gate. */
export interface Drafted {
  readonly turn: Turn;
  readonly draft: Draft;
  readonly basis: Basis;
  /** What was found; null for small talk and for a message that only tells facts. */
  readonly evidence: Evidence | null;
  readonly memory: Memory;
}

/** What was learnt of a question elsewhere: words to search with instead of its own, and the embedding of what is searched. */
export interface Aid {
  readonly searched?: string;
  readonly vector?: readonly number[];
}

export function draftTurn(raw: string, asOf: string, memory: Memory, parts: Parts, aid: Aid = {}): Drafted {
  const { knowledge, names } = parts;
  if (raw.length > LONGEST) throw new InputError(`the question has ${raw.length} characters; ${LONGEST} at most`);
  const turn = aided(readTurn(raw, memory, knowledge, parts.readTopics), parts, aid);
  if (turn.own.text === '') throw new InputError('the question is empty');
  const plain: Basis = { ...knowledge, asked: turn.own.text, asOf, decided: [], names };
  const talk = smallTalk(turn.own, knowledge);
  if (talk) return { turn, draft: talk, basis: plain, evidence: null, memory };
  const found = gather(turn.question, asOf, knowledge, withVector(parts.index, aid));
  const evidence = { ...found, sums: reckon(found, turn, memory, knowledge) };
  const told = tellsOnly(turn, evidence.sums);
  const after = remember(memory, turn, evidence, told);
  const basis = { ...plain, decided: [...evidence.sums.decided, ...evidence.sums.fitting] };
  const drafted = { turn, basis, memory: after };
  if (told) return { ...drafted, draft: acknowledge(evidence.sums.said.map((s) => s.fact)), evidence: null };
  try {
    const draft = compose(evidence, knowledge);
    verify(draft, basis);
    return { ...drafted, draft, evidence };
  } catch (error) {
    if (!(error instanceof VerificationError)) throw error;
    parts.logger.error({ clauses: evidence.ranked.slice(0, 3).map((r) => r.clause.id) }, 'draft refused by the gate');
    return { ...drafted, draft: fallback(evidence), evidence: null };
  }
}

function aided(turn: Turn, parts: Parts, { searched }: Aid): Turn {
  if (searched === undefined) return turn;
  return { ...turn, question: { ...turn.question, searched, topics: parts.readTopics(searched) } };
}

function withVector(index: Index, { vector }: Aid): Pick<Index, 'search' | 'documentFrequency'> {
  if (!vector) return index;
  return {
    search: (query) => index.search({ ...query, vector }),
    documentFrequency: (term) => index.documentFrequency(term),
  };
}

/** 我们在长沙，是小巨人: facts, no measure and no question. */
function tellsOnly(turn: Turn, sums: Sums): boolean {
  const aside = turn.own.topics.some((t) => t.weight >= 0.5 && !sums.said.some((s) => s.words.includes(t.word)));
  const asked =
    turn.own.intents.some((i) => i !== 'lookup') ||
    (sums.figured && sums.decided.length > 0) ||
    sums.problems.length > 0;
  const own =
    /我|咱|公司|企业|客户/.test(turn.own.text) ||
    /^(?:是|在|有|没|刚|已|去年|今年|前年|20\d\d|主营|营收|研发|贷)/.test(turn.own.text);
  return turn.states && own && !aside && !asked && sums.said.length > 0;
}

export function send(draft: Draft, basis: Basis, knowledge: Knowledge): Reply {
  return render(draft, verify(draft, basis), knowledge, basis.asOf);
}
