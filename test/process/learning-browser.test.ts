import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { takeFromChat } from '../../src/office/clients/client-profile.ts';
import { openQuestion } from '../../src/store/open-questions.ts';
import { openChromium, overflows, seriousOn, WIDTHS, withChromium } from '../fakes/chromium.ts';
import { PASSWORD } from '../fakes/desk-rig.ts';
import { DeskServer } from '../fakes/desk-server.ts';
import { TOWN_TITLE, townKnowledge } from '../fakes/town-knowledge.ts';

const KNOWN = townKnowledge();
const DEARER = townKnowledge({ rate: '5%' });

withChromium('learning and calling in a browser', () => {
  let browser: Browser;
  let desk: DeskServer;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    browser = await openChromium();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    desk = new DeskServer();
    desk.knowledge = KNOWN;
    await desk.start();
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
    await desk.close();
  });

  async function open(name: string, path: string, viewport: (typeof WIDTHS)[number][1] = WIDTHS[0][1]): Promise<Page> {
    const context = await browser.newContext({ locale: 'zh-CN', viewport });
    contexts.push(context);
    const page = await context.newPage();
    await page.goto(`${desk.root}/desk`);
    await page.fill('#name', name);
    await page.fill('#password', PASSWORD);
    await page.click('button.main');
    await page.waitForSelector('.tabs');
    await page.goto(`${desk.root}${path}`);
    return page;
  }
  const whose = (sender: string) => ({ channel: desk.channel.name, chat: sender, sender }) as const;
  async function misses(question: string, sender = 's1'): Promise<void> {
    await desk.hears(question, sender);
    await desk.store.transaction((tx) =>
      openQuestion(tx, whose(sender), { question, why: 'nothing-held', clause: 'yunxi-2026#1' }, Date.now()),
    );
  }
  async function client(name: string, sender = 's1'): Promise<void> {
    await desk.hears('我们贷款500万', sender);
    const facts = [
      ['所在地', '430100'],
      ['年度贷款总额', '5000000'],
    ].map(([fact = '', value]) => ({ fact, value: JSON.stringify(value), words: '', on: '2026-11-20' }));
    await desk.store.transaction((tx) => takeFromChat(tx, { whose: whose(sender), kind: 'private' }, name, facts, 1));
    await desk.watches();
  }
  /** The last words that went out once there are so many. */
  async function said(count: number): Promise<string> {
    await desk.channel.sent.until(count);
    return desk.channel.texts.at(-1) ?? '';
  }

  test.each(WIDTHS)('has no serious fault, and no sideways scrolling: %s', async (_, viewport) => {
    await misses('云溪的园区租金补贴怎么申请');
    await client('甲公司', 's2');
    desk.knowledge = DEARER;
    desk.version = 'v2';
    await desk.watches();
    const page = await open('甲', '/desk/learning', viewport);
    const look = async (what: string): Promise<void> => {
      expect(await seriousOn(page), what).toEqual([]);
      expect(await overflows(page), what).toBe(false);
    };
    await look('learning');
    await page.click('.listed h2 a');
    await look('answer');
    for (const path of ['learning/kept', 'calls', 'changes']) {
      await page.goto(`${desk.root}/desk/${path}`);
      for (const summary of await page.locator('.listed summary').all()) await summary.click();
      await look(path);
    }
  });

  test.each(WIDTHS)(
    'lets a clerk answer a question where it was asked, marked while it is typed: %s',
    async (_, viewport) => {
      await misses('云溪的园区租金补贴怎么申请');
      const page = await open('乙', '/desk/learning', viewport);
      await page.click('.listed h2 a');
      await page.fill('#text', '有50万元，还有80万元');
      await page.waitForSelector('#checked .loose');
      expect(await page.locator('#checked li').allTextContents()).toEqual(['50万元 ✓', '80万元：没有出处']);
      await page.click('#reply button.main');
      await page.waitForSelector('[role=status]:has-text("发给 1 个对话")');
      expect(await said(2)).toBe('您之前问“云溪的园区租金补贴怎么申请”，现在可以答复您：\n有50万元，还有80万元');
    },
  );

  test('lets an officer make a question of an answer, and offers a clerk no such thing', async () => {
    await misses('云溪的园区租金补贴怎么申请');
    const clerk = await open('乙', '/desk/learning');
    await clerk.click('.listed h2 a');
    expect(await clerk.locator('input[name=becomes]').count()).toBe(2);
    const page = await open('甲', '/desk/learning');
    await page.click('.listed h2 a');
    await page.fill('#text', '向园区办申请。');
    await page.fill('#find', 'changsha-sme-2022#1.1');
    await page.press('#find', 'Enter');
    await page.waitForSelector('input[name=clause][value="changsha-sme-2022#1.1"]');
    expect(await page.inputValue('#text')).toBe('向园区办申请。');
    await page.check('input[name=clause][value="changsha-sme-2022#1.1"]');
    await page.check('input[name=becomes][value=question]');
    await page.click('#reply button.main');
    await page.waitForSelector('[role=status]');
    await page.goto(`${desk.root}/desk/learning/kept`);
    expect(await page.locator('.listed h2').allTextContents()).toEqual(['云溪的园区租金补贴怎么申请']);
  });

  test.each(WIDTHS)('lets a clerk call, remind with a press, and put off: %s', async (_, viewport) => {
    await client('甲公司');
    await client('乙公司', 's2');
    const page = await open('乙', '/desk/calls', viewport);
    const rows = page.locator('.listed > li');
    expect(await rows.count()).toBe(2);
    expect(await rows.first().textContent()).toContain('2026-12-31');
    await rows.first().locator('summary').click();
    await rows.first().locator('button:has-text("发送")').click();
    expect(await said(3)).toContain(`“${TOWN_TITLE}”截止是2026年12月31日`);
    expect(await rows.count()).toBe(1);
    await rows.first().locator('button:has-text("一周后再说")').click();
    await page.waitForSelector('.empty');
  });

  test('gives a calendar address that anybody opens who has it, until it is closed', async () => {
    await client('甲公司');
    const page = await open('乙', '/desk/calls');
    await page.click('text=放进我的日历');
    const address = (await page.textContent('code.long')) ?? '';
    expect(await (await fetch(address)).text()).toContain('BEGIN:VEVENT');
    await page.click('text=关闭日历地址');
    await page.waitForSelector('text=放进我的日历');
    expect((await fetch(address)).status).toBe(404);
  });

  test('shows whom a change of the policies concerns, and sends the draft as it was changed', async () => {
    await client('甲公司');
    desk.knowledge = DEARER;
    desk.version = 'v2';
    await desk.watches();
    const page = await open('甲', '/desk/changes');
    const row = page.locator('.listed > li').first();
    expect(await row.textContent()).toContain('15万元 → 25万元');
    await row.locator('summary').click();
    await row.locator('textarea').fill('您这一项多了10万元。');
    await row.locator('button:has-text("发送")').click();
    await page.waitForSelector('.empty');
    expect(await said(2)).toBe('您这一项多了10万元。');
  });
});
