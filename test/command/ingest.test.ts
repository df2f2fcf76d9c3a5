import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { type IngestOptions, ingest } from '../../src/command/ingest.ts';
import type { Io } from '../../src/command/io.ts';
import { parsePolicy } from '../../src/knowledge/policy-file.ts';
import { pdfOf } from '../fakes/pdf.ts';
import { PICTURE } from '../fakes/scanned.ts';
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

  it('says of each file of a folder that it passes over why, and of a picture how it is read', async () => {
    fs.mkdirSync(path.join(dir, 'in', '.git'), { recursive: true });
    put('in/a.txt', NOTICE);
    put('in/.git/b.txt', NOTICE);
    put('in/~$a.docx', '');
    put('in/b.ofd', 'x');
    put('in/c.xyz', 'x');
    fs.symlinkSync(path.join(dir, 'in/a.txt'), path.join(dir, 'in/d.txt'));
    const told: string[] = [];
    const tell = { ...io, tell: (line: string) => void told.push(line) };
    const all = (): Promise<number> =>
      ingest(
        tell,
        { files: [path.join(dir, 'in')], out: undefined, json: false, accept: false },
        { documents: [], policies: policies(), standardInput: () => PICTURE },
      );
    expect(await all()).toBe(0);
    expect(told.map((line) => line.replace(`${dir}/`, ''))).toEqual([
      '－ in/b.ofd：读不了 ofd：请另存为 pdf 再导入，跳过',
      '－ in/c.xyz：不是能导入的文件类型（.xyz），跳过',
      '－ in/d.txt：是链接，不是文件，跳过',
    ]);
    fs.writeFileSync(path.join(dir, 'in/e.PNG'), PICTURE);
    expect(await all()).toBe(1);
    expect(out.join()).toMatch(/× .*e\.PNG：这是图片.*npm run setup:ocr/);
  });

  it('takes the pages of a file that can be read, tells which it left out, and ends as where not all was taken', async () => {
    const lines = NOTICE.trim()
      .split('\n')
      .slice(0, 9)
      .map((text, i) => ({ text, x: 60, y: 780 - 20 * i }));
    fs.writeFileSync(path.join(dir, 'a.pdf'), pdfOf([lines, [{ picture: [40, 60, 500, 720] }]]));
    expect(await run([path.join(dir, 'a.pdf')])).toBe(1);
    expect(out.join()).toMatch(/△ .*a\.pdf：.*注意 第2页是图片或读不出文字，没有收录：装上文字识别（npm run setup:ocr/);
    expect(documents()[0]?.lacks).toContain('第2页是图片，没有收录');
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

describe('what the caller says of a document', () => {
  const BARE = `第一条 购置甲类设备的企业，按设备价款的8%给予补助，一家企业一年最高不超过60万元。
第二条 企业于每年三月向所在区经济主管部门申请，经审核公示后拨付资金。
第三条 本办法自2025年3月1日起施行。
`;

  it('counts before what its text seems to say', async () => {
    const given = { title: '云州设备补助办法', number: '云经发[2025]3号', issuer: '云州市经济局', region: '410100' };
    expect(await run([put('甲.txt', BARE)], { given })).toBe(0);
    expect(documents()[0]).toMatchObject({ ...given, number: '云经发〔2025〕3号', provenance: 'official', lacks: [] });
  });

  it('is asked for where no place is known', async () => {
    await run([put('甲.txt', BARE)]);
    expect(out.join('\n')).toContain('没有认出适用的地区：加 --region');
  });

  it('is said of one file alone', async () => {
    const files = [put('甲.txt', BARE), put('乙.txt', BARE.replace('8%', '9%'))];
    await expect(run(files, { given: { title: '办法' } })).rejects.toThrow(/--manifest/);
  });

  it('stands in a table, by the name of each file; a name without a file is a fault', async () => {
    const folder = path.join(dir, 'in');
    fs.mkdirSync(path.join(folder, '区'), { recursive: true });
    fs.writeFileSync(path.join(folder, '甲.txt'), BARE);
    fs.writeFileSync(path.join(folder, '区/乙.txt'), BARE.replaceAll('设备', '厂房').replace('8%', '9%'));
    const manifest = put(
      '表.csv',
      '\uFEFF文件,标题,文号,发文单位,地区\r\n甲.txt,"设备补助办法（""新""）",云发〔2025〕1号,云州市经济局,郑州市\r\n区/乙.txt,厂房补助办法,,,金水区\r\n',
    );
    expect(await run([folder], { manifest })).toBe(0);
    expect(
      documents()
        .map(({ title, number, region }) => [title, number, region])
        .sort(),
    ).toEqual([
      ['厂房补助办法', null, '410105'],
      ['设备补助办法（"新"）', '云发〔2025〕1号', '410100'],
    ]);
    fs.appendFileSync(manifest, '丙.txt,,,,\n');
    expect(await run([folder], { manifest })).toBe(1);
  });

  it.each([
    ['标题\n甲\n', /表\.csv:1：缺少文件名一列/],
    ['文件,颜色\n', /表\.csv:1：没有“颜色”这一列/],
    ['文件,地区\n甲.txt,火星\n', /表\.csv:2：“火星”不是已知的地区/],
    ['文件\n甲.txt\n甲.txt\n', /表\.csv:3：.*写了两次/],
  ])('%s is refused at its line', async (table, fault) => {
    await expect(run([put('甲.txt', BARE)], { manifest: put('表.csv', table) })).rejects.toThrow(fault);
  });
});
