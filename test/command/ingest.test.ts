import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { type IngestOptions, ingest } from '../../src/command/ingest.ts';
import type { Io } from '../../src/command/io.ts';
import { parsePolicy } from '../../src/knowledge/policy-file.ts';
import { NOTICE } from '../ingest/notice.ts';

let dir: string;
let out: string[];
beforeEach(() => {
  dir = fs.mkdtempSync(path.join(tmpdir(), 'cewen-ingest-'));
  out = [];
});

const io: Io = {
  lines: async function* () {},
  out: (text) => void out.push(text),
  tell: () => {},
  today: () => '2025-01-01',
};
const policies = (): string => path.join(dir, 'policies');
const held = () =>
  fs.existsSync(policies())
    ? fs
        .readdirSync(policies(), { recursive: true, withFileTypes: true })
        .filter((e) => e.name.endsWith('.md'))
        .map((e) => path.join(e.parentPath, e.name))
    : [];
const documents = () => held().map((file) => parsePolicy(file, fs.readFileSync(file, 'utf8')));
function put(name: string, content: string): string {
  const file = path.join(dir, name);
  fs.writeFileSync(file, content);
  return file;
}
const run = (files: string[], options: Partial<IngestOptions> = {}, more = {}): Promise<number> =>
  ingest(
    io,
    { files, out: undefined, json: false, accept: false, ...options },
    { documents: documents(), policies: policies(), standardInput: () => new TextEncoder().encode(NOTICE), ...more },
  );

describe('ingesting', () => {
  it('writes a new document at once, and says nothing changed the second time', async () => {
    const file = put('a.txt', NOTICE);
    expect(await run([file])).toBe(0);
    expect(held()).toHaveLength(1);
    expect(await run([file])).toBe(0);
    expect(out.join('\n')).toContain('内容没有变化');
  });

  it('proposes a new text of a held document, with its differences and its ids, and takes it over when told to', async () => {
    await run([put('a.txt', NOTICE)]);
    const [file = ''] = held();
    const before = fs.readFileSync(file, 'utf8');
    const ids = documents()[0]?.clauses.map((c) => c.id);
    const revised = put('b.txt', NOTICE.replace('2%给予', '3%给予').replace('30万元', '40万元'));
    out = [];
    expect(await run([revised])).toBe(0);
    expect(out.join('\n')).toMatch(/改动 一\(一\)（原有数字：2%、30万元；现有数字：3%、40万元）/);
    expect(fs.readFileSync(file, 'utf8')).toBe(before);
    const accepted: string[] = [];
    await run([revised], { accept: true }, { accepted: (id: string) => [accepted.push(id) && '已复核'] });
    expect(fs.readFileSync(file, 'utf8')).toContain('3%给予');
    expect(documents()[0]?.clauses.map((c) => c.id)).toEqual(ids);
    expect(accepted).toHaveLength(1);
  });

  it('never overwrites a person’s corrections unseen, and keeps them when told to', async () => {
    const file = put('a.txt', NOTICE);
    await run([file]);
    const [target = ''] = held();
    const corrected = fs.readFileSync(target, 'utf8').replace('每人500元', '每人600元');
    fs.writeFileSync(target, corrected);
    out = [];
    expect(await run([file])).toBe(1);
    expect(out.join('\n')).toContain('有人工修改，未覆盖');
    expect(fs.readFileSync(target, 'utf8')).toBe(corrected);
    await run([file], { accept: true });
    const aside = fs.readdirSync(path.dirname(target)).find((name) => name.endsWith('.bak')) ?? '';
    expect(fs.readFileSync(path.join(path.dirname(target), aside), 'utf8')).toBe(corrected);
  });

  it('carries over what people ask', async () => {
    await run([put('a.txt', NOTICE)]);
    const [target = ''] = held();
    fs.writeFileSync(
      target,
      fs
        .readFileSync(target, 'utf8')
        .replace(
          'bodies: [市工业和信息化局, 市财政局]',
          'bodies: [市工业和信息化局, 市财政局]\nasks: [贷款能贴多少息]',
        ),
    );
    await run([put('b.txt', NOTICE.replace('30万元', '40万元'))], { accept: true });
    expect(documents()[0]?.clauses.find((c) => c.locator === '一(一)')?.asks).toEqual(['贷款能贴多少息']);
  });

  it('goes on after a bad file, reads a folder and standard input, and keeps the fuller of two copies', async () => {
    fs.mkdirSync(path.join(dir, 'in'));
    put('in/a.txt', NOTICE);
    put(
      'in/b.html',
      `<html><body><div>${NOTICE.split('\n')
        .slice(0, 12)
        .map((l) => `<p>${l}</p>`)
        .join('')}</div></body></html>`,
    );
    put('in/c.pdf', '%PDF-1.4 broken');
    expect(await run([path.join(dir, 'in')], { json: true })).toBe(1);
    const rows = out.map((line) => JSON.parse(line) as { rejected: string | null; clauses: { locator: string }[] });
    expect(rows.map((row) => row.rejected === null)).toEqual([true, false, false]);
    expect(rows[1]?.rejected).toContain('同一份文件');
    expect(rows[2]?.rejected).toContain('PDF 已损坏');
    expect(held()).toHaveLength(1);
    expect(await run(['-'], { out: path.join(dir, 'elsewhere') })).toBe(0);
    expect(fs.readdirSync(path.join(dir, 'elsewhere'))).toContain('unknown');
  });
});
