import type { RequestListener } from 'node:http';
import { WebChannel } from '../channel/web/channel.ts';
import type { Clock } from '../contract/clock.ts';
import type { Access } from '../delivery/access.ts';
import { forgetPerson } from '../dialogue/forget-person.ts';
import type { Proxies } from '../http/client-address.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Logger } from '../logger.ts';
import { ownerListener } from '../page/owner-app.ts';
import type { OwnerParts } from '../page/owner-parts.ts';
import type { Store } from '../store/port.ts';
import { admitsFrom } from './page-budgets.ts';

interface PageSettings {
  readonly embedders: readonly string[];
  readonly perAddress: number;
}

/** What the owner's page asks of what is served now. */
export interface PageKnows {
  readonly knowledge: () => Knowledge;
  readonly settings: ReadonlyMap<string, string>;
}

export interface OpenPageParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly proxies: Proxies;
  readonly today: () => string;
  readonly access: Pick<Access, 'withheld'>;
  readonly settings: PageSettings;
  readonly knows: PageKnows;
  /** What addresses are digested with. */
  readonly sourceKey: Uint8Array;
}

/** The owner's page while it is served: its pages, and the channel by which its questions come in. */
export class OpenPage {
  readonly channel: WebChannel;
  readonly listener: RequestListener;

  constructor({ access, knows, settings, sourceKey, ...parts }: OpenPageParts) {
    const { clock, store } = parts;
    this.channel = new WebChannel(clock, sourceKey);
    const owner: OwnerParts = {
      ...parts,
      ...knows,
      embedders: settings.embedders,
      withheld: () => access.withheld(),
      ask: (asked) => this.channel.ask(asked),
      forget: (visitor) =>
        store.transaction((tx) =>
          forgetPerson(tx, { channel: this.channel.name, chat: visitor, sender: visitor }, null),
        ),
      admits: admitsFrom(store, clock, settings.perAddress),
    };
    this.listener = ownerListener(owner);
  }
}
