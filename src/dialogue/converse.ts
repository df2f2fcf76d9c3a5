import { compose } from '../answer/compose.ts';
import type { Draft } from '../answer/draft/draft.ts';
import type { Evidence, Found, Sums } from '../answer/evidence/evidence.ts';
import { gather } from '../answer/evidence/gather.ts';
import { pairsOf } from '../answer/evidence/sentences.ts';
import { fallback, quoteInstead } from '../answer/fallback.ts';
import { type Basis, verify } from '../answer/gate/verify.ts';
import { sayLadder } from '../answer/say/path.ts';
import { acknowledge, smallTalk } from '../answer/say/small-talk.ts';
import type { Outcome, Reply } from '../contract/reply.ts';
import { InputError, VerificationError } from '../errors.ts';
import { indexFor, readAgain } from './advice.ts';
import { climb } from './climb.ts';
import { readAsHeard } from './misheard.ts';
import { reckon } from './select-measures.ts';
import { send } from './send.ts';
import type { Parts } from './services.ts';
import { type Memory, remember } from './state.ts';
import { inherit, readTurn, type Turn } from './turn.ts';
import { type Missed, missedBy } from './unanswered.ts';

/** Longer than this nobody types, and a pasted policy is no question. */
const LONGEST = 20_000;

/** What a question comes to: the reply, what is remembered, and why it found no answer, where it found none. */
export interface Conversed {
  readonly reply: Reply;
  readonly memory: Memory;
  readonly missed: Missed | null;
}

/** The way of a message: read the turn → gather → reckon → compose → verify → render. */
export function converse(raw: string, asOf: string, memory: Memory, parts: Parts): Conversed {
  const { knowledge, names } = parts;
  if (raw.length > LONGEST) throw new InputError(`问题有 ${raw.length} 个字，最多 ${LONGEST} 个`);
  const turn = readTurn(raw, memory, knowledge, parts.readTopics);
  if (turn.own.text === '') throw new InputError('问题是空的');
  const plain: Basis = { ...knowledge, asked: turn.own.text, asOf, decided: [], names };
  const talk = smallTalk(turn.own, knowledge);
  if (talk) return { reply: send(talk, plain, knowledge), memory, missed: null };
  const again = (turn: Turn, memory: Memory): Considered => consider(turn, asOf, memory, parts);
  const considered = readAsHeard(again(turn, memory), again, parts);
  const advice = parts.helpers?.slot.current;
  const read = advice ? readAgain(considered, again, advice, parts) : considered;
  return finish(read, send(read.draft, read.basis, knowledge));
}

/** A turn up to its draft, which passes the gate. */
export interface Considered {
  readonly turn: Turn;
  /** As it was before the turn. */
  readonly memory: Memory;
  readonly evidence: Evidence;
  readonly basis: Basis;
  readonly ladder: ReturnType<typeof climb>;
  /** The message only tells facts. */
  readonly told: boolean;
  readonly draft: Draft;
  /** The draft that was composed did not pass; this one says where to read. */
  readonly refused: boolean;
}

export function consider(turn: Turn, asOf: string, memory: Memory, parts: Parts): Considered {
  const { knowledge, names } = parts;
  const found = gatherInContext(turn, asOf, memory, parts);
  const evidence = { ...found, sums: reckon(found, turn, memory, knowledge) };
  const told = tellsOnly(turn, evidence.sums);
  const ladder = climb(turn, evidence.sums.said, memory, asOf, knowledge);
  const decided = ladder ? ladder.above : [...evidence.sums.decided, ...evidence.sums.fitting];
  const basis: Basis = { ...knowledge, asked: turn.own.text, asOf, decided, names };
  const considered = { turn, memory, evidence, basis, ladder, told: told && !ladder, refused: false };
  if (told && !ladder) return { ...considered, draft: acknowledge(evidence.sums.said.map((s) => s.fact)) };
  const draft = ladder ? sayLadder(ladder, evidence, knowledge) : compose(evidence, knowledge);
  try {
    verify(draft, basis);
    return { ...considered, draft };
  } catch (error) {
    if (!(error instanceof VerificationError)) throw error;
    parts.logger.error({ clauses: evidence.ranked.slice(0, 3).map((r) => r.clause.id) }, 'draft refused by the gate');
    return { ...considered, draft: instead(draft.outcome, evidence, basis), refused: true };
  }
}

/** The reply and what is remembered after it. */
export function finish({ turn, memory, evidence, ladder, told, refused }: Considered, reply: Reply): Conversed {
  return {
    reply,
    memory: {
      ...remember(memory, turn, evidence, tellsOnly(turn, evidence.sums)),
      climbing: ladder?.place === null ? ladder.target : null,
      asked: told ? memory.asked : turn.own.text,
      cited: reply.citations.length > 0 ? reply.citations.map((c) => c.clause) : memory.cited,
    },
    missed: missedBy(evidence, reply, refused),
  };
}

/** What goes out for a refused draft: for an answer the clause itself, and where that won't pass either, where to read. */
function instead(refused: Outcome, evidence: Evidence, basis: Basis): Draft {
  const quoted = refused === 'answer' ? quoteInstead(evidence) : null;
  try {
    if (quoted) verify(quoted, basis);
    if (quoted) return quoted;
  } catch (error) {
    if (!(error instanceof VerificationError)) throw error;
  }
  return fallback(evidence);
}

/** Finds what is held; where nothing covers the message alone, it may ask about what was talked of: 对投资规模有什么条件. */
function gatherInContext(turn: Turn, asOf: string, memory: Memory, parts: Parts): Found {
  const { knowledge } = parts;
  const index = indexFor(turn.question, parts);
  const found = gather(turn.question, asOf, knowledge, index);
  const { own } = turn;
  if (
    found.ranked.length > 0 ||
    memory.searched === '' ||
    own.documents.length + own.unheld.length + own.regions.length > 0
  )
    return found;
  const again = gather(inherit(own, memory, false), asOf, knowledge, index);
  const said = again.ranked[0]?.clause.text ?? '';
  const speaksOf = own.topics.some((t) => [...pairsOf(t.word)].some((pair) => said.includes(pair)));
  return speaksOf ? again : found;
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
