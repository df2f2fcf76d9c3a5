import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, loadServing, type Serving } from '../config.ts';
import { respond } from '../conversation/respond.ts';
import type { Logger } from '../logger.ts';
import type { Message, Reply } from '../message.ts';
import { indexFolder, openParts } from '../open.ts';
import type { Io } from './io.ts';

/** What the server is handed for `cewen serve`. Settings are checked before anything is opened. */
export async function prepareServe(
  config: Config,
  io: Io,
): Promise<{
  readonly serving: Serving;
  readonly handle: (message: Message) => Reply;
  readonly today: () => string;
  readonly build: () => string;
  readonly logger: Logger;
  readonly tell: (line: string) => void;
}> {
  const serving = loadServing(config.data);
  const parts = await openParts(config, io.tell);
  const build = readFileSync(join(indexFolder(config), 'CURRENT'), 'utf8').trim();
  const handle = (message: Message): Reply => respond(message, parts);
  return { serving, handle, today: io.today, build: () => build, logger: parts.logger, tell: io.tell };
}
