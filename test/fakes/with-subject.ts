import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Opened, openServices } from '../../src/app/open-services.ts';
import { configIn, dataOfHeld } from './parts.ts';
import { ROOT } from './root.ts';

/** The held knowledge with what `folder` lays over it: a policy, measures, facts, words and lexicon entries. Its index goes on from the held one. */
export async function withSubject(folder: string): Promise<{ data: string; parts: Opened }> {
  const data = await dataOfHeld();
  const own = join(data, 'knowledge');
  const from = join(ROOT, folder);
  for (const part of ['policies/added', 'language']) mkdirSync(join(own, part), { recursive: true });
  for (const name of readdirSync(from).filter((n) => n.endsWith('.md')))
    cpSync(join(from, name), join(own, 'policies/added', name));
  cpSync(join(from, 'measures'), join(own, 'measures'), { recursive: true });
  cpSync(join(from, 'words.yaml'), join(own, 'language/words.yaml'));
  for (const name of ['facts.yaml', 'lexicon.yaml']) cpSync(join(from, name), join(own, name));
  return { data, parts: await openServices(configIn(data), () => {}) };
}
