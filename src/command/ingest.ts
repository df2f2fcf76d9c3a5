import fs from 'node:fs';
import path from 'node:path';
import { InputError } from '../errors.ts';
import type { GivenMetadata } from '../ingest/describe/given.ts';
import { type Difference, differencesOf, sayDifference } from '../ingest/difference.ts';
import { type Gathered, gatherFile, settleCopies } from '../ingest/ingest-file.ts';
import { PolicyFolder } from '../ingest/policy-folder.ts';
import { regionSlug } from '../ingest/region-slug.ts';
import { checkWritten, type Policy, writePolicy } from '../ingest/text/policy.ts';
import { type Clause, type PolicyDocument, SCANNED, type ScanRecord, sayLink } from '../knowledge/document.ts';
import { parsePolicy } from '../knowledge/policy-file.ts';
import { filesToRead } from './files-to-read.ts';
import type { Io } from './io.ts';
import { readManifest } from './manifest.ts';

export interface IngestOptions {
  /** Files, folders, or `-` for standard input. */
  readonly files: readonly string[];
  /** Where to write; the data folder's policies unless given. */
  readonly out: string | undefined;
  readonly json: boolean;
  readonly accept: boolean;
  /** What the documents are, as the caller knows; title and number of one file alone. */
  readonly given?: GivenMetadata;
  /** A table that says so of each file. */
  readonly manifest?: string | undefined;
}

/** What the command works on: the known documents, the folder of ingested ones, and standard input. */
export interface IngestPlace {
  readonly documents: readonly PolicyDocument[];
  readonly policies: string;
  readonly standardInput: () => Uint8Array | Promise<Uint8Array>;
  /** Reads one file; here unless told. */
  readonly read?: typeof gatherFile;
  /** Called for each revision that was taken over, with the clauses as they are now. Gives lines to tell. */
  readonly accepted?: (id: string, clauses: readonly Clause[]) => readonly string[];
}

/** `cewen ingest FILE… [--out DIR] [--json] [--accept] [--title …] [--number …] [--issuer …] [--region …] [--manifest TABLE]`. Gives the exit status: 1 where a file, or a page of it, was not taken. */
export async function ingest(io: Io, options: IngestOptions, place: IngestPlace): Promise<number> {
  const named = options.files.map(filesToRead);
  const files = named.flatMap((each) => each.files);
  for (const { file, why } of named.flatMap((each) => each.skipped)) io.tell(`－ ${file}：${why}，跳过`);
  if (files.length === 0)
    throw new InputError('没有可导入的文件：请给出 txt、md、html、pdf、docx、xlsx 文件或扫描件，或含有它们的文件夹');
  const { given = {} } = options;
  const { read = gatherFile } = place;
  if (files.length > 1 && (given.title ?? given.number) !== undefined)
    throw new InputError('--title 和 --number 只能说一个文件：多个文件请用 --manifest 表格');
  const manifest = options.manifest === undefined ? null : readManifest(options.manifest);
  const gathered: Gathered[] = [];
  for (const [i, file] of files.entries()) {
    if (files.length > 1) io.tell(`[${i + 1}/${files.length}] ${file}`);
    gathered.push(
      ...(await read(
        file === '-' ? '标准输入' : file,
        () => (file === '-' ? place.standardInput() : fs.readFileSync(file)),
        { ...given, ...manifest?.of(file) },
      )),
    );
  }
  const shelf = new PolicyFolder(options.out ?? place.policies);
  let status = 0;
  for (const name of manifest?.absent(files) ?? []) {
    io.tell(`× ${options.manifest}：没有找到 ${name}`);
    status = 1;
  }
  for (const one of settleCopies(gathered, place.documents)) {
    if (one.fault || one.needsPages !== undefined) status = 1;
    const outcome = one.policy ? save(one, one.policy, shelf, options, place) : undefined;
    if (outcome?.corrected) status = 1;
    if (options.json) io.out(JSON.stringify(toJson(one, outcome)));
    else for (const line of say(one, outcome)) io.out(line);
  }
  return status;
}

interface Outcome {
  readonly clauses: readonly Clause[];
  readonly written: string | null;
  /** Why it was not written; the admin decides with --accept. */
  readonly held: string | null;
  /** A person's corrections stood in the way. */
  readonly corrected: boolean;
  readonly differences: readonly Difference[];
  readonly notes: readonly string[];
}

function save(one: Gathered, policy: Policy, shelf: PolicyFolder, options: IngestOptions, place: IngestPlace): Outcome {
  const { id, region } = policy.metadata;
  const file = path.join(regionSlug(region), `${id}.md`);
  const content = writePolicy(policy);
  checkWritten(file, content);
  const { clauses } = parsePolicy(file, content);
  const state = shelf.state(file);
  const before = one.revisionOf;
  const differences = before ? differencesOf(before.clauses, clauses) : [];
  const done = { clauses, differences, notes: [], corrected: false };
  if (state?.content === content) return { ...done, written: null, held: null, notes: ['内容没有变化'] };
  const path_ = path.join(shelf.dir, file);
  // A folder given by name holds no one's knowledge: only what a person changed there is kept from being replaced.
  const proposal = before !== null && options.out === undefined;
  if ((proposal || state?.corrected) && !options.accept) {
    const held = state?.corrected ? `${path_} 有人工修改，未覆盖` : `这是已收录文件 ${id} 的新文本，尚未采用`;
    return {
      ...done,
      corrected: state?.corrected === true,
      written: null,
      held: `${held}；核对以上差异后加 --accept 采用`,
    };
  }
  shelf.put(file, content);
  const notes = before && options.accept ? (place.accepted?.(id, clauses) ?? []) : [];
  return { ...done, written: path_, held: null, notes };
}

function toJson(one: Gathered, outcome: Outcome | undefined): Record<string, unknown> {
  const m = one.policy?.metadata;
  return {
    file: one.file,
    id: m?.id ?? null,
    title: m?.title ?? one.refused?.title ?? null,
    number: m?.number ?? null,
    issuer: m?.issuer ?? null,
    region: m?.region ?? null,
    issued: m?.issued ?? null,
    published: m?.published ?? null,
    effective: m?.effective ?? null,
    period: m?.period ?? null,
    provenance: m?.provenance ?? null,
    lacks: m?.lacks ?? [],
    scan: m?.scan ?? null,
    needsPages: one.needsPages ?? null,
    links: m?.links ?? [],
    clauses: (outcome?.clauses ?? []).map(({ id, locator, heading, text, bodies }) => ({
      id,
      locator,
      heading,
      text,
      bodies,
    })),
    removed: one.policy?.removed ?? one.refused?.removed ?? [],
    warnings: [
      ...(one.policy?.warnings ?? one.refused?.warnings ?? []),
      ...(outcome?.held ? [outcome.held] : []),
      ...(outcome?.notes ?? []),
    ],
    rejected: one.refused?.why ?? null,
    revisionOf: one.revisionOf?.id ?? null,
    differences: outcome?.differences ?? [],
    written: outcome?.written ?? null,
  };
}

function say(one: Gathered, outcome: Outcome | undefined): string[] {
  if (!one.policy || !outcome)
    return [`× ${one.file}：${one.refused?.title ? `《${one.refused.title}》` : ''}${one.refused?.why}`];
  const m = one.policy.metadata;
  const dates = [
    m.issued && `成文 ${m.issued}`,
    m.published && `发布 ${m.published}`,
    m.effective && `施行 ${m.effective}`,
    m.period && `有效至 ${m.period.to}`,
  ];
  return [
    `${outcome.held ? '？' : one.needsPages ? '△' : '√'} ${one.file}：《${m.title}》${m.number ?? ''}`,
    `    ${[m.issuer ?? '发文单位未载', ...dates.filter(Boolean), `${KINDS[m.provenance]}（${one.policy.why}）`, `条款 ${outcome.clauses.length}`].join('，')}`,
    ...one.policy.removed.map((text) => `    剔除 ${text}`),
    ...one.policy.warnings.map((text) => `    注意 ${text}`),
    ...m.lacks.map((text) => `    缺少 ${text}`),
    ...(m.scan ? [sayScan(m.scan, m.id)] : []),
    ...m.links.map((link) => `    关联 ${sayLink(link)}`),
    ...outcome.differences.map((difference) => `    ${sayDifference(difference)}`),
    ...outcome.notes.map((text) => `    ${text}`),
    outcome.held ? `    ${outcome.held}` : outcome.written ? `    已写入 ${outcome.written}` : '',
  ].filter(Boolean);
}

const sayScan = ({ pages, unconfirmed }: ScanRecord, id: string): string =>
  `    ${SCANNED} 第${pages.join('、')}页${unconfirmed.length > 0 ? `；${unconfirmed.length} 处数字待核对：cewen confirm ${id}` : ''}`;

const KINDS = {
  official: '原文',
  restated: '转述',
  excerpt: '节选',
  digest: '摘要或转载',
  commentary: '评论',
} as const;
