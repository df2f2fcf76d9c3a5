import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { keepPhrase } from '../../src/office/notes.ts';
import { beginSession } from '../../src/office/sign-in.ts';
import { openChromium, overflows, seriousOn, WIDTHS, withChromium } from '../fakes/chromium.ts';
import { DeskServer } from '../fakes/desk-server.ts';
import { EVIL } from '../fakes/evil-strings.ts';
import { OidcIssuer } from '../fakes/oidc-issuer.ts';

const DESKTOP = WIDTHS[0][1];

withChromium('the tasks of clerks, leads and officers', () => {
  let browser: Browser;
  let desk: DeskServer;
  let issuer: OidcIssuer;
  const contexts: BrowserContext[] = [];
  const faults: string[] = [];
  beforeAll(async () => {
    browser = await openChromium();
    issuer = await new OidcIssuer().listen();
  });
  afterAll(async () => {
    await browser.close();
    await issuer.close();
  });
  beforeEach(async () => {
    const directory = () => ({
      issuer: issuer.root,
      clientId: 'desk',
      clientSecret: issuer.secret,
      get origin() {
        return desk.root;
      },
      claim: 'roles',
      roles: new Map([['kefu', 'clerk']] as const),
    });
    desk = await new DeskServer(undefined, directory).start();
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
    await desk.close();
    expect(faults.splice(0)).toEqual([]);
  });

  async function visit(options: Parameters<Browser['newContext']>[0] = { viewport: DESKTOP }): Promise<Page> {
    const context = await browser.newContext({ locale: 'zh-CN', ...options });
    contexts.push(context);
    const page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('dialog', (dialog) => faults.push(`dialog: ${dialog.message()}`));
    return page;
  }
  /** A page of somebody who is signed in. */
  async function open(
    name: string,
    options: Parameters<Browser['newContext']>[0] = { viewport: DESKTOP },
  ): Promise<Page> {
    const page = await visit(options);
    const value = await desk.store.transaction((tx) => beginSession(tx, name, Date.now()));
    await page.context().addCookies([{ name: 'cewen-desk', value, url: `${desk.root}/desk` }]);
    await page.goto(`${desk.root}/desk`);
    await page.waitForSelector('.tabs');
    return page;
  }
  const show = async (page: Page, view = 'bot', sender = 's1'): Promise<void> => {
    await page.goto(`${desk.root}/desk?view=${view}`);
    await page.click(`.chats a:has-text("${sender}")`);
    await page.waitForSelector('#reply');
  };
  const follows = (page: Page): Promise<unknown> =>
    page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('desk-page')));
  const phone = (text: string, sender = 's1') => desk.channel.shows(text, Date.now(), { chat: sender, to: [sender] });
  const texts = () => desk.channel.texts;
  const write = async (page: Page, words: string): Promise<void> => {
    await page.fill('#text', words);
    await page.click('#reply button.main');
    await page.waitForSelector(`.line.person:has-text("${words}")`);
  };

  test.each(WIDTHS)(
    'a clerk sees that a colleague answers from the phone, and takes the chat back: %s',
    async (_, viewport) => {
      await desk.hears('奖励多少');
      const page = await open('乙', { viewport });
      await show(page);
      await follows(page);
      await phone('我在手机上答');
      await page.waitForSelector('#about:has-text("手机上的同事 接待中")');
      await page.waitForSelector('.line.person:has-text("我在手机上答")');
      await desk.hears('还有呢');
      expect(texts()).toEqual(['答：奖励多少']);
      expect(await seriousOn(page)).toEqual([]);
      await page.click('text=接手（t）');
      await page.waitForSelector('#about:has-text("乙 接待中")');
      await write(page, '我接着答');
    },
  );

  test.each(WIDTHS)('a clerk sends a reply tomorrow, sees it wait, and takes it back: %s', async (_, viewport) => {
    await desk.hears('奖励多少');
    const page = await open('乙', { viewport });
    await show(page);
    await page.fill('#text', '明天上午再说');
    await page.click('text=定时发送');
    await page.click('text=到时发送');
    await page.waitForSelector('#laters:has-text("明天上午再说")');
    expect(await page.inputValue('#text')).toBe('');
    expect([await seriousOn(page), await overflows(page)]).toEqual([[], false]);
    await follows(page);
    await desk.hears('我又想起一件事');
    await page.waitForSelector('#laters:has-text("到时间不会发")');
    await page.click('#laters >> text=用作回复');
    expect(await page.inputValue('#text')).toBe('明天上午再说');
    await page.click('#laters >> text=删掉');
    await page.waitForSelector('#laters:not(:has(section))', { state: 'attached' });
    expect(texts()).not.toContain('明天上午再说');
  });

  test('a reply for later needs no script', async () => {
    await desk.hears('奖励多少');
    const page = await open('乙', { javaScriptEnabled: false, viewport: DESKTOP });
    await show(page);
    await page.fill('#text', '下周一答复');
    await page.click('text=定时发送');
    await page.click('text=到时发送');
    expect(await page.locator('#laters').textContent()).toContain('下周一答复');
  });

  test('a subject that the operator named waits for a person with its word, and the asker knows when one is there', async () => {
    await desk.hears('我要退款');
    await desk.channel.sent.until(2);
    expect(texts()[1]).toMatch(/已为您转人工.*工作日九点到五点/);
    const page = await open('乙');
    await page.goto(`${desk.root}/desk`);
    expect(await page.locator('.chats .why').textContent()).toBe('说到“退款”');
  });

  test('the queue tells the client; what a colleague said is found', async () => {
    await desk.hears('奖励多少');
    await desk.hears('别的问题', 's2');
    const whose = { channel: 'telegram', chat: 's1', sender: 's1' };
    await desk.store.transaction((tx) =>
      tx.conversations.keep(whose, { client: '宏达机械', memory: null, facts: [] }, 1),
    );
    const page = await open('乙');
    await show(page);
    await write(page, '请准备审计报告');
    await page.fill('#q', '审计报告');
    await page.press('#q', 'Enter');
    await page.waitForSelector('.chats li:only-child:has-text("宏达机械")');
  });

  test('a clerk sees what is told of an enterprise as it comes, and loses no name typed for it', async () => {
    await desk.hears('奖励多少');
    const page = await open('乙');
    await show(page);
    await follows(page);
    const whose = { channel: 'telegram', chat: 's1', sender: 's1' };
    const tells = async (words: string): Promise<void> => {
      const facts = [{ fact: '年度贷款总额', value: '"5000000"', words, on: '2026-11-26' }];
      await desk.store.transaction((tx) => tx.conversations.keep(whose, { client: '', memory: null, facts }, 1));
      await desk.hears(words);
    };
    await tells('贷款500万');
    await page.waitForSelector('#client:has-text("贷款500万")');
    await page.fill('#client [name=as]', '宏达机械');
    await page.focus('#text');
    await tells('贷款600万');
    await page.waitForSelector('.line.asked:has-text("贷款600万")');
    expect(await page.inputValue('#client [name=as]')).toBe('宏达机械');
    await page.fill('#client [name=as]', '');
    await page.focus('#text');
    await page.waitForSelector('#client:has-text("贷款600万")');
  });

  test('a clerk puts a chat off and finds it marked so', async () => {
    await desk.hears('奖励多少');
    const page = await open('乙');
    await show(page);
    await page.click('text=接手（t）');
    await page.waitForSelector('#about:has-text("乙 接待中")');
    await page.selectOption('#hours', '4');
    await page.click('text=放一放');
    await page.goto(`${desk.root}/desk?view=mine`);
    expect(await page.locator('.chats .what').textContent()).toContain('稍后');
  });

  test('a clerk silences the assistant towards one person with a reason, and lets it speak again', async () => {
    await desk.hears('奖励多少');
    const page = await open('乙');
    await show(page);
    await page.fill('[name=reason]', '在电话里谈');
    await page.click('form[action*="/silence"] button');
    await page.waitForSelector('text=在电话里谈（乙）');
    await desk.hears('还有呢');
    expect(texts()).toEqual(['答：奖励多少']);
    await page.click('text=让策问继续说话');
    await desk.hears('再问一次');
    await desk.channel.sent.until(2);
    expect(texts()[1]).toBe('答：再问一次');
  });

  test('a clerk sees of a file its kind, name and size', async () => {
    await desk.hears('奖励多少');
    const content = { kind: 'unreadable', what: 'file', name: '执照.pdf', bytes: 1_300_000 } as const;
    await desk.channel.say('', Date.now(), { sender: 's1', chat: 's1', content });
    const page = await open('乙');
    await show(page);
    await page.waitForSelector('.line.asked:has-text("［文件 执照.pdf 1.2 MB］")');
  });

  test.each(WIDTHS)('a lead hands a clerk’s chat to another; a clerk may not: %s', async (_, viewport) => {
    await desk.hears('奖励多少');
    const [clerk, lead] = [await open('乙', { viewport }), await open('丙', { viewport })];
    await show(clerk);
    await clerk.click('text=接手（t）');
    await clerk.waitForSelector('#about:has-text("乙 接待中")');
    await show(lead, 'people');
    await lead.selectOption('#to', '丁');
    await lead.click('form[action*="/assign"] button');
    await lead.waitForSelector('#about:has-text("丁 接待中")');
    await clerk.waitForSelector('#about:has-text("丁 接待中")');
    await clerk.selectOption('#to', '丙');
    await clerk.click('form[action*="/assign"] button');
    await clerk.waitForSelector('[role=alert]:has-text("由组长转")');
  });

  test('a lead keeps a phrase, which a clerk puts into the box', async () => {
    await desk.hears('奖励多少');
    const lead = await open('丙');
    await lead.goto(`${desk.root}/desk/phrases`);
    await lead.fill('[name=title]', '材料');
    await lead.fill('[name=text]', '请发营业执照。');
    await lead.click('form[action="/desk/phrases"]:has([name=title]) button');
    const clerk = await open('乙');
    await show(clerk);
    await clerk.click('.phrases summary');
    await clerk.click('.phrases button:has-text("材料")');
    expect(await clerk.inputValue('#text')).toBe('请发营业执照。');
  });

  test.each(WIDTHS)(
    'a clerk puts the card of a cited measure into the box, and may change it: %s',
    async (_, viewport) => {
      await desk.hears('引用');
      const page = await open('乙', { viewport });
      await show(page);
      await page.click('.found summary');
      await page.click('.found >> text=插入卡片');
      expect(await page.inputValue('#text')).toBe('贷款贴息\n给多少：50万元');
      await page.waitForSelector('#checked .bound');
      expect([await seriousOn(page), await overflows(page)]).toEqual([[], false]);
    },
  );

  test.each(WIDTHS)(
    'a clerk finds a phrase among many and puts it below what they were writing, once: %s',
    async (_, viewport) => {
      await desk.hears('奖励多少');
      await desk.store.transaction(async (tx) => {
        for (let i = 0; i < 30; i += 1) await keepPhrase(tx, `短语${i}`, `内容${i}。`, '甲', i);
      });
      const page = await open('乙', { viewport });
      await show(page);
      await page.fill('#text', '您好，');
      await page.click('.phrases summary');
      await page.click('text=更多常用语');
      await page.waitForSelector('h1:has-text("常用语")');
      expect([await seriousOn(page), await overflows(page)]).toEqual([[], false]);
      await page.click('li:has(h2:text-is("短语3")) >> text=放进回复');
      await page.waitForSelector('#reply');
      for (let times = 0; times < 2; times += 1) {
        expect(await page.inputValue('#text')).toBe('您好，\n内容3。');
        await page.reload();
      }
    },
  );

  test.each(WIDTHS)('a clerk deletes a client by two presses, not by one: %s', async (_, viewport) => {
    const page = await open('乙', { viewport });
    await page.goto(`${desk.root}/desk/clients`);
    await page.fill('#name', '云溪电子');
    await page.click('text=建档');
    await page.waitForSelector('h1:has-text("云溪电子")');
    expect(await page.isVisible('text=确定删除')).toBe(false);
    await page.click('text=删除这个客户');
    expect([await seriousOn(page), await overflows(page)]).toEqual([[], false]);
    await page.click('text=确定删除');
    await page.waitForSelector('text=没有客户');
  });

  test('a lead turns the pages of the phrases', async () => {
    await desk.store.transaction(async (tx) => {
      for (let i = 0; i < 60; i += 1) await keepPhrase(tx, `短语${i}`, '您好', '甲', i);
    });
    const page = await open('丙');
    await page.goto(`${desk.root}/desk/phrases`);
    expect(await page.locator('.listed li').count()).toBe(50);
    await page.click('text=下一页');
    await page.waitForSelector('text=上一页');
    expect(await page.locator('.listed li').count()).toBe(11);
  });

  test('an officer reads who did what, and finds no accounts', async () => {
    await desk.hears('奖励多少');
    const clerk = await open('乙');
    await show(clerk);
    const officer = await open('丁');
    await officer.click('nav >> text=操作记录');
    await officer.waitForSelector('td:has-text("查看")');
    expect(await officer.locator('nav >> text=账号').count()).toBe(0);
    await officer.goto(`${desk.root}/desk/accounts`);
    await officer.waitForSelector('text=没有这个权限');
  });

  test('an admin closes an account, whose page then leads to the way in', async () => {
    const [admin, clerk] = [await open('甲'), await open('乙')];
    await admin.goto(`${desk.root}/desk/accounts`);
    await admin.click('form[action$="/%E4%B9%99"] button');
    await clerk.goto(`${desk.root}/desk/clients`);
    await clerk.waitForSelector('#password');
  });

  test('whoever the agency’s directory vouches for comes in by it, and is signed in on the page that follows', async () => {
    const page = await visit();
    await page.goto(`${desk.root}/desk/sign-in`);
    await page.click('text=用单位账号登录');
    await page.waitForSelector('text=退出 小林');
    expect(new URL(page.url()).pathname).toBe('/desk');
    expect(await page.locator('nav >> text=操作记录').count()).toBe(0);
  });

  test('strings that attack a page do nothing in a browser', async () => {
    for (const [i, words] of EVIL.filter((_, n) => n % 15 === 0).entries()) {
      await desk.hears(words);
      await phone(`${i} ${words}`);
    }
    const page = await open('乙');
    await show(page, 'people');
    await page.waitForSelector('.line.person');
    expect(await page.locator('.line.asked').count()).toBe(20);
    expect(await page.locator('#lines :is(img, svg, script, iframe, a, form, style, object)').count()).toBe(0);
  });
});
