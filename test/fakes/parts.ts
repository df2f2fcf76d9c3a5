import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { namesOf } from '../../src/answer/gate/printable-names.ts';
import { type Config, readConfig } from '../../src/app/config.ts';
import { indexFolder, type Opened, openServices } from '../../src/app/open-services.ts';
import { withLock } from '../../src/command/lock.ts';

let opened: Promise<Opened> | undefined;
let folder: string | undefined;

/**
 * The held knowledge with its index, opened once in a process, without the frequent questions, whose answers stand before all else: as for a
 * document for which nobody wrote any. Of the processes of a test run the first builds the index.
 */
export function heldParts(): Promise<Opened> {
  folder ??= process.env.CEWEN_TEST_DATA ?? ownFolder();
  opened ??= openIn(folder);
  return opened;
}

/** The held knowledge whole. */
export async function heldWithFaq(): Promise<Opened> {
  const { held } = await import('./knowledge.ts');
  return { ...(await heldParts()), knowledge: held, names: namesOf(held) };
}

/** A folder of data with the index of the held knowledge, for more knowledge to go on from; whoever asks for it removes it. */
export async function dataOfHeld(): Promise<string> {
  await heldParts();
  const data = mkdtempSync(join(tmpdir(), 'cewen-more-'));
  cpSync(indexFolder(configIn(folder ?? '')), indexFolder(configIn(data)), { recursive: true });
  return data;
}

async function openIn(data: string): Promise<Opened> {
  const { held } = await import('./knowledge.ts');
  const busy = (): Error => new Error('another test process does not get its index built');
  const patience = { waiting: () => {}, patience: 120_000 };
  return withLock(join(data, 'opening.lock'), patience, busy, () =>
    openServices(configIn(data), () => {}, undefined, { ...held, faq: new Map() }),
  );
}

/** A folder that goes away with the process. */
function ownFolder(): string {
  const data = mkdtempSync(join(tmpdir(), 'cewen-test-'));
  process.once('exit', () => rmSync(data, { recursive: true, force: true }));
  return data;
}

/** Settings as they are where nobody set anything, with the data in `data`. */
export function configIn(data: string): Config {
  return readConfig({ CEWEN_DATA: data, LOG_LEVEL: 'silent' });
}
