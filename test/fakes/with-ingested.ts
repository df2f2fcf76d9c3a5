import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Opened, openServices } from '../../src/app/open-services.ts';
import { gatherFile } from '../../src/ingest/ingest-file.ts';
import { writePolicy } from '../../src/ingest/text/policy.ts';
import { configIn, dataOfHeld } from './parts.ts';

/** The held knowledge with documents that are ingested beside it: texts by name. */
export async function withIngested(texts: Readonly<Record<string, string>>): Promise<{ data: string; parts: Opened }> {
  const data = await dataOfHeld();
  mkdirSync(join(data, 'policies'));
  for (const [name, text] of Object.entries(texts)) {
    const [one] = await gatherFile(`${name}.txt`, () => new TextEncoder().encode(text));
    if (!one?.policy) throw new Error(`${name} was refused`);
    writeFileSync(join(data, 'policies', `${one.policy.metadata.id}.md`), writePolicy(one.policy));
  }
  return { data, parts: await openServices(configIn(data), () => {}) };
}
