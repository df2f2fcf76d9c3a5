import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { tableReader } from '../app/table-reader.ts';
import type { BadCell } from '../contract/cell-table.ts';
import { InputError } from '../errors.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { runBatch } from '../office/batch/run-batch.ts';
import { templateOf } from '../office/batch/template.ts';
import type { Io } from './io.ts';

/** So many bad cells are told one by one. */
const TOLD = 50;
/** Progress is told each so many clients. */
const STRIDE = 500;

/** `cewen match --batch IN --out OUT`: every client of a file against every measure in force; with one bad cell nothing is written and the status is 1. */
export async function matchBatch(
  knowledge: Knowledge,
  io: Io,
  { from, out }: { readonly from: string; readonly out: string },
): Promise<number> {
  const today = io.today();
  const task = { file: contentOf(from), columns: null, matches: true, day: today, before: null };
  const { columns, clients, bad, matched } = await runBatch(
    task,
    tableReader(knowledge, today),
    knowledge,
    (done, total) => {
      if (done % STRIDE === 0) io.tell(`已核对 ${done} 家，共 ${total} 家`);
    },
  );
  for (const { heading, use, why } of columns)
    if (use === null && why !== null) io.tell(`没有用到的列：${heading === '' ? '（没有表头）' : heading}（${why}）`);
  if (!matched) {
    tellBad(bad, io);
    return 1;
  }
  keep(out, matched.workbook);
  io.tell(`核对了 ${clients} 家企业，写在 ${out}`);
  return 0;
}

/** `cewen match --template OUT`: an xlsx file to fill in. */
export async function writeTemplate(knowledge: Knowledge, io: Io, out: string): Promise<number> {
  keep(out, await templateOf(knowledge.book.facts));
  io.tell(`模板写在 ${out}：每行一家企业，不知道的空着`);
  return 0;
}

function contentOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch {
    throw new InputError(`${file}：读不出这个文件`);
  }
}

/** Written aside and renamed: nobody finds half a file. */
function keep(out: string, bytes: Uint8Array): void {
  const aside = join(dirname(out), `.${basename(out)}.${process.pid}`);
  try {
    writeFileSync(aside, bytes);
    renameSync(aside, out);
  } catch {
    rmSync(aside, { force: true });
    throw new InputError(`${out}：写不进去，文件夹要在、要能写，文件也不要在别的程序里开着`);
  }
}

function tellBad(bad: readonly BadCell[], io: Io): void {
  for (const { row, column, heading, words, why } of bad.slice(0, TOLD))
    io.tell(`第 ${row} 行 ${column} 列（${heading}）${words === '' ? '' : `“${words}”`}：${why}`);
  if (bad.length > TOLD) io.tell(`还有 ${bad.length - TOLD} 处，改好这些再看`);
  io.tell(`${bad.length} 处要改，什么也没有写`);
}
