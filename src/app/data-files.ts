import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { EditionFile } from '../store/editions.ts';

/** Folders of data that answers are made of, beside the index. */
export const FOLDERS = ['policies', 'knowledge'] as const;

/** Whoever writes own knowledge holds this: it is no part of what is known. */
const LOCK = 'knowledge/.lock';

/** The files of a folder below a folder of data, by path. */
export function filesIn(data: string, folder: string): EditionFile[] {
  const at = join(data, folder);
  if (!existsSync(at)) return [];
  return readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(data, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .filter((path) => !path.startsWith(LOCK))
    .sort()
    .map((path) => ({ path, sha256: sha256Of(readFileSync(join(data, path))) }));
}

/** Those of some files that lie in a folder, one line each: equal where the folders are. */
export const fileLines = (files: readonly EditionFile[], folder: string): string =>
  files
    .filter(({ path }) => path.startsWith(`${folder}/`))
    .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
    .sort()
    .join('');

/** The sha256 of the policies and the own knowledge among some files. */
export const knowledgeOf = (files: readonly EditionFile[]): string =>
  sha256Of(FOLDERS.map((folder) => fileLines(files, folder)).join(''));

/** The same of what a folder of data holds now. */
export const knowledgeIn = (data: string): string => knowledgeOf(FOLDERS.flatMap((folder) => filesIn(data, folder)));

export const sha256Of = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
