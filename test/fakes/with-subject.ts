import { appendFileSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dump, load } from 'js-yaml';
import { type Opened, openServices } from '../../src/app/open-services.ts';
import type { LexiconFile } from '../../src/knowledge/lexicon.ts';
import { configIn, dataOfHeld } from './parts.ts';
import { ROOT } from './root.ts';

/** A copy of the held knowledge with what `folder` adds to it: a policy, measures, facts, words and lexicon entries. Its index goes on from the held one. */
export async function withSubject(folder: string): Promise<{ data: string; root: string; parts: Opened }> {
  const data = await dataOfHeld();
  const root = join(data, 'knowledge');
  cpSync(join(ROOT, 'knowledge'), root, { recursive: true });
  const added = (name: string) => readFileSync(join(ROOT, folder, name), 'utf8');
  mkdirSync(join(root, 'policies', 'added'));
  for (const name of readdirSync(join(ROOT, folder)).filter((n) => n.endsWith('.md')))
    writeFileSync(join(root, 'policies', 'added', name), added(name));
  cpSync(join(ROOT, folder, 'measures'), join(root, 'measures'), { recursive: true });
  appendFileSync(join(root, 'facts.yaml'), added('facts.yaml'));
  appendFileSync(join(root, 'language', 'words.yaml'), added('words.yaml'));
  const held = load(readFileSync(join(root, 'lexicon.yaml'), 'utf8')) as LexiconFile;
  const more = load(added('lexicon.yaml')) as LexiconFile;
  const lexicon = { words: [...held.words, ...more.words], entries: [...held.entries, ...more.entries] };
  writeFileSync(join(root, 'lexicon.yaml'), dump(lexicon));
  return { data, root, parts: await openServices({ ...configIn(data), knowledge: root }, () => {}) };
}
