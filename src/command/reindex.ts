import path from 'node:path';
import { SnapshotError } from '../errors.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { brokenIn, type Verdict } from '../office/learning/kept-verdicts.ts';
import type { BuildReport } from '../retrieve/local/build/build-index.ts';
import { type BuildPlaces, keepBuild } from '../retrieve/local/build/kept-builds.ts';
import type { Io } from './io.ts';
import { withLock } from './lock.ts';
import type { Taught } from './taught.ts';

export interface ReindexParts {
  readonly places: BuildPlaces;
  /** The knowledge is read only when the lock is held: what another process has just taken over counts. */
  readonly load: () => Knowledge;
  readonly build: (knowledge: Knowledge) => Promise<BuildReport>;
  /** Milliseconds. */
  readonly now: () => number;
  /** What the desk's answers have taught; absent where there is no desk. */
  readonly taught?: Taught;
}

const KEEP = 5;
const PATIENCE = 15 * 60_000;

/**
 * `cewen reindex [--json] [--force]`: one at a time; the build before stays for `cewen rollback`. Where a question that the desk keeps
 * would no longer be answered, nothing is changed, unless it is forced; exit status 1 then.
 */
export async function reindexOnce(
  io: Io,
  { json, force = false }: { readonly json: boolean; readonly force?: boolean },
  parts: ReindexParts,
): Promise<number> {
  const waiting = (pid: number): void => io.tell(`另一个进程（${pid}）正在重建索引，等待它完成……`);
  const tooLong = (pid: number): Error =>
    new SnapshotError(`另一个进程（${pid}）一直在重建索引：请等它结束，或结束它后重试`);
  const lock = path.join(path.dirname(parts.places.index), 'reindex.lock');
  return withLock(lock, { waiting, patience: PATIENCE }, tooLong, async () => {
    const undo = (await parts.taught?.take()) ?? (() => {});
    const [knowledge, verdicts] = await tried(parts).catch((error: unknown) => {
      undo();
      throw error;
    });
    const broken = brokenIn(verdicts);
    for (const { question, clause } of broken) io.tell(`原来答得上，这样重建就答不上了：${question}（依据 ${clause}）`);
    if (broken.length > 0 && !force) {
      undo();
      io.tell('没有重建，现在用的索引和词表都没动。改好再来，或加 --force');
      return 1;
    }
    keepBuild(parts.places, parts.now() - 1, KEEP);
    const { passages, ...report } = await parts.build(knowledge);
    await parts.taught?.served(verdicts);
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

/** The knowledge as it is now, and how the kept questions fare by it. */
async function tried({ load, taught }: ReindexParts): Promise<[Knowledge, readonly Verdict[]]> {
  const knowledge = load();
  return [knowledge, (await taught?.verdicts(knowledge)) ?? []];
}
