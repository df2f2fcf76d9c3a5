import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../errors.ts';
import { currentName } from '../retrieve/local/index/snapshot.ts';

/** Says, beside the index, which knowledge it was last made for: measures and facts may change while no text of the index does. */
const MARK = 'KNOWLEDGE';
/** Stands there while folders are exchanged. */
const CHANGING = 'changing';
const MOST_LOADS = 5;

/** From now on the knowledge beside the index of `index` counts as another one, where `what` is not what it was. */
export function markKnowledge(index: string, what: string): void {
  mkdirSync(index, { recursive: true });
  const fresh = join(index, `.${MARK}-${process.pid}`);
  writeFileSync(fresh, `${what}\n`, { flush: true });
  renameSync(fresh, join(index, MARK));
}

/** Until it is marked anew nobody takes the knowledge for whole. */
export const markChanging = (index: string): void => markKnowledge(index, CHANGING);

/** What is marked; '' where nothing ever was, null while folders are exchanged. */
export function knowledgeMark(index: string): string | null {
  let mark: string;
  try {
    mark = readFileSync(join(index, MARK), 'utf8').trim();
  } catch {
    return '';
  }
  return mark === CHANGING ? null : mark;
}

/** What is to be answered by: the build that is current, and the knowledge beside it; null while they are exchanged. */
export function wantedVersion(index: string): string | null {
  const mark = knowledgeMark(index);
  return mark === null ? null : versionOf(currentName(index) ?? '', mark);
}

export const versionOf = (build: string, mark: string): string => `${build} ${mark}`;

/** Loads what lies beside the index of `index`, all of it of one version. @throws InputError where it is changed again and again */
export function loadWhole<T>(index: string, load: () => T): T {
  for (let loads = 0; loads < MOST_LOADS; loads += 1) {
    const before = wantedVersion(index);
    try {
      const loaded = load();
      if (before !== null && wantedVersion(index) === before) return loaded;
    } catch (error) {
      if (before !== null && wantedVersion(index) === before) throw error;
    }
  }
  throw new InputError('政策正在更新，请过一会儿再试');
}
