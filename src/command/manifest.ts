import { readFileSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '../errors.ts';
import { type GivenMetadata, regionGiven } from '../ingest/describe/given.ts';
import { decode } from '../ingest/read/decode.ts';
import { csvRows } from '../ingest/read/read-csv.ts';

/** What the columns of a table of documents may be called. */
const COLUMNS: ReadonlyMap<string, 'file' | keyof GivenMetadata> = new Map([
  ['file', 'file'],
  ['文件', 'file'],
  ['文件名', 'file'],
  ['title', 'title'],
  ['标题', 'title'],
  ['number', 'number'],
  ['文号', 'number'],
  ['issuer', 'issuer'],
  ['发文单位', 'issuer'],
  ['发文机关', 'issuer'],
  ['region', 'region'],
  ['地区', 'region'],
]);

/** A table of documents (CSV): what a person says of each, by the name of its file. */
export interface DocumentTable {
  /** What is said of a file, by its path below the folder or its name. */
  readonly of: (file: string) => GivenMetadata;
  /** Names that no file of those given bears. */
  readonly absent: (files: readonly string[]) => readonly string[];
}

/** Reads a table of documents. @throws InputError with file:line where it has no column of files, one that is not known, or a place that is none */
export function readManifest(file: string): DocumentTable {
  let text: string;
  try {
    text = decode(readFileSync(file));
  } catch {
    throw new InputError(`${file}：读不出这张表`);
  }
  const [head = [], ...rows] = csvRows(text);
  const columns = head.map((cell) => COLUMNS.get(cell.trim().toLowerCase()));
  const strange = head.find((_, i) => columns[i] === undefined);
  if (strange !== undefined)
    throw new InputError(`${file}:1：没有“${strange}”这一列：可用 ${[...COLUMNS.keys()].join('、')}`);
  if (!columns.includes('file')) throw new InputError(`${file}:1：缺少文件名一列（file 或 文件）`);
  const given = new Map<string, GivenMetadata>();
  for (const [i, row] of rows.entries()) {
    if (row.every((cell) => cell.trim() === '')) continue;
    const cells = Object.fromEntries(columns.map((column, k) => [column, row[k]?.trim() ?? '']));
    const { file: name = '', ...said } = cells;
    if (name === '' || given.has(keyOf(name)))
      throw new InputError(`${file}:${i + 2}：${name === '' ? '没有写文件名' : `${name} 写了两次`}`);
    try {
      given.set(keyOf(name), {
        ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== '')),
        ...(said.region ? { region: regionGiven(said.region) } : {}),
      });
    } catch (error) {
      throw new InputError(`${file}:${i + 2}：${(error as Error).message}`);
    }
  }
  const matches = (name: string, of: string) => keyOf(of) === name || keyOf(of).endsWith(`/${name}`);
  return {
    of: (of) => [...given].find(([name]) => matches(name, of))?.[1] ?? {},
    absent: (files) => [...given.keys()].filter((name) => !files.some((of) => matches(name, of))),
  };
}

const keyOf = (name: string): string => path.posix.normalize(name.replaceAll('\\', '/')).normalize('NFC');
