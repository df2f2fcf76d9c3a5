import type { Knowledge } from '../knowledge/load.ts';
import type { Logger } from '../logger.ts';
import type { Index } from '../retrieve/local/search/clause-index.ts';
import type { Homophones } from '../understand/hypotheses/homophones.ts';
import type { ReadTopics } from '../understand/topic.ts';
import type { Helpers } from './with-model.ts';

/** What a conversation needs; built once by cli.ts or main.ts. */
export interface Parts {
  readonly knowledge: Knowledge;
  readonly index: Index;
  readonly names: ReadonlySet<string>;
  readonly readTopics: ReadTopics;
  readonly homophones: Homophones;
  readonly logger: Logger;
  /** What the operator configured to be said: `contact`, `profile-kept`, `texts-kept`. */
  readonly settings: ReadonlyMap<string, string>;
  /** The models that help; absent or null where none is configured. */
  readonly helpers?: Helpers | null;
}
