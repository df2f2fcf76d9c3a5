import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Opened, openServices } from '../../src/app/open-services.ts';
import { gatherFile } from '../../src/ingest/ingest-file.ts';
import { writePolicy } from '../../src/ingest/text/policy.ts';
import type { PolicyDocument } from '../../src/knowledge/document.ts';
import { parsePolicy } from '../../src/knowledge/policy-file.ts';
import { configIn, dataOfHeld } from './parts.ts';

/** What an admin adopted of an ingested document: the facts of facts.yaml, and measures by name, for the document's id and the text of each of its clauses. */
export interface Adopted {
  readonly facts: string;
  readonly measures: (document: string, text: (clause: string) => string) => Readonly<Record<string, string>>;
}

/** The held knowledge with documents that are ingested beside it: texts by name; with the measures that were `adopted` of them. */
export async function withIngested(
  texts: Readonly<Record<string, string>>,
  adopted?: Adopted,
): Promise<{ data: string; parts: Opened }> {
  const data = await dataOfHeld();
  mkdirSync(join(data, 'policies'));
  for (const [name, text] of Object.entries(texts)) {
    const [one] = await gatherFile(`${name}.txt`, () => new TextEncoder().encode(text));
    if (!one?.policy) throw new Error(`${name} was refused`);
    const { id } = one.policy.metadata;
    const policy = writePolicy(one.policy);
    writeFileSync(join(data, 'policies', `${id}.md`), policy);
    if (adopted) adopt(adopted, parsePolicy(name, policy), join(data, 'knowledge'));
  }
  return { data, parts: await openServices(configIn(data), () => {}) };
}

function adopt({ facts, measures }: Adopted, { id, clauses }: PolicyDocument, own: string): void {
  mkdirSync(join(own, 'measures'), { recursive: true });
  writeFileSync(join(own, 'facts.yaml'), facts);
  const text = (clause: string): string => clauses.find((c) => c.id === clause)?.text ?? '';
  for (const [name, yaml] of Object.entries(measures(id, text)))
    writeFileSync(join(own, 'measures', `${name}.yaml`), yaml);
}
