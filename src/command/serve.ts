import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, loadServing } from '../config.ts';
import { respond } from '../conversation/respond.ts';
import { serve } from '../main.ts';
import { indexFolder, openParts } from '../open.ts';
import type { Io } from './io.ts';

/** `cewen serve`: settings are checked before anything is opened. Gives the exit status once everything is flushed. */
export async function serveChannels(config: Config, io: Io): Promise<number> {
  const serving = loadServing(config.data);
  const parts = await openParts(config, io.tell);
  const build = readFileSync(join(indexFolder(config), 'CURRENT'), 'utf8').trim();
  const status = await serve({
    serving,
    handle: (message) => respond(message, parts),
    today: io.today,
    build: () => build,
    logger: parts.logger,
    tell: io.tell,
  });
  setTimeout(() => process.exit(status), 500).unref(); // a puppet may leave timers behind
  return status;
}
