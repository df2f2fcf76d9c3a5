import { readFileSync, statSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Clock } from '../contract/clock.ts';
import type { Origin } from '../contract/message.ts';
import type { Reply } from '../contract/reply.ts';
import type { Logger } from '../logger.ts';

const Ids = z
  .array(z.union([z.string(), z.number()]).transform(String))
  .nullish()
  .transform((ids): ReadonlySet<string> => new Set(ids ?? []));
const Lists = z
  .strictObject({ chats: Ids, people: Ids })
  .partial()
  .nullish()
  .transform((lists) => ({ chats: lists?.chats ?? new Set<string>(), people: lists?.people ?? new Set<string>() }));

/** `access.yaml`, in which the operator says who is served and what is off. Chats and people are written as `telegram:-100123`. */
const AccessFile = z
  .strictObject({
    off: z.strictObject({ channels: Ids, chats: Ids, policies: Ids }).partial().nullish(),
    allow: Lists,
    deny: Lists,
  })
  .partial()
  .nullish();
type AccessFile = z.infer<typeof AccessFile>;

/** Whom the operator serves. The file is looked at again at most once a second; while it can't be read, the last good one holds. */
export class Access {
  readonly #file: string;
  readonly #clock: Clock;
  readonly #logger: Logger;
  #rules: AccessFile = null;
  #lookAt = 0;
  #stamp = '';

  constructor(file: string, clock: Clock, logger: Logger) {
    this.#file = file;
    this.#clock = clock;
    this.#logger = logger;
    this.#look();
  }

  serves(origin: Origin): boolean {
    this.#look();
    const { off, allow, deny } = this.#rules ?? {};
    const chat = `${origin.channel}:${origin.chat}`;
    const person = `${origin.channel}:${origin.sender}`;
    if (off?.channels?.has(origin.channel) || off?.chats?.has(chat)) return false;
    if (deny?.chats.has(chat) || deny?.people.has(person)) return false;
    const served = (list: ReadonlySet<string> | undefined, id: string): boolean => !list?.size || list.has(id);
    return origin.kind === 'group' ? served(allow?.chats, chat) : served(allow?.people, person);
  }

  /** Policies that are switched off, by document id. */
  withheld(): ReadonlySet<string> {
    this.#look();
    return this.#rules?.off?.policies ?? new Set();
  }

  /** Whether a reply rests on a policy that is switched off. */
  withholds(reply: Reply): boolean {
    const off = this.withheld();
    return off.size > 0 && reply.citations.some((citation) => off.has(citation.document.id));
  }

  #look(): void {
    const now = this.#clock.steady();
    if (now < this.#lookAt) return;
    this.#lookAt = now + 1000;
    const stat = statSync(this.#file, { throwIfNoEntry: false });
    const stamp = stat ? `${stat.mtimeMs} ${stat.size} ${stat.ino}` : '';
    if (stamp === this.#stamp) return;
    this.#stamp = stamp;
    try {
      this.#rules = stat ? AccessFile.parse(parse(readFileSync(this.#file, 'utf8'))) : null;
      this.#logger.info('access rules read');
    } catch {
      this.#logger.error({ file: this.#file }, 'access rules unreadable, the last good ones hold');
    }
  }
}
