import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { ForkedPageReader } from '../../src/app/page-reader.ts';
import { readWithScans } from '../../src/app/read-scans.ts';
import { IngestError } from '../../src/errors.ts';
import { gatherFile } from '../../src/ingest/ingest-file.ts';
import { pdfOf } from '../fakes/pdf.ts';
import { FakePageReader, scannedPage } from '../fakes/scanned.ts';
import { NOTICE } from '../ingest/notice.ts';

let folder: string;
let told: string[];
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(tmpdir(), 'cewen-scans-'));
  told = [];
});

const TEXT = NOTICE.trim().split('\n');
const PAGES = [
  scannedPage(TEXT.slice(0, 9)),
  scannedPage(TEXT.slice(9), { 0: TEXT[9]?.replace('30万元', '80万元') as string }),
];
const SCAN = pdfOf([[{ picture: [40, 60, 500, 720] }], [{ picture: [40, 60, 500, 720] }]]);
const read = (reader: FakePageReader | null) =>
  readWithScans({ read: gatherFile, reader, folder, tell: (line) => void told.push(line) })('扫描.pdf', () => SCAN);

describe('a scan', () => {
  it('is refused with the command where nothing is installed that reads it, and nothing is kept', async () => {
    const [refused] = await read(null);
    expect(refused).toMatchObject({
      fault: true,
      policy: null,
      refused: { why: expect.stringContaining('npm run setup:ocr') },
    });
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  it('is read page by page, told with how far it is, a piece of the page cut for each doubt', async () => {
    const reader = new FakePageReader(PAGES);
    const [taken] = await read(reader);
    expect(told).toEqual(['文字识别：第1页/共2页', '文字识别：第2页/共2页']);
    expect(reader.asked).toEqual(['read 1', 'read 2', expect.stringMatching(/^cut 100 2-[0-9a-f]{12}\.png$/)]);
    expect(taken?.policy?.metadata).toMatchObject({
      number: '云政办发〔2024〕7号',
      scan: { pages: [1, 2], unconfirmed: [{ at: '2.1', read: '30万元', other: '80万元' }] },
    });
  });

  it('goes on where it was ended, and reads no page twice', async () => {
    const broken = new FakePageReader([PAGES[0] as never, new IngestError('读了 300 秒还没读完，已停止')]);
    const [failed] = await read(broken);
    expect(failed?.refused?.why).toBe(
      '文字识别没有完成：第2页读了 300 秒还没读完，已停止；读完的页已保留，再运行一次会接着读',
    );
    const reader = new FakePageReader(PAGES);
    expect((await read(reader))[0]?.policy).not.toBeNull();
    expect(reader.asked).toEqual(['read 2', expect.stringMatching(/^cut 100 2-[0-9a-f]{12}\.png$/)]);
    const again = new FakePageReader(PAGES);
    await read(again);
    expect(again.asked).toEqual([]);
  });

  it('has the piece of a figure in doubt cut anew where there is none by its name, as of a page that was kept when they were named by place', async () => {
    await read(new FakePageReader(PAGES));
    const [scan = ''] = fs.readdirSync(folder);
    const piece = fs.readdirSync(path.join(folder, scan)).find((name) => /^2-/.test(name)) ?? '';
    fs.renameSync(path.join(folder, scan, piece), path.join(folder, scan, '2.1.png'));
    const reader = new FakePageReader(PAGES);
    await read(reader);
    expect(reader.asked).toEqual([`cut 100 ${piece}`]);
  });
});

describe('a file with one page that is a picture', () => {
  const mixed = pdfOf([
    TEXT.slice(0, 9).map((text, i) => ({ text, x: 60, y: 780 - 20 * i })),
    [{ picture: [40, 60, 500, 720] }],
  ]);
  const take = (reader: FakePageReader | null) =>
    readWithScans({ read: gatherFile, reader, folder, tell: () => {} })('a.pdf', () => mixed);

  it('is taken without it where nothing reads pictures, or the reader fails, which is told', async () => {
    expect((await take(null))[0]).toMatchObject({ fault: false, needsPages: [2] });
    const fails = [PAGES[0] as never, new IngestError('读了 300 秒还没读完，已停止')];
    const [partly] = await take(new FakePageReader(fails));
    expect(partly).toMatchObject({ fault: false, needsPages: [2] });
    expect(partly?.policy?.warnings.join()).toContain('文字识别没有完成：第2页读了 300 秒');
  });

  it('is taken whole where they are read', async () => {
    const [whole] = await take(new FakePageReader(PAGES));
    expect(whole?.needsPages).toBeUndefined();
    expect(whole?.policy?.metadata.scan?.pages).toEqual([2]);
  });
});

describe('the process that reads pages', () => {
  const script = (body: string): string => {
    const file = path.join(folder, 'reader.mjs');
    fs.writeFileSync(
      file,
      `process.on('disconnect', () => process.exit(0));\nprocess.on('message', (task) => { ${body} });\n`,
    );
    return file;
  };
  const count = (body: string, seconds?: number) => {
    const reader = new ForkedPageReader(script(body), seconds);
    return reader.count({ file: 'a.pdf', pdf: true }).finally(() => reader.stop());
  };

  it('is asked and answers, with a number or with why not', async () => {
    expect(await count('process.send({ done: task.file.length })')).toBe(5);
    await expect(count(`process.send({ fault: '这张图太长' })`)).rejects.toThrow('这张图太长');
  });

  it('is ended where a page takes too long, too much memory, or it dies', async () => {
    await expect(count('', 0.05)).rejects.toThrow('读了 0.05 秒还没读完，已停止');
    await expect(count('process.exit(3)')).rejects.toThrow('要用的内存太多，已停止');
    await expect(count(`process.kill(process.pid, 'SIGKILL')`)).rejects.toThrow('意外停止');
    await expect(count(`console.error('one');throw new Error('no such model')`)).rejects.toThrow(
      /意外停止（.*Error: no such model）$/,
    );
  });

  it('is started anew after it was ended', async () => {
    const reader = new ForkedPageReader(script(`task.pdf ? process.exit(3) : process.send({ done: 1 })`));
    await expect(reader.count({ file: 'a.pdf', pdf: true })).rejects.toThrow(IngestError);
    expect(await reader.count({ file: 'a.png', pdf: false })).toBe(1);
    reader.stop();
  });
});
