import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import { gatherFile } from '../../src/ingest/ingest-file.ts';
import { convertOldOffice } from '../../src/ingest/read/old-office.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'cewen-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const LIST = [
  ['云溪市民宿补助政策清单'],
  ['单位：万元'],
  ['序号', '类别', '档次', '补助标准'],
  [1, '新建', '一档', 50],
  [2, null, '二档', 30],
  [3, '改造民宿的，由市文旅局审核后给予补助', '一档', 20],
];
const workbook = () =>
  writeXlsx({
    sheets: [
      {
        name: '清单',
        rows: LIST,
        merges: [
          { startRow: 0, startCol: 0, endRow: 0, endCol: 3 },
          { startRow: 3, startCol: 1, endRow: 4, endCol: 1 },
        ],
      },
    ],
  });

/** The first bytes of an old file and the name of one of its streams. */
const old = (stream: string): Uint8Array =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(stream, 'utf16le')]);

describe('a workbook that lists measures', () => {
  it('is read as tables, its merged cells spread, its title found above', async () => {
    const [taken] = await gatherFile('清单.xlsx', workbook);
    expect(taken?.policy?.metadata.title).toBe('云溪市民宿补助政策清单');
    const said = taken?.policy?.units.flatMap(({ paragraphs }) => paragraphs).join('\n');
    expect(said).toContain('类别为新建、档次为一档：补助标准为50万元。');
    expect(said).toContain('类别为新建、档次为二档：补助标准为30万元。');
  });
});

describe('an old Office file', () => {
  it('is told how to be read where LibreOffice is not installed', async () => {
    await expect(convertOldOffice(old('WordDocument'), 'old-docx', path.join(folder, 'none'))).rejects.toThrow(
      /装上 LibreOffice（soffice 命令）就能直接导入，否则请另存为 .docx/,
    );
  });

  it('is made a new one by LibreOffice, in a folder that is gone afterwards', async () => {
    const command = path.join(folder, 'soffice');
    const made = await workbook();
    writeFileSync(path.join(folder, 'made'), made);
    writeFileSync(command, `#!/bin/sh\necho "$8" > ${folder}/asked\ncp ${folder}/made "$7/in.xlsx"\n`);
    chmodSync(command, 0o755);
    expect(Buffer.from(await convertOldOffice(old('Workbook'), 'old-xlsx', command))).toEqual(Buffer.from(made));
  });

  it('that is locked is refused', async () => {
    const [taken] = await gatherFile('a.doc', () => old('EncryptedPackage'));
    expect(taken?.refused?.why).toContain('密码');
  });
});
