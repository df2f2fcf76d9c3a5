import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readWithScans } from '../../src/app/read-scans.ts';
import { type ConfirmOptions, confirm } from '../../src/command/confirm.ts';
import { ingest } from '../../src/command/ingest.ts';
import type { Io } from '../../src/command/io.ts';
import { InputError } from '../../src/errors.ts';
import { gatherFile } from '../../src/ingest/ingest-file.ts';
import { checkMetadata } from '../../src/knowledge/check/metadata.ts';
import { parsePolicy } from '../../src/knowledge/policy-file.ts';
import { FakePageReader, PICTURE, scannedPage } from '../fakes/scanned.ts';
import { NOTICE } from '../ingest/notice.ts';

const TEXT = NOTICE.trim().split('\n');
const OTHERWISE = { 1: '云政办发〔2024〕1号', 9: (TEXT[9] as string).replace('30万元', '80万元') };

let dir: string;
let out: string[];
const io: Io = {
  lines: async function* () {},
  out: (text) => void out.push(text),
  tell: () => {},
  today: () => '2025-01-01',
};
const policies = (): string => path.join(dir, 'policies');
const scans = (): string => path.join(dir, 'scans');
const heldFile = (): string =>
  fs
    .readdirSync(policies(), { recursive: true, withFileTypes: true })
    .filter(({ name }) => name.endsWith('.md'))
    .map(({ parentPath, name }) => path.join(parentPath, name))[0] as string;
const held = () => parsePolicy(heldFile(), fs.readFileSync(heldFile(), 'utf8'));
const place = () => ({ policies: policies(), standardInput: () => PICTURE });
const run = (said: readonly string[] = [], options: Partial<ConfirmOptions> = {}) =>
  confirm(
    io,
    { document: held().id, said, json: false, ...options },
    { ...place(), documents: [held()], scans: scans(), read: gatherFile },
  );

beforeEach(async () => {
  dir = fs.mkdtempSync(path.join(tmpdir(), 'cewen-confirm-'));
  out = [];
  const file = path.join(dir, 'a.png');
  fs.writeFileSync(file, PICTURE);
  const read = readWithScans({
    read: gatherFile,
    reader: new FakePageReader([scannedPage(TEXT, OTHERWISE)]),
    folder: scans(),
    tell: () => {},
  });
  const options = { files: [file], out: undefined, json: false, accept: false };
  expect(await ingest(io, options, { ...place(), documents: [], read })).toBe(0);
  fs.rmSync(file);
});

describe('figures of a scan that nobody confirmed', () => {
  it('are told when it is read in, by check, and listed with both readings and a piece of the page', async () => {
    expect(out.join('\n')).toMatch(
      /由扫描件识别 第1页；2 处数字待核对：cewen confirm yunxi|由扫描件识别 第1页；2 处数字待核对/,
    );
    const faults = checkMetadata(held(), fs.readFileSync(heldFile(), 'utf8').split('\n'));
    expect(faults).toContainEqual(
      expect.objectContaining({ severity: 'warning', what: 'scan：2 处数字是扫描件识别的，还没有核对' }),
    );
    out = [];
    expect(await run()).toBe(0);
    expect(out.join('\n')).toMatch(
      /1\.2 {2}第1页：.*〔数字待核对〕[\s\S]*一个读作 30万元，另一个读作 80万元；截图 .*1-[0-9a-f]{12}\.png/,
    );
    out = [];
    await run([], { json: true });
    expect(out.map((line) => JSON.parse(line))).toMatchObject([
      { at: '1.1', read: '〔2024〕7号', other: '〔2024〕1号' },
      { at: '1.2', piece: expect.stringMatching(/1-[0-9a-f]{12}\.png$/) },
    ]);
  });

  it('stand in the text, and give the document its number, once a person has said what they are', async () => {
    expect(held().number).toBeNull();
    expect(await run(['1.2=30万元'])).toBe(0);
    expect(
      held()
        .clauses.map(({ text }) => text)
        .join(),
    ).toContain('最高不超过30万元');
    expect(held().scan?.unconfirmed.map(({ at }) => at)).toEqual(['1.1']);
    expect(await run(['1.1=〔2024〕7号'])).toBe(0);
    expect(held()).toMatchObject({ number: '云政办发〔2024〕7号', scan: { unconfirmed: [] } });
    out = [];
    await run([], { document: undefined });
    expect(out).toEqual(['没有待核对的数字']);
  });

  it('are taken one by their place alone, and never over what a person changed', async () => {
    await expect(run(['9.9=30万元'])).rejects.toThrow(InputError);
    await expect(run(['30万元'])).rejects.toThrow('写成 位置=数字');
    await expect(run([], { document: 'nobody' })).rejects.toThrow('没有文件 nobody');
    const changed = fs.readFileSync(heldFile(), 'utf8').replace('每人500元', '每人600元');
    fs.writeFileSync(heldFile(), changed);
    await expect(run(['1.2=30万元'])).rejects.toThrow('有人工修改');
    expect(fs.readFileSync(heldFile(), 'utf8')).toBe(changed);
  });

  it('are told where they were confirmed by place alone, or are seen otherwise by now, and used nowhere', async () => {
    const [scan = ''] = fs.readdirSync(scans());
    fs.writeFileSync(path.join(scans(), scan, 'confirmed.json'), JSON.stringify({ '1.1': '90万元' }));
    out = [];
    expect(await run(['1.2=30万元'])).toBe(0);
    expect(out.join()).toContain('第1页核对过的“90万元”对不上现在的识别结果，没有采用');
    expect(held().number).toBeNull();
    const page = scannedPage(TEXT, { ...OTHERWISE, 1: '云政办发〔2024〕4号' });
    fs.writeFileSync(path.join(scans(), scan, '1.json'), JSON.stringify(page));
    await expect(run(['1.1=〔2024〕7号'])).rejects.toThrow('请重新导入原件');
  });

  it('are told of what was kept by place alone no more once none of the page waits', async () => {
    const [scan = ''] = fs.readdirSync(scans());
    fs.writeFileSync(path.join(scans(), scan, 'confirmed.json'), JSON.stringify({ '1.1': '90万元' }));
    expect(await run(['1.2=30万元'])).toBe(0);
    out = [];
    expect(await run(['1.1=〔2024〕7号'])).toBe(0);
    expect(out.join()).not.toContain('对不上现在的识别结果');
  });

  it('are sent to the original where the scan is not kept here', async () => {
    fs.rmSync(scans(), { recursive: true });
    await expect(run(['1.2=30万元'])).rejects.toThrow('请重新导入原件');
  });
});
