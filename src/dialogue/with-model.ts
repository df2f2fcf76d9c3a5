import type { Message } from '../contract/message.ts';
import type { Reply } from '../contract/reply.ts';
import { ModelError } from '../errors.ts';
import { fold, stripAsking } from '../language/tokens.ts';
import type { Logger } from '../logger.ts';
import type { ChatModel } from '../model/chat-model.ts';
import type { NamedEmbeddings } from '../model/embedding.ts';
import type { Prompts } from '../model/prompt.ts';
import { type Reading, readWithModel } from '../understand/hypotheses/as-a-model-reads.ts';
import type { Advice } from './advice.ts';
import { STRANGER } from './clients.ts';
import type { Parts } from './services.ts';
import { talk } from './talk.ts';

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
  /** What is advised while a turn runs; a turn runs to its end before anything else does. */
  readonly slot: { current: Advice | null };
}

/** A turn asks for an embedding, then for a reading. */
const ROUNDS = 3;

/** Answers a message after the person's earlier ones, which are read without a model. */
export async function answer(message: Message, parts: Parts): Promise<Reply> {
  let session = STRANGER;
  for (const earlier of message.history)
    if (earlier.trim() !== '') session = talk(earlier, message.asOf, session, parts).session;
  return (await withAdvice(parts, () => talk(message.text, message.asOf, session, parts))).reply;
}

/**
 * Runs a turn with the help of models. A turn is synchronous and changes nothing: it runs without help first; what it would
 * have asked is asked; it runs again with the answers, until it asks nothing new. Whatever fails, the turn goes on without.
 */
export async function withAdvice<T>(parts: Parts, turn: () => T): Promise<T> {
  const { helpers, logger } = parts;
  if (!helpers) return turn();
  const asked = new Asked(helpers, parts, logger);
  for (let round = 1; ; round++) {
    helpers.slot.current = asked;
    let result: T;
    try {
      result = turn();
    } finally {
      helpers.slot.current = null;
    }
    if (round === ROUNDS || !(await asked.answered())) return result;
  }
}

/** Answers that are there, and questions that are still to be put. */
class Asked implements Advice {
  private readonly answers = new Map<string, unknown>();
  private readonly open = new Map<string, () => Promise<unknown>>();
  private readonly helpers: Helpers;
  private readonly parts: Parts;
  private readonly logger: Logger;
  private readonly chat: ChatModel | null;

  constructor(helpers: Helpers, parts: Parts, logger: Logger) {
    const ends = helpers.now() + helpers.patience;
    const { chat } = helpers;
    this.helpers = helpers;
    this.parts = parts;
    this.logger = logger;
    this.chat = chat && {
      name: chat.name,
      complete: (request) => chat.complete({ ...request, within: ends - helpers.now() }),
    };
  }

  vector(searched: string): readonly number[] | null {
    const { embeddings } = this.helpers;
    if (!embeddings) return null;
    return this.once('embeds', searched, () => embeddings.embedQuery(stripAsking(fold(searched))));
  }

  reading: Advice['reading'] = (question, before, asOf) => {
    const { chat } = this;
    const { facts } = this.parts.knowledge.book;
    const { understand } = this.helpers.prompts;
    if (!chat || this.awaitsVector) return null;
    return this.once<Reading | null>('reads', `${before}\n${question.text}`, () =>
      readWithModel(question, before, facts, asOf, chat, understand),
    );
  };

  /** What is found may still change: nothing is asked of it yet. */
  private get awaitsVector(): boolean {
    return [...this.open.keys()].some((key) => key.startsWith('embeds '));
  }

  /** Puts what is open; false where nothing was. */
  async answered(): Promise<boolean> {
    const open = [...this.open];
    this.open.clear();
    await Promise.all(open.map(async ([key, put]) => this.answers.set(key, await put())));
    return open.length > 0;
  }

  private once<T>(what: 'reads' | 'embeds', of: string, put: () => Promise<T>): T | null {
    const key = `${what} ${of}`;
    if (this.answers.has(key)) return this.answers.get(key) as T | null;
    this.open.set(key, async () => {
      try {
        return await put();
      } catch (error) {
        if (!(error instanceof ModelError)) throw error;
        this.logger.warn({ what, why: error.message }, 'model gave nothing; the rules go on');
        return null;
      }
    });
    return null;
  }
}
