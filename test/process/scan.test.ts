import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { hasPageReader } from '../../src/app/page-reader.ts';
import { openChromium, withChromium } from '../fakes/chromium.ts';

const ROOT = join(import.meta.dirname, '../..');
const LINES = [
  '云溪市葡萄酒庄扶持办法',
  '云政办发〔2024〕7号',
  '第一条 新建葡萄酒庄的企业，给予一次性补助60万元。',
  '第二条 购置灌装线的，按购置价格的35%给予补助，最高不超过128万元。',
  '第三条 本办法自2025年3月1日起施行，有效期3年。',
];
const dir = mkdtempSync(join(tmpdir(), 'cewen-scan-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const ingest = (file: string, cwd = ROOT) =>
  spawnSync(process.execPath, ['src/start.mjs', 'ingest', file, '--out', join(dir, 'out')], {
    cwd,
    env: { PATH: process.env.PATH, CEWEN_DATA: join(dir, 'data') },
    encoding: 'utf8',
  });

/** What `npm run setup:ocr` installs is left out of `npm run test:process`, for its 400 MB. */
if (!hasPageReader())
  describe('a page that was printed and read as a picture', () =>
    it.skip('left out: npm run setup:ocr was not run', () => {}));
else
  withChromium('a page that was printed and read as a picture', () => {
    it('holds every figure as printed, both readers agreeing, and is read once', { timeout: 600_000 }, async () => {
      const browser = await openChromium();
      const page = await browser.newPage({ viewport: { width: 794, height: 500 }, deviceScaleFactor: 2 });
      await page.setContent(
        `<body style="margin:60px;font:20px/1.8 'Noto Serif CJK SC'">${LINES.map((line) => `<p style="margin:0">${line}</p>`).join('')}</body>`,
      );
      const file = join(dir, 'page.png');
      await page.screenshot({ path: file });
      await browser.close();
      const first = ingest(file);
      expect(first).toMatchObject({ status: 0, stderr: '文字识别：第1页/共1页\n' });
      const [written = ''] = readdirSync(join(dir, 'out'), { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.endsWith('.md'),
      );
      const text = readFileSync(join(dir, 'out', written), 'utf8');
      for (const figure of ['云政办发〔2024〕7号', '60万元', '35%', '128万元', 'effective: 2025-03-01', 'pages: [1]'])
        expect(text).toContain(figure);
      expect(text).not.toContain('unconfirmed');
      expect(ingest(file)).toMatchObject({ status: 0, stderr: '' });
    });
  });
