import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { SnapshotError } from '../errors.ts';
import { servedBuild } from '../retrieve/local/build/kept-builds.ts';
import type { Edition, EditionFile, Editions } from '../store/editions.ts';
import { FOLDERS, fileLines, filesIn, sha256Of } from './data-files.ts';

/** Which edition a folder of data holds: its id, then its policies and own knowledge, a file a line. */
const MARK = 'edition';

/** What a folder of data holds now, as an edition with its files: the index that is served there, policies and own knowledge. */
function editionOf(data: string, now: number): { readonly edition: Edition; readonly files: readonly EditionFile[] } {
  const build = servedBuild({ index: join(data, 'index'), policies: join(data, 'policies') });
  if (build === null) throw new SnapshotError(`${data} 里没有索引：请运行 cewen reindex 建立`);
  const files = [...FOLDERS, posix.join('index', build)].flatMap((folder) => filesIn(data, folder));
  return { edition: { id: sha256Of(JSON.stringify([build, files])).slice(0, 16), build, at: now }, files };
}

/** Publishes what a folder of data holds, and serves it everywhere in place of the edition `base`. */
export async function publishFrom(
  data: string,
  editions: Editions,
  now: number,
  base: string | null,
): Promise<Edition> {
  const { edition, files } = editionOf(data, now);
  await editions.publish(edition, files, (path) => readFileSync(join(data, path)), base);
  markEdition(data, edition.id, files);
  return edition;
}

/** The edition that a folder of data was brought to last; null where it was never. */
export const editionIn = (data: string): string | null => markIn(data)[0] ?? null;

/** From now on a folder of data counts as an edition of these files. */
export function markEdition(data: string, id: string, files: readonly EditionFile[]): void {
  writeFileSync(join(data, MARK), `${id}\n${FOLDERS.map((folder) => fileLines(files, folder)).join('')}`);
}

/** Whether a folder below one of data is what the edition that it was brought to holds there, or what `next` does. */
export function isPublished(data: string, folder: string, next: readonly EditionFile[], at = folder): boolean {
  const here = filesIn(data, at).map(({ path, sha256 }) => ({ path: `${folder}${path.slice(at.length)}`, sha256 }));
  const lines = fileLines(here, folder);
  const brought = markIn(data)
    .slice(1)
    .filter((line) => line.slice(66).startsWith(`${folder}/`))
    .map((line) => `${line}\n`)
    .join('');
  return lines === brought || lines === fileLines(next, folder);
}

function markIn(data: string): readonly string[] {
  const mark = join(data, MARK);
  return existsSync(mark) ? readFileSync(mark, 'utf8').split('\n').filter(Boolean) : [];
}
