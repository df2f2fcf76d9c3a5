import { readFileSync } from 'node:fs';
import { readXlsx } from 'hucre/xlsx';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openChromium, overflows, seriousOn, WIDTHS, withChromium } from '../fakes/chromium.ts';
import { PASSWORD } from '../fakes/desk-rig.ts';
import { DeskServer } from '../fakes/desk-server.ts';

const HEAD = '企业名称,所在地,市级小巨人,贷款总额（万元）,贷款月数,联系人';
const clients = (n: number): string =>
  [HEAD, ...Array.from({ length: n }, (_, i) => `企业${i},长沙,是,${300 + i},12,张三`)].join('\n');

withChromium('files of clients in a browser', () => {
  let browser: Browser;
  let desk: DeskServer;
  beforeAll(async () => {
    browser = await openChromium();
    desk = await new DeskServer().start();
  });
  afterAll(async () => {
    await browser.close();
    await desk.close();
  });

  async function open(viewport: { width: number; height: number }): Promise<Page> {
    const page = await (await browser.newContext({ locale: 'zh-CN', viewport })).newPage();
    await page.goto(`${desk.root}/desk`);
    await page.fill('#name', '甲');
    await page.fill('#password', PASSWORD);
    await page.click('button.main');
    await page.waitForSelector('.tabs');
    await page.goto(`${desk.root}/desk/batch`);
    return page;
  }
  const sound = async (page: Page): Promise<void> => {
    expect(await seriousOn(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
  };
  const upload = async (page: Page, text: string): Promise<void> => {
    await page.setInputFiles('#file', { name: '客户.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page.click('button.main');
  };

  // Each step starts a thread that loads the knowledge; beside other work that takes its time.
  const PATIENCE = 300_000;
  test.each(WIDTHS)(
    'a file is handed in, its columns set right, matched and taken home: %s',
    { timeout: PATIENCE },
    async (_, viewport) => {
      const page = await open(viewport);
      await sound(page);
      await upload(page, clients(30).replace('301', '不详细'));
      await page.waitForSelector('text=有 1 格读不懂', { timeout: 120_000 });
      await sound(page);
      await page.selectOption('select[name=column-3]', '');
      await page.click('text=按改过的重新读');
      await page.waitForSelector('text=读到 30 家企业', { timeout: 120_000 });
      await page.selectOption('select[name=column-3]', '年度贷款总额');
      await sound(page);
      await page.click('text=核对这 30 家');
      await page.waitForSelector('text=核对了 30 家企业', { timeout: 120_000 });
      await sound(page);
      const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=下载结果')]);
      const { sheets } = await readXlsx(readFileSync(await download.path()));
      expect(sheets[0]?.rows).toHaveLength(31);
      await page.click('text=存成客户档案');
      await page.waitForSelector('.listed a');
      await sound(page);
      await page.click('.listed a >> nth=0');
      await page.waitForSelector('text=现在符合');
      await sound(page);
    },
  );

  test('goes on while the page is away or has lost its line, and stops where it is told to', {
    timeout: PATIENCE,
  }, async () => {
    const page = await open(WIDTHS[0][1]);
    await upload(page, clients(800));
    await page.waitForSelector('text=核对这 800 家', { timeout: 120_000 });
    await page.click('text=核对这 800 家');
    await page.waitForSelector('progress[value]', { timeout: 120_000 });
    expect((await fetch(`${desk.root}/desk/sign-in`)).status).toBe(200);
    await page.context().setOffline(true);
    await page.context().setOffline(false);
    await page.click('text=停下');
    await page.waitForSelector('text=停下了', { timeout: 120_000 });
  });
});
