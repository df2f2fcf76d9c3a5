import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Config, loadConversing } from '../../src/app/config.ts';
import { openParts } from '../../src/app/open-services.ts';
import type { Parts } from '../../src/dialogue/respond.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The held knowledge with an index of its own, built in a folder that goes away with the process. */
export async function heldParts(): Promise<Parts> {
  const data = mkdtempSync(join(tmpdir(), 'cewen-test-'));
  process.once('exit', () => rmSync(data, { recursive: true, force: true }));
  return openParts(configIn(data), () => {});
}

/** Settings as they are where nobody set anything, with the data in `data`. */
export function configIn(data: string): Config {
  return {
    knowledge: join(ROOT, 'knowledge'),
    data,
    logLevel: 'silent',
    store: join(data, 'cewen.db'),
    ...loadConversing({}),
  };
}
