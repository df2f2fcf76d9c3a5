import type { Clock } from '../contract/clock.ts';
import type { Proxies } from '../http/client-address.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Logger } from '../logger.ts';
import type { Store } from '../store/port.ts';

/** What a visitor wrote: `visitor` names nobody, `id` is the same where one form is sent twice, `answers` names the question under which a choice was pressed. */
interface Asked {
  readonly visitor: string;
  readonly id: string;
  readonly text: string;
  readonly answers: string | null;
  readonly address: string;
}

/** What the owner's page is made of; whoever answers is handed in. */
export interface OwnerParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly proxies: Proxies;
  /** Today in Shanghai, ISO. */
  readonly today: () => string;
  /** What is served now. */
  readonly knowledge: () => Knowledge;
  /** Policies that the operator has switched off, by document id: nothing of theirs is shown. */
  readonly withheld: () => ReadonlySet<string>;
  /** Resolves once what is said to a message is on record, nothing was read of it, or it takes too long. */
  readonly ask: (asked: Asked) => Promise<'taken' | 'refused' | 'late'>;
  /** Deletes all that is kept of a visitor, whatever else goes on. Rejects with a StoreError where nothing could be deleted. */
  readonly forget: (visitor: string) => Promise<void>;
  /** Whether an address may ask, work out a sum, or be shown a page once more now. */
  readonly admits: (kind: 'ask' | 'calculate' | 'read', address: string) => Promise<boolean>;
  /** `profile-kept`, `texts-kept`, `contact`: what the operator configured to be said. */
  readonly settings: ReadonlyMap<string, string>;
  /** Origins of the pages that may hold the page in a frame, as a header lists them; empty: none. */
  readonly embedders: readonly string[];
}
