import { IngestError, KnowledgeError } from '../errors.ts';
import type { PolicyDocument } from '../knowledge/document.ts';
import { areCopies } from './copies.ts';
import { describeSource, type Refused } from './describe/describe.ts';
import type { GivenMetadata } from './describe/given.ts';
import { readSource } from './read/read-source.ts';
import { asRevision, knownRevision } from './revision.ts';
import { NeedsPages } from './scan/needs-pages.ts';
import type { Scan } from './scan/scanned-page.ts';
import type { Policy } from './text/policy.ts';

/** One document of one file: a policy, perhaps a new revision of a known one, or the reason why it is none. */
export interface Gathered {
  readonly file: string;
  readonly policy: Policy | null;
  readonly revisionOf: PolicyDocument | null;
  readonly refused: Refused | null;
  /** It was not taken: it could not be read, is no policy, or a copy of one that is. */
  readonly fault: boolean;
  /** Pages that were left out since only their pictures tell what they say: which, or null for all of a picture. Once they are read it can be. */
  readonly needsPages?: readonly number[] | null;
}

/** Reads one file, of which a person may have `given` what it is, and of which `scan` tells what its pictures say. A file that can't be read is an answer like another: the next one goes on. */
export async function gatherFile(
  file: string,
  bytes: () => Uint8Array | Promise<Uint8Array>,
  given: GivenMetadata = {},
  scan: Scan | null = null,
): Promise<Gathered[]> {
  try {
    const source = await readSource(file, await bytes(), scan);
    const without = source.unread && { needsPages: source.unread };
    return describeSource(source, file, given).map((described) =>
      'policy' in described
        ? { file, policy: described.policy, revisionOf: null, refused: null, fault: false, ...without }
        : { file, policy: null, revisionOf: null, refused: described.refused, fault: true, ...without },
    );
  } catch (error) {
    const { message } = error as Error;
    const why =
      error instanceof IngestError ? message : `无法读取：${error instanceof RangeError ? '内容嵌套过深' : message}`;
    return [{ ...notRead(file, why), ...(error instanceof NeedsPages && { needsPages: error.pages }) }];
  }
}

/** A file that was not read, and why. */
export const notRead = (file: string, why: string): Gathered => ({
  file,
  policy: null,
  revisionOf: null,
  refused: { title: null, why, removed: [], warnings: [] },
  fault: true,
});

/** Of several copies of a document keeps the fullest, gives each its id and finds what it is a revision of. */
export function settleCopies(gathered: readonly Gathered[], documents: readonly PolicyDocument[]): Gathered[] {
  const groups: Gathered[][] = [];
  for (const one of gathered) {
    const { policy } = one;
    if (!policy) continue;
    const group = groups.find(([first]) => first?.policy && areCopies(policy, first.policy, first.file === one.file));
    if (group) group.push(one);
    else groups.push([one]);
  }
  const fullest = new Map(groups.flatMap((group) => group.map((one) => [one, fullestOf(group)] as const)));
  const ids = new Set<string>();
  return gathered.map((one) => {
    if (!one.policy) return one;
    const kept = fullest.get(one) as Gathered;
    if (kept !== one) return asCopy(one, kept);
    const held = knownRevision(one.policy, documents);
    if (held && !ids.has(held.id)) {
      ids.add(held.id);
      return revised(one, one.policy, held);
    }
    let { id } = one.policy.metadata;
    for (let n = 2; ids.has(id) || documents.some((d) => d.id === id); n += 1) id = `${one.policy.metadata.id}-${n}`;
    ids.add(id);
    return { ...one, policy: { ...one.policy, metadata: { ...one.policy.metadata, id } } };
  });
}

/** One file whose places can't be carried over to the held ones does not keep the others from being taken. */
function revised(one: Gathered, policy: Policy, held: PolicyDocument): Gathered {
  try {
    return { ...one, policy: asRevision(policy, held), revisionOf: held };
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    return notRead(one.file, `《${policy.metadata.title}》与已收录的 ${held.id} 条款对不上：${error.message}`);
  }
}

const fullestOf = (group: readonly Gathered[]): Gathered =>
  group.reduce((best, one) => (one.policy && best.policy && fullness(one.policy) > fullness(best.policy) ? one : best));

/** How much of a document a copy holds: an official or numbered text before a longer reprint of little more. */
function fullness({ metadata, units }: Policy): number {
  const length = units.reduce((sum, unit) => sum + unit.paragraphs.join('').replace(/\s/g, '').length, 0);
  const known = [metadata.number, metadata.issuer, metadata.issued, metadata.effective].filter(Boolean).length;
  return length * (metadata.provenance === 'official' ? 1.15 : 1) * (1 + 0.02 * known);
}

function asCopy(one: Gathered, kept: Gathered): Gathered {
  const title = one.policy?.metadata.title ?? null;
  const why = `与 ${kept.file} 中的《${kept.policy?.metadata.title ?? title}》是同一份文件，已保留较完整的一份`;
  const { removed = [], warnings = [] } = one.policy ?? {};
  return { ...one, policy: null, refused: { title, why, removed, warnings }, fault: true };
}
