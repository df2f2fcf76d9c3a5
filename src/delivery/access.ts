import { readFileSync, statSync } from 'node:fs';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Clock } from '../contract/clock.ts';
import type { Origin } from '../contract/message.ts';
import type { Reply } from '../contract/reply.ts';
import { ConfigError } from '../errors.ts';
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

/**
 * Whom the operator serves. The file is looked at again at most once a second; while it can't be read, the last good one holds. At the
 * start there is none: raises ConfigError with file and line, since whoever is shut out would be served.
 */
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
    this.#look((error) => {
      throw error;
    });
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

  #look(unreadable = (_: ConfigError): void => {}): void {
    const now = this.#clock.steady();
    if (now < this.#lookAt) return;
    this.#lookAt = now + 1000;
    try {
      const stat = statSync(this.#file, { throwIfNoEntry: false });
      const stamp = stat ? `${stat.mtimeMs} ${stat.size} ${stat.ino}` : '';
      if (stamp === this.#stamp) return;
      this.#stamp = stamp;
      this.#rules = stat ? readRules(this.#file, readFileSync(this.#file, 'utf8')) : null;
      this.#logger.info('access rules read');
    } catch (error) {
      const fault = error instanceof ConfigError ? error : new ConfigError([`${this.#file}：读不了`]);
      this.#logger.error({ why: fault.message }, 'access rules unreadable, the last good ones hold');
      unreadable(fault);
    }
  }
}

/** The rules of a file's text. Raises ConfigError with the file and the line of each fault. */
function readRules(file: string, text: string): AccessFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const at = (offset: number | undefined): string => `${file}:${lines.linePos(offset ?? 0).line}`;
  if (document.errors.length > 0)
    throw new ConfigError(document.errors.map(({ pos, message }) => `${at(pos[0])}：${message.split('\n')[0]}`));
  const read = AccessFile.safeParse(document.toJS());
  if (read.success) return read.data;
  throw new ConfigError(
    read.error.issues.map(({ path, message }) => {
      const node = document.getIn(path.map(String), true);
      return `${at(isNode(node) ? node.range?.[0] : undefined)}：${path.join('.')} ${message}`;
    }),
  );
}
