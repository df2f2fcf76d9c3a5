import { IngestError } from '../errors.ts';
import type { PolicyDocument } from '../knowledge/document.ts';
import { describeSource, type Refused } from './describe/describe.ts';
import { readSource } from './read/read-source.ts';
import { asRevision, heldRevision } from './revision.ts';
import type { Policy } from './text/policy.ts';
import { coreKey, titleKey } from './text/title.ts';

/** One document of one file: a policy, perhaps a new revision of a held one, or the reason why it is none. */
export interface Gathered {
  readonly file: string;
  readonly policy: Policy | null;
  readonly revisionOf: PolicyDocument | null;
  readonly refused: Refused | null;
  /** It could not be read at all, or is no policy; a second copy is no fault. */
  readonly fault: boolean;
}

/** Reads one file. A file that can't be read is an answer like another: the next one goes on. */
export async function gatherFile(file: string, bytes: () => Uint8Array | Promise<Uint8Array>): Promise<Gathered[]> {
  try {
    const source = await readSource(file, await bytes());
    return describeSource(source, file).map((described) =>
      'policy' in described
        ? { file, policy: described.policy, revisionOf: null, refused: null, fault: false }
        : { file, policy: null, revisionOf: null, refused: described.refused, fault: true },
    );
  } catch (error) {
    const { message } = error as Error;
    const why =
      error instanceof IngestError ? message : `无法读取：${error instanceof RangeError ? '内容嵌套过深' : message}`;
    return [
      { file, policy: null, revisionOf: null, refused: { title: null, why, removed: [], warnings: [] }, fault: true },
    ];
  }
}

/** Of several copies of a document keeps the fullest, gives each its id and finds what it is a revision of. */
export function settle(gathered: readonly Gathered[], documents: readonly PolicyDocument[]): Gathered[] {
  const best = new Map<string, Gathered>();
  for (const one of gathered) {
    if (!one.policy) continue;
    const key = copyKey(one.policy, best);
    const other = best.get(key)?.policy;
    if (!other || fullness(one.policy) > fullness(other)) best.set(key, one);
  }
  const kept = new Set(best.values());
  const ids = new Set<string>();
  return gathered.map((one) => {
    if (!one.policy) return one;
    if (!kept.has(one)) return asCopy(one, [...kept]);
    const held = heldRevision(one.policy, documents);
    if (held && !ids.has(held.id)) {
      ids.add(held.id);
      return { ...one, policy: asRevision(one.policy, held), revisionOf: held };
    }
    let { id } = one.policy.metadata;
    for (let n = 2; ids.has(id) || documents.some((d) => d.id === id); n += 1) id = `${one.policy.metadata.id}-${n}`;
    ids.add(id);
    return { ...one, policy: { ...one.policy, metadata: { ...one.policy.metadata, id } } };
  });
}

/** The key of a document that is there already, or its own: the same number, or the same title where not both have one. */
function copyKey(policy: Policy, best: ReadonlyMap<string, Gathered>): string {
  const { number, title, region } = policy.metadata;
  for (const [key, { policy: other }] of best) {
    if (!other) continue;
    const both = number !== null && other.metadata.number !== null;
    if (
      both
        ? number === other.metadata.number
        : sameTitle(title, other.metadata.title) &&
          (!region || !other.metadata.region || region === other.metadata.region)
    )
      return key;
  }
  return `${number ?? ''}|${titleKey(title)}|${best.size}`;
}

const sameTitle = (one: string, other: string): boolean =>
  titleKey(one) === titleKey(other) || (coreKey(one).length >= 10 && coreKey(one) === coreKey(other));

/** How much of a document a copy holds: an official or numbered text before a longer reprint of little more. */
function fullness({ metadata, units }: Policy): number {
  const length = units.reduce((sum, unit) => sum + unit.paragraphs.join('').replace(/\s/g, '').length, 0);
  const known = [metadata.number, metadata.issuer, metadata.issued, metadata.effective].filter(Boolean).length;
  return length * (metadata.provenance === 'official' ? 1.15 : 1) * (1 + 0.02 * known);
}

function asCopy(one: Gathered, kept: readonly Gathered[]): Gathered {
  const title = one.policy?.metadata.title ?? null;
  const fuller =
    kept.find((k) => k.policy && title && sameTitle(k.policy.metadata.title, title)) ??
    kept.find((k) => k.policy?.metadata.number === one.policy?.metadata.number);
  const why = `与 ${fuller?.file ?? '另一文件'} 中的《${fuller?.policy?.metadata.title ?? title}》是同一份文件，已保留较完整的一份`;
  const { removed = [], warnings = [] } = one.policy ?? {};
  return { ...one, policy: null, refused: { title, why, removed, warnings } };
}
