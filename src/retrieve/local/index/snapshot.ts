import { createHash, webcrypto as crypto, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { SnapshotError } from '../../../errors.ts';

const FORMAT = 4;
const CURRENT = 'CURRENT';
const MANIFEST = 'manifest.json';
const BUILD_NAME = /^build-[0-9a-f]+-[0-9a-f]+$/;
const UNFINISHED = /^\.building-(\d+)-/;
const PENDING = /^\.CURRENT-(\d+)-(build-.+)$/;

/** What a snapshot says of itself; `model` and `dimension` are those of its vectors. */
export const SnapshotManifest = z.object({
  format: z.literal(FORMAT),
  build: z.string().regex(BUILD_NAME),
  model: z.string(),
  dimension: z.number().int().positive(),
  passages: z.number().int().nonnegative(),
  parents: z.number().int().nonnegative(),
  vectors: z.number().int().nonnegative(),
  /** sha256 of our own words that the word list holds. */
  words: z.string(),
  /** See contentHash. */
  content: z.string(),
  files: z.record(z.string(), z.object({ bytes: z.number().int(), sha256: z.string() })),
});
export type SnapshotManifest = z.infer<typeof SnapshotManifest>;

export interface Snapshot {
  readonly path: string;
  readonly manifest: SnapshotManifest;
}

/**
 * The snapshot that CURRENT names, its manifest proved by its name and the size of each of its files compared; their hashes
 * are left to `verifiedSnapshot`.
 * @throws SnapshotError where there is none, or it is damaged or of another format
 */
export const currentSnapshot = (dir: string): Snapshot => openCurrent(dir, readSnapshot);

/** The current snapshot, every byte of its files as it was written. @throws SnapshotError where it is not */
export const verifiedSnapshot = (dir: string): Snapshot =>
  openCurrent(dir, (at, name) => {
    const snapshot = readSnapshot(at, name);
    for (const [file, { sha256 }] of Object.entries(snapshot.manifest.files))
      if (hashFile(path.join(at, file)) !== sha256) throw damaged(at, `已损坏：${file} 和写入时不同`);
    return snapshot;
  });

function openCurrent(dir: string, open: (at: string, name: string) => Snapshot): Snapshot {
  for (let attempt = 0; ; attempt++) {
    const name = readCurrent(dir);
    try {
      return open(path.join(dir, name), name);
    } catch (error) {
      // A builder may have switched and cleared away between the two reads.
      if (attempt > 2 || readCurrent(dir) === name) throw error;
    }
  }
}

/** The build that CURRENT names; null where there is no CURRENT, or it names none, as a crash may leave it. */
export function currentName(dir: string): string | null {
  let name: string;
  try {
    name = fs.readFileSync(path.join(dir, CURRENT), 'utf8').trim();
  } catch {
    return null;
  }
  return BUILD_NAME.test(name) ? name : null;
}

function readCurrent(dir: string): string {
  const name = currentName(dir);
  if (name === null) throw new SnapshotError(`${dir} 里没有索引：请运行 cewen reindex 建立`);
  return name;
}

const damaged = (at: string, what: string) => new SnapshotError(`索引 ${at} ${what}：请运行 cewen reindex 重建`);

function readSnapshot(at: string, name: string): Snapshot {
  let json: unknown;
  try {
    json = JSON.parse(fs.readFileSync(path.join(at, MANIFEST), 'utf8'));
  } catch {
    throw damaged(at, '的清单读不出来');
  }
  if ((json as { format?: unknown } | null)?.format !== FORMAT) throw damaged(at, '是另一种格式');
  const manifest = SnapshotManifest.safeParse(json);
  if (!manifest.success || manifest.data.build !== name || !name.startsWith(`build-${digestOf(manifest.data)}-`))
    throw damaged(at, '的清单不是它自己的');
  for (const [file, { bytes }] of Object.entries(manifest.data.files)) {
    const size = fs.statSync(path.join(at, file), { throwIfNoEntry: false })?.size;
    if (size === undefined) throw damaged(at, `缺少 ${file}`);
    if (size !== bytes) throw damaged(at, `已损坏：${file} 有 ${size} 字节，应为 ${bytes} 字节`);
  }
  return { path: at, manifest: manifest.data };
}

/** The first 48 bits of the sha256 of all that a manifest says of its build: the middle of the build's name. */
function digestOf({ format: _, build: __, files, ...facts }: SnapshotManifest): string {
  return createHash('sha256')
    .update(JSON.stringify([facts, files]))
    .digest('hex')
    .slice(0, 12);
}

/** What a file is to hold, or what writes it. */
export type Contents = Readonly<Record<string, Uint8Array | ((file: string) => Promise<void>)>>;

/** Written, hashed and on the disk; outside of the main thread, so that several go at once. */
async function writeFile(at: string, content: Contents[string]): Promise<{ bytes: number; sha256: string }> {
  if (content instanceof Uint8Array) await fs.promises.writeFile(at, content);
  else await content(at);
  const held = content instanceof Uint8Array ? content : await fs.promises.readFile(at);
  const file = await fs.promises.open(at, 'r');
  const [digest] = await Promise.all([crypto.subtle.digest('SHA-256', held as Uint8Array<ArrayBuffer>), file.sync()]);
  await file.close();
  return { bytes: held.length, sha256: Buffer.from(digest).toString('hex') };
}

/**
 * Writes a new snapshot beside the current one, then switches CURRENT by renaming. Whoever dies on the way leaves the old
 * one served; of two builders at once the one that ends last is served. The snapshot before is kept for those who still
 * read it, older ones are removed.
 * @param contents the files by name
 */
export async function writeSnapshot(
  dir: string,
  facts: Omit<SnapshotManifest, 'format' | 'build' | 'files'>,
  contents: Contents,
): Promise<SnapshotManifest> {
  const token = randomBytes(6).toString('hex');
  const temporary = path.join(dir, `.building-${process.pid}-${token}`);
  fs.mkdirSync(temporary, { recursive: true });
  const files = Object.fromEntries(
    await Promise.all(
      Object.entries(contents).map(async ([name, content]) => [
        name,
        await writeFile(path.join(temporary, name), content),
      ]),
    ),
  );
  const described = SnapshotManifest.parse({ format: FORMAT, build: `build-0-${token}`, ...facts, files });
  const build = `build-${digestOf(described)}-${token}`;
  const manifest: SnapshotManifest = { ...described, build };
  fs.writeFileSync(path.join(temporary, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
  sync(path.join(temporary, MANIFEST));
  sync(temporary);
  // The pointer stands before the build does, so that another builder's clearing sees that it is about to be served.
  const pointer = path.join(dir, `.${CURRENT}-${process.pid}-${build}`);
  fs.writeFileSync(pointer, `${build}\n`);
  sync(pointer);
  const finished = path.join(dir, build);
  fs.renameSync(temporary, finished);
  readSnapshot(finished, build);
  sync(dir);
  const before = currentName(dir);
  fs.renameSync(pointer, path.join(dir, CURRENT));
  sync(dir);
  clearBuilds(dir, before);
  return manifest;
}

/** Removes finished snapshots that nobody is about to serve, `before` aside, and what builders that are no longer alive left behind. */
export function clearBuilds(dir: string, before: string | null): void {
  const names = fs.readdirSync(dir);
  const awaited = names.flatMap((name) => {
    const [, builder, build] = PENDING.exec(name) ?? [];
    return build !== undefined && alive(Number(builder)) ? [build] : [];
  });
  const keep = new Set<string | null>([readCurrent(dir), before, ...awaited]);
  for (const name of names) {
    const builder = (UNFINISHED.exec(name) ?? PENDING.exec(name))?.[1];
    const stale = builder ? !alive(Number(builder)) : BUILD_NAME.test(name) && !keep.has(name);
    if (stale) fs.rmSync(path.join(dir, name), { recursive: true, force: true });
  }
}

function alive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function sync(at: string): void {
  const file = fs.openSync(at, 'r');
  try {
    fs.fsyncSync(file);
  } finally {
    fs.closeSync(file);
  }
}

function hashFile(at: string): string {
  return createHash('sha256').update(fs.readFileSync(at)).digest('hex');
}
