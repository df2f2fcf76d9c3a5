import { ModelError } from '../errors.ts';
import type { Message, Reply } from '../message.ts';
import type { ChatModel } from '../model/chat.ts';
import type { NamedEmbeddings } from '../model/embedding.ts';
import type { Prompts } from '../model/prompt.ts';
import type { Draft } from '../reply/draft.ts';
import { wordWithModel } from '../reply/worded.ts';
import { cite, name } from '../reply/writer.ts';
import { fold, stripAsking } from '../retrieve/tokens.ts';
import { addSaid } from '../understand/fact-known.ts';
import { type Reading, readWithModel } from '../understand/model-question.ts';
import { type Memory, NOTHING } from './memory.ts';
import { type Aid, converse, type Drafted, draftTurn, type Parts, respond, send } from './respond.ts';

/** The models that help, each where it is configured. */
export interface Helpers {
  readonly chat: ChatModel | null;
  readonly prompts: Prompts;
  /** Embeddings that can't be had at once; null where the index has its own. */
  readonly embeddings: NamedEmbeddings | null;
  /** Milliseconds, from any beginning. */
  readonly now: () => number;
  /** Milliseconds for all that the models do for one reply. */
  readonly patience: number;
}

/** The parts of a conversation, and what helps it. */
export interface Assisted extends Parts {
  readonly helpers?: Helpers | null;
}

/** As the rules of 2025-09-01 on generated content ask (人工智能生成合成内容标识办法, 第四条). */
export const LABEL = '本回复由AI辅助生成';

/** Answers a message after the person's earlier ones, which are read without a model. */
export async function answer(message: Message, parts: Assisted): Promise<Reply> {
  if (!parts.helpers) return respond(message, parts);
  let memory = NOTHING;
  for (const earlier of message.history)
    if (earlier.trim() !== '') memory = converse(earlier, message.asOf, memory, parts).memory;
  return (await converseWithModel(message.text, message.asOf, memory, parts)).reply;
}

/**
 * The way of a message with a model: the rules draft; where they found nothing or must ask, the model reads the question once
 * more; the draft, if it answers, is reworded behind the gate. Whatever fails, the draft of the rules goes out.
 */
export async function converseWithModel(
  raw: string,
  asOf: string,
  memory: Memory,
  parts: Assisted,
): Promise<{ reply: Reply; memory: Memory }> {
  const { helpers } = parts;
  if (!helpers) return converse(raw, asOf, memory, parts);
  const ends = helpers.now() + helpers.patience;
  const vector = await vectorOf(raw, asOf, memory, parts, helpers);
  const aid: Aid = vector ? { vector } : {};
  const plain = draftTurn(raw, asOf, memory, parts, aid);
  if (!helpers.chat || !plain.evidence) return finish(plain, parts);
  const chat = withDeadline(helpers.chat, () => ends - helpers.now());
  const drafted = await readAgain(plain, raw, memory, aid, parts, { ...helpers, chat });
  if (!isReworded(drafted)) return finish(drafted, parts);
  const worded = await orNothing('words', parts, () =>
    wordWithModel(drafted.draft, drafted.basis, chat, helpers.prompts.compose),
  );
  if (worded) parts.logger.info({ lines: worded.lines, refused: worded.refused }, 'model wording checked');
  if (!worded || worded.draft === drafted.draft) return finish(drafted, parts);
  const reply = send(worded.draft, drafted.basis, parts.knowledge);
  return { reply: { ...reply, text: `${reply.text}\n\n${LABEL}`, wordedBy: 'model' }, memory: drafted.memory };
}

function withDeadline(chat: ChatModel, left: () => number): ChatModel {
  return { name: chat.name, complete: (request) => chat.complete({ ...request, within: left() }) };
}

function finish({ draft, basis, memory }: Drafted, parts: Parts): { reply: Reply; memory: Memory } {
  return { reply: send(draft, basis, parts.knowledge), memory };
}

/** Questions, refusals and the list of what fits are worded by the rules alone: there is nothing to gain there, and a profile to lose. */
function isReworded({ draft, evidence }: Drafted): boolean {
  return draft.outcome === 'answer' && evidence !== null && !evidence.sums.asksWhichFit;
}

/**
 * Where nothing held covers the question, or a fact is missing, the model may read it anew. Its words are searched with only
 * where they lead to a clause that the asker's own words proposed too; its facts are quotations read by the rules.
 */
async function readAgain(
  plain: Drafted,
  raw: string,
  memory: Memory,
  aid: Aid,
  parts: Parts,
  helpers: Helpers & { readonly chat: ChatModel },
): Promise<Drafted> {
  const { turn, evidence, draft } = plain;
  if (!evidence || draft.outcome === 'answer') return plain;
  const outOfReach = turn.question.unheld.length > 0 || evidence.unheldRegion !== null;
  if (draft.outcome === 'decline' && (outOfReach || evidence.sums.problems.length > 0)) return plain;
  const before = turn.question.searched === turn.own.searched ? '' : memory.searched;
  const asOf = evidence.asOf;
  const { facts } = parts.knowledge.book;
  const reading = await orNothing('reads', parts, () =>
    readWithModel(turn.own, before, facts, asOf, helpers.chat, helpers.prompts.understand),
  );
  if (!reading || reading.intent === 'other') return plain;
  const told = reading.said.length > 0 ? { ...memory, facts: addSaid(memory.facts, reading.said) } : memory;
  if (draft.outcome === 'decline') return searchAgain(plain, reading, raw, told, aid, parts);
  if (reading.said.length === 0) return plain;
  return noted(draftTurn(raw, asOf, told, parts, aid), reading);
}

function searchAgain(
  plain: Drafted,
  { query, said }: Reading,
  raw: string,
  memory: Memory,
  aid: Aid,
  parts: Parts,
): Drafted {
  if (query === '' || !plain.evidence) return plain;
  const again = draftTurn(raw, plain.evidence.asOf, memory, parts, { ...aid, searched: query });
  const proposed = new Set(plain.evidence.candidates.slice(0, PROPOSED).map((r) => r.clause.id));
  const best = again.evidence?.ranked[0];
  if (!best || again.draft.outcome !== 'answer' || !proposed.has(best.clause.id)) return plain;
  const lead = [
    { kind: 'text', text: '按您的意思，找到的是“' } as const,
    name(best.clause.heading),
    { kind: 'text', text: '”' } as const,
    cite(best.clause),
    { kind: 'text', text: '，不是您问的请换个说法。' } as const,
  ];
  const citations = again.draft.citations.includes(best.clause.id)
    ? again.draft.citations
    : [...again.draft.citations, best.clause.id];
  const draft: Draft = { ...again.draft, citations, statements: [lead, ...again.draft.statements] };
  const { evidence } = again;
  return noted({ ...again, draft, evidence }, { query, said, intent: 'policy' });
}

/** How far down the asker's own words must propose what the model's words find. */
const PROPOSED = 5;

/** Says which facts were understood with a model's help. */
function noted(drafted: Drafted, { said }: Reading): Drafted {
  const clause = drafted.draft.citations[0];
  if (said.length === 0 || clause === undefined) return drafted;
  const facts = said.flatMap((s, i) => [...(i > 0 ? [{ kind: 'text', text: '、' } as const] : []), name(s.fact)]);
  const say = [
    { kind: 'text', text: '从您的话里理解到' } as const,
    ...facts,
    { kind: 'text', text: '，不对请告诉我。' } as const,
  ];
  return { ...drafted, draft: { ...drafted.draft, notices: [...drafted.draft.notices, { kind: 'assumed', say }] } };
}

/** The embedding of the question where it must be fetched; without it the words alone are searched with. */
async function vectorOf(raw: string, asOf: string, memory: Memory, parts: Parts, { embeddings }: Helpers) {
  if (!embeddings || raw.length > 2000) return null;
  return orNothing('embeds', parts, async () => {
    const { turn, evidence } = draftTurn(raw, asOf, memory, parts);
    if (!evidence) return null;
    return embeddings.embedQuery(stripAsking(fold(turn.question.searched || turn.own.text)));
  });
}

/** What a model gives, or null where it fails: said in the log, and the rules go on. */
async function orNothing<T>(
  what: 'reads' | 'words' | 'embeds',
  parts: Parts,
  run: () => Promise<T>,
): Promise<T | null> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    parts.logger.warn({ what, why: error.message }, 'model gave nothing; the rules go on');
    return null;
  }
}
