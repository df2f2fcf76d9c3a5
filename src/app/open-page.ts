import type { RequestListener } from 'node:http';
import { WebChannel } from '../channel/web/channel.ts';
import type { Clock } from '../contract/clock.ts';
import type { Access } from '../delivery/access.ts';
import { Quota } from '../delivery/quota.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Logger } from '../logger.ts';
import { ownerListener } from '../page/owner-app.ts';
import type { OwnerParts } from '../page/owner-parts.ts';
import type { Store } from '../store/port.ts';

interface PageSettings {
  readonly embedders: readonly string[];
  readonly perAddress: number;
}

/** What the owner's page asks of what is served now. */
export interface PageKnows {
  readonly knowledge: () => Knowledge;
  readonly settings: ReadonlyMap<string, string>;
}

interface OpenPageParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly today: () => string;
  readonly access: Pick<Access, 'withheld'>;
  readonly settings: PageSettings;
  readonly knows: PageKnows;
}

/** So many sums are worked out for each question that an address may ask: a form does it at each stroke. */
const SUMS = 5;

/** The owner's page while it is served: its pages, and the channel by which its questions come in. */
export class OpenPage {
  readonly channel: WebChannel;
  readonly listener: RequestListener;

  constructor({ access, knows, settings, ...parts }: OpenPageParts) {
    const { clock } = parts;
    this.channel = new WebChannel(clock);
    const quotas = { ask: new Quota(settings.perAddress), calculate: new Quota(settings.perAddress * SUMS) };
    const owner: OwnerParts = {
      ...parts,
      ...knows,
      embedders: settings.embedders,
      withheld: () => access.withheld(),
      ask: (asked) => this.channel.ask(asked),
      admits: (kind, address) => quotas[kind].admit(address, clock.steady()) === 'yes',
    };
    this.listener = ownerListener(owner);
  }
}
