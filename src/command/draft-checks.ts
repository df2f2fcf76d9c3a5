import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { faultsOfDraft } from '../drafting/write-draft.ts';
import { collectFaults } from '../knowledge/check/check-knowledge.ts';
import { Fact, type FactBook } from '../knowledge/fact.ts';
import type { Fault } from '../knowledge/fault.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { loadFacts, readAddedFacts } from '../knowledge/load-facts.ts';
import { readYaml } from '../knowledge/yaml-file.ts';
import { checkFactExamples } from '../understand/slots/check-facts.ts';
import { factsAdded } from './keep-draft.ts';

/** Where a draft would be taken over: the knowledge at hand, the repository's folder and the admin's own. */
export interface DraftPlaces {
  readonly knowledge: Pick<Knowledge, 'language' | 'documents'>;
  readonly root: string;
  readonly own: string;
}

const DraftedFacts = z.record(z.string(), Fact);

/** What `check` would find of the facts of a draft, laid with those of the admin in a folder aside, and of the measure with them; the facts as they would then be. */
export function checkDraft(
  { id, measure, facts }: Readonly<Record<'id' | 'measure' | 'facts', string>>,
  { knowledge, root, own }: DraftPlaces,
): { readonly faults: readonly string[]; readonly book: FactBook | null } {
  const aside = mkdtempSync(join(tmpdir(), 'cewen-tried-'));
  const faults: Fault[] = [];
  try {
    collectFaults(faults, () => readYaml('facts.yaml', facts.trim() === '' ? '{}' : facts, DraftedFacts));
    if (faults.length > 0) return { faults: faults.map(({ what }) => what), book: null };
    const file = join(own, 'facts.yaml');
    const held = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const whole = factsAdded(held, facts) ?? held;
    if (whole.trim() !== '') writeFileSync(join(aside, 'facts.yaml'), whole);
    const book = collectFaults(faults, () => loadFacts(join(root, 'facts.yaml'), knowledge.language, aside)) ?? null;
    const found = book && collectFaults(faults, () => faultsOfDraft(id, measure, book, knowledge.documents));
    const added = book && readAddedFacts(aside);
    const examples = book && added ? checkFactExamples(added, book) : [];
    return { faults: [...faults, ...examples].map(({ what }) => what).concat(found ?? []), book };
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}
