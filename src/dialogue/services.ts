import type { Knowledge } from '../knowledge/load.ts';
import type { Logger } from '../logger.ts';
import type { ChatModel } from '../model/chat-model.ts';
import type { Prompts } from '../model/prompt.ts';
import type { ClauseIndex } from '../retrieve/port.ts';
import type { Homophones } from '../understand/hypotheses/homophones.ts';
import type { ActTable } from '../understand/learned/act-table.ts';
import type { ReadTopics } from '../understand/topic.ts';

/** The chat model that reads what the rules leave open, and how long a message may wait for it. */
export interface Models {
  readonly chat: ChatModel;
  readonly prompts: Prompts;
  /** Milliseconds. */
  readonly patience: number;
}

/** What a conversation needs; opened once by app/open-services.ts. */
export interface Services {
  readonly knowledge: Knowledge;
  readonly index: ClauseIndex;
  readonly names: ReadonlySet<string>;
  readonly readTopics: ReadTopics;
  /** Null where patterns alone read what a message does. */
  readonly actTable: ActTable | null;
  readonly homophones: Homophones;
  readonly logger: Logger;
  /** What the operator configured to be said: `contact`, `profile-kept`, `texts-kept`. */
  readonly settings: ReadonlyMap<string, string>;
  /** Null where no model is configured. */
  readonly models: Models | null;
}
