import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { SnapshotError } from '../../../errors.ts';
import { currentName } from '../index/snapshot.ts';

/** Where finished builds are kept for a rollback, each with the ingested policies that it was made from. */
export interface BuildPlaces {
  /** The folder of the index. */
  readonly index: string;
  /** The folder of ingested policies. */
  readonly policies: string;
}

const KEPT = '.kept';
const BUILD = /^build-[0-9a-f]+-[0-9a-f]+$/;

/** Builds that can be gone back to, newest first. */
export function keptBuilds({ index }: BuildPlaces): string[] {
  const folder = path.join(index, KEPT);
  if (!fs.existsSync(folder)) return [];
  const born = (name: string): number => Number(fs.readFileSync(path.join(folder, name, 'kept'), 'utf8')) || 0;
  return fs
    .readdirSync(folder)
    .filter((name) => BUILD.test(name) && fs.existsSync(path.join(folder, name, 'kept')))
    .sort((a, b) => born(b) - born(a));
}

/** The build that is served. */
export const servedBuild = ({ index }: BuildPlaces): string | null => currentName(index);

/** Keeps the served build beside the others, without copying the index: its files are linked. `now`: milliseconds. The last `most` stay. */
export function keepBuild(places: BuildPlaces, now: number, most: number): void {
  const build = servedBuild(places);
  if (build === null) return;
  const folder = path.join(places.index, KEPT);
  const target = path.join(folder, build);
  if (!fs.existsSync(target)) {
    const temporary = path.join(folder, `.keeping-${randomBytes(4).toString('hex')}`);
    fs.mkdirSync(temporary, { recursive: true });
    linkFolder(path.join(places.index, build), path.join(temporary, 'index'));
    if (fs.existsSync(places.policies))
      fs.cpSync(places.policies, path.join(temporary, 'policies'), { recursive: true });
    fs.writeFileSync(path.join(temporary, 'kept'), String(now));
    fs.renameSync(temporary, target);
  }
  for (const old of keptBuilds(places).slice(most)) fs.rmSync(path.join(folder, old), { recursive: true, force: true });
  for (const name of fs.readdirSync(folder))
    if (name.startsWith('.keeping-')) fs.rmSync(path.join(folder, name), { recursive: true, force: true });
}

/** Links the served build into `index`, an empty folder, as the one that is current there; nothing where none is served. */
export function linkServed(places: BuildPlaces, index: string): void {
  const build = servedBuild(places);
  if (build === null) return;
  linkFolder(path.join(places.index, build), path.join(index, build));
  fs.writeFileSync(path.join(index, 'CURRENT'), `${build}\n`);
}

/** Puts a kept build and the policies that it was made from back into service; what stood in the policies folder is kept beside it. */
export function restoreBuild(places: BuildPlaces, build: string, now: number): { policiesAside: string | null } {
  const kept = path.join(places.index, KEPT, build);
  if (!BUILD.test(build) || !fs.existsSync(kept))
    throw new SnapshotError(`没有保留 ${build}：可用的见 cewen rollback --list`);
  const target = path.join(places.index, build);
  if (!fs.existsSync(target)) {
    const temporary = path.join(places.index, `.building-${process.pid}-${randomBytes(4).toString('hex')}`);
    linkFolder(path.join(kept, 'index'), temporary);
    fs.renameSync(temporary, target);
  }
  let policiesAside: string | null = null;
  const fresh = `${places.policies}.restoring`;
  fs.rmSync(fresh, { recursive: true, force: true });
  if (fs.existsSync(path.join(kept, 'policies'))) fs.cpSync(path.join(kept, 'policies'), fresh, { recursive: true });
  else fs.mkdirSync(fresh, { recursive: true });
  if (fs.existsSync(places.policies)) {
    policiesAside = `${places.policies}.before-${now}`;
    fs.renameSync(places.policies, policiesAside);
  }
  fs.renameSync(fresh, places.policies);
  const pointer = path.join(places.index, `.CURRENT-${process.pid}-${build}`);
  fs.writeFileSync(pointer, `${build}\n`);
  fs.renameSync(pointer, path.join(places.index, 'CURRENT'));
  return { policiesAside };
}

function linkFolder(from: string, to: string): void {
  fs.mkdirSync(to, { recursive: true });
  for (const name of fs.readdirSync(from)) {
    try {
      fs.linkSync(path.join(from, name), path.join(to, name));
    } catch {
      // File systems without links get a copy.
      fs.copyFileSync(path.join(from, name), path.join(to, name));
    }
  }
}
