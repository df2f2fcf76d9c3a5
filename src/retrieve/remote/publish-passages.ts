import { Parts } from '../local/index/opened-index.ts';
import { NONE } from '../local/index/passage-table.ts';
import { currentSnapshot } from '../local/index/snapshot.ts';
import type { Point, Points } from './points.ts';

const PREFIX = 'cewen-';
/** Points that go in one request: about a megabyte. */
const AT_ONCE = 200;

/** The collection of a build's passages. An edition names its build, so that what is published, served and gone back to is one thing here and there. */
export const collectionOf = (build: string): string => `${PREFIX}${build}`;

/** Puts the passages of the build that is current in `dir` where they are ranked, where they do not stand there whole yet; of several that do it at once each puts the same. */
export async function publishPassages(dir: string, at: Points): Promise<void> {
  const { path, manifest } = currentSnapshot(dir);
  const name = collectionOf(manifest.build);
  if ((await at.collections()).includes(name) && (await at.count(name)) === manifest.passages) return;
  await at.create(name, manifest.dimension);
  const parts = new Parts(path);
  try {
    let points: Point[] = [];
    for (const point of pointsOf(parts)) {
      points.push(point);
      if (points.length < AT_ONCE) continue;
      await at.put(name, points);
      points = [];
    }
    if (points.length > 0) await at.put(name, points);
  } finally {
    parts.close();
  }
}

/** Drops the collections of builds that nobody can go back to any more. */
export async function dropOthers(at: Points, builds: readonly string[]): Promise<void> {
  const kept = new Set(builds.map(collectionOf));
  for (const name of await at.collections())
    if (name.startsWith(`${PREFIX}build-`) && !kept.has(name)) await at.drop(name);
}

function* pointsOf({ passages, table, codes }: Parts): Generator<Point> {
  let id = 0;
  for (const { rows, gains } of passages.gains()) {
    const label = table.labelOf[id]!;
    yield {
      id,
      vector: {
        words: { indices: Array.from(rows), values: Array.from(gains) },
        ...(label !== NONE && { meaning: codes.at(label) }),
      },
      payload: { parent: table.parentOf[id]! },
    };
    id += 1;
  }
}
