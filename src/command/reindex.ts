import path from 'node:path';
import { SnapshotError } from '../errors.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { BuildReport } from '../retrieve/local/build/build-index.ts';
import { keepBuild, type Places } from '../retrieve/local/build/kept-builds.ts';
import type { Io } from './io.ts';
import { withLock } from './lock.ts';

export interface ReindexParts {
  readonly places: Places;
  /** The knowledge is read only when the lock is held: what another process has just taken over counts. */
  readonly load: () => Knowledge;
  readonly build: (knowledge: Knowledge) => Promise<BuildReport>;
  /** Milliseconds. */
  readonly now: () => number;
}

const KEEP = 5;
const PATIENCE = 15 * 60_000;

/** `cewen reindex [--json]`: one at a time; the build before stays for `cewen rollback`. */
export async function reindexOnce(io: Io, { json }: { json: boolean }, parts: ReindexParts): Promise<number> {
  const waiting = (pid: number): void => io.tell(`另一个进程（${pid}）正在重建索引，等待它完成……`);
  const tooLong = (pid: number): Error =>
    new SnapshotError(`另一个进程（${pid}）一直在重建索引：请等它结束，或结束它后重试`);
  const lock = path.join(path.dirname(parts.places.index), 'reindex.lock');
  return withLock(lock, { waiting, patience: PATIENCE }, tooLong, async () => {
    const knowledge = parts.load();
    keepBuild(parts.places, parts.now() - 1, KEEP);
    const { passages, ...report } = await parts.build(knowledge);
    keepBuild(parts.places, parts.now(), KEEP);
    const lockedRules = [...knowledge.book.locked];
    const documents = knowledge.documents.size;
    if (json) io.out(JSON.stringify({ ...report, documents, clauses: passages, lockedRules }));
    else {
      io.out(
        `索引 ${report.build}：文件 ${documents}，条款 ${passages}，新增 ${report.added}，变更 ${report.changed}，删除 ${report.removed}，未变 ${report.unchanged}，用时 ${report.seconds.toFixed(1)} 秒`,
      );
      for (const id of lockedRules) io.out(`规则 ${id} 的条款已变更，暂停计算：核对后运行 cewen rules approve ${id}`);
    }
    return 0;
  });
}
