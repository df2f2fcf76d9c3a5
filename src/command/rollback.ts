import path from 'node:path';
import { InputError, SnapshotError } from '../errors.ts';
import {
  type BuildPlaces,
  keepBuild,
  keptBuilds,
  restoreBuild,
  servedBuild,
} from '../retrieve/local/build/kept-builds.ts';
import { verifiedSnapshot } from '../retrieve/local/index/snapshot.ts';
import type { Io } from './io.ts';
import { withLock } from './lock.ts';

/** `cewen rollback [BUILD] [--list]`: goes back to the build before the served one, or to the one named. */
export async function rollback(
  io: Io,
  options: { readonly build: string | undefined; readonly list: boolean },
  places: BuildPlaces,
  now: () => number,
): Promise<number> {
  const served = servedBuild(places);
  const kept = keptBuilds(places);
  if (options.list) {
    for (const build of kept) io.out(`${build === served ? '* ' : '  '}${build}`);
    return 0;
  }
  const at = served === null ? -1 : kept.indexOf(served);
  const target = options.build ?? kept[at + 1];
  if (!target) throw new InputError('没有更早的索引可以退回');
  const waiting = (pid: number): void => io.tell(`另一个进程（${pid}）正在重建索引，等待它完成……`);
  const tooLong = (pid: number): Error => new SnapshotError(`另一个进程（${pid}）一直在重建索引：请等它结束后重试`);
  return withLock(
    path.join(path.dirname(places.index), 'reindex.lock'),
    { waiting, patience: 60_000 },
    tooLong,
    async () => {
      keepBuild(places, now(), Number.POSITIVE_INFINITY);
      const { policiesAside } = restoreBuild(places, target, now());
      verifiedSnapshot(places.index);
      io.out(`已退回索引 ${target}`);
      if (policiesAside) io.out(`导入的政策也已退回，退回前的保存在 ${policiesAside}`);
      return 0;
    },
  );
}
