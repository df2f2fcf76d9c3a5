import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openChromium, overflows, seriousOn, WIDTHS, withChromium } from '../fakes/chromium.ts';
import { PASSWORD } from '../fakes/desk-rig.ts';
import { DeskServer } from '../fakes/desk-server.ts';

withChromium('the desk in a browser', () => {
  let browser: Browser;
  let desk: DeskServer;
  const contexts: BrowserContext[] = [];
  const faults: string[] = [];
  beforeAll(async () => {
    browser = await openChromium();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    desk = await new DeskServer().start();
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
    await desk.close();
    expect(faults.splice(0)).toEqual([]);
  });

  async function open(
    name = '甲',
    options: Parameters<Browser['newContext']>[0] = { viewport: WIDTHS[0][1] },
  ): Promise<Page> {
    const context = await browser.newContext({ locale: 'zh-CN', ...options });
    contexts.push(context);
    const page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 4\d\d|ERR_INTERNET_DISCONNECTED/.test(message.text()))
        faults.push(message.text());
    });
    page.on('dialog', (dialog) => faults.push(`dialog: ${dialog.message()}`));
    await page.goto(`${desk.root}/desk`);
    await page.fill('#name', name);
    await page.fill('#password', PASSWORD);
    await page.click('button.main');
    await page.waitForSelector('.tabs');
    return page;
  }
  const show = async (page: Page, sender = 's1'): Promise<void> => {
    await page.goto(`${desk.root}/desk?view=bot`);
    await page.click(`.chats a:has-text("${sender}")`);
    await page.waitForSelector('#reply');
  };
  /** Until the page follows events, nothing that comes in shows. */
  const follows = (page: Page): Promise<unknown> =>
    page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('desk-page')));
  const texts = () => desk.channel.texts;
  const write = async (page: Page, words: string): Promise<void> => {
    await page.fill('#text', words);
    await page.press('#text', 'Control+Enter');
    await page.waitForSelector(`.line.person:has-text("${words}")`);
  };

  test.each(WIDTHS)(
    'has no serious fault for those who see, hear or type otherwise, and no sideways scrolling: %s',
    async (_, viewport) => {
      await desk.hears('贷款500万能贴多少');
      await desk.hears('转人工', 's2');
      const page = await open('甲', { viewport });
      const look = async (what: string): Promise<void> => {
        expect(await seriousOn(page), what).toEqual([]);
        expect(await overflows(page), what).toBe(false);
      };
      await look('queue');
      await show(page);
      await write(page, '有50万元，还有80万元');
      await look('chat');
      for (const path of ['phrases', 'deeds', 'accounts', 'password', 'sign-in', 'join']) {
        await page.goto(`${desk.root}/desk/${path}`);
        await look(path);
      }
    },
  );

  test.each(WIDTHS)('lets a clerk answer, and the assistant falls silent: %s', async (_, viewport) => {
    await desk.hears('奖励多少');
    const page = await open('甲', { viewport });
    await show(page);
    await write(page, '我来答您');
    await desk.hears('还有呢');
    await page.waitForSelector('.line.asked:has-text("还有呢")');
    expect(texts()).toEqual(['答：奖励多少', '工作人员已接手，接下来由工作人员回复您。', '我来答您']);
  });

  test('shows what comes in without a reload, and leaves what is being typed alone', async () => {
    await desk.hears('奖励多少');
    const page = await open();
    await show(page);
    await page.fill('#text', '正在写的话');
    await follows(page);
    await desk.hears('补一句');
    await page.waitForSelector('.line.asked:has-text("补一句")');
    expect(await page.inputValue('#text')).toBe('正在写的话');
  });

  test('loses no draft when the page is opened anew or the line was cut, and catches up', async () => {
    await desk.hears('奖励多少');
    const page = await open();
    await show(page);
    await page.fill('#text', '写了一半');
    await page.reload();
    expect(await page.inputValue('#text')).toBe('写了一半');
    await page.context().setOffline(true);
    await desk.hears('断线时说的');
    await page.context().setOffline(false);
    await page.reload();
    await page.waitForSelector('.line.asked:has-text("断线时说的")');
    expect(await page.inputValue('#text')).toBe('写了一半');
    await page.press('#text', 'Control+Enter');
    await page.waitForSelector('.line.person');
    expect(await page.inputValue('#text')).toBe('');
  });

  test('marks a figure without a source while it is typed, and sends it all the same, marked', async () => {
    await desk.hears('奖励多少');
    const page = await open();
    await show(page);
    await page.fill('#text', '有50万元，还有80万元');
    await page.waitForSelector('#checked .loose');
    expect(await page.locator('#checked li').allTextContents()).toEqual(['50万元 ✓', '80万元：没有出处']);
    await page.click('#reply button.main');
    expect(await page.locator('.line.person mark').allTextContents()).toEqual(['80万元']);
    expect(texts()).toContain('有50万元，还有80万元');
  });

  test('brings whoever asks for a person to the one who is there, and tells the asker', async () => {
    const page = await open();
    await page.click('text=离岗');
    await page.waitForSelector('text=在岗');
    await desk.hears('转人工');
    await page.goto(`${desk.root}/desk?view=mine`);
    await page.waitForSelector('.chats a:has-text("s1")');
    await desk.channel.sent.until(2);
    expect(texts()[0]).toMatch(/已为您转人工.*人工服务时间：工作日九点到五点/);
    expect(texts()[1]).toContain('工作人员已接手');
  });

  test('shows that a colleague has the chat open and writes, and keeps the words of whoever was too late', async () => {
    await desk.hears('奖励多少');
    const [one, two] = [await open('甲'), await open('乙')];
    await show(one);
    await show(two);
    await one.waitForSelector('.others:has-text("乙")');
    await two.locator('#text').pressSequentially('我先');
    await one.waitForSelector('.others:has-text("乙 正在回复")');
    const stale = await two.locator('#seen').innerHTML();
    await write(one, '甲答');
    await two.waitForSelector('#about:has-text("甲 接待中")');
    await two.evaluate(`document.querySelector('#seen').innerHTML = ${JSON.stringify(stale)}`);
    await two.evaluate('document.querySelector("#reply").requestSubmit()');
    await two.waitForSelector('[role=alert]:has-text("别人动过")');
    expect(await two.inputValue('#text')).toBe('我先');
    expect(texts()).not.toContain('我先');
  });

  test('is worked by keys: search, move, answer, note, take and end', async () => {
    await desk.hears('想问装修', 's1');
    await desk.hears('奖励多少', 's2');
    const page = await open();
    await page.keyboard.press('/');
    await page.keyboard.type('装修');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.chats li:only-child');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#reply');
    await page.keyboard.press('t');
    await page.waitForSelector('#about:has-text("甲 接待中")');
    await page.keyboard.press('r');
    await page.keyboard.type('好的');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.line.person');
    await page.keyboard.press('n');
    await page.keyboard.type('记一笔');
    await page.click('text=记下');
    await page.waitForSelector('#notes:has-text("记一笔")');
    await page.keyboard.press('?');
    await page.waitForSelector('dialog:has-text("快捷键"), dialog:has-text("发送")');
    await page.keyboard.press('Escape');
    await page.keyboard.press('e');
    await page.waitForSelector('#about:has-text("已结束")');
    await desk.channel.sent.until(5);
    expect(texts().at(-1)).toContain('策问继续回答');
  });

  test('puts phrases, clauses and suggestions into the box', async () => {
    await desk.hears('引用');
    const page = await open();
    await show(page);
    await page.click('.phrases summary');
    await page.click('.phrases button:has-text("问候")');
    await page.click('.found summary');
    await page.click('text=插入条款');
    expect(await page.inputValue('#text')).toMatch(/^您好，马上为您看。《.+》一\(1\)：条款$/);
    await page.fill('#question', '换个问法');
    await page.press('#question', 'Enter');
    await page.click('text=用作回复');
    expect(await page.inputValue('#text')).toBe('建议：换个问法');
  });

  test('works without script: sign in, read, answer, end', async () => {
    await desk.hears('奖励多少');
    const page = await open('甲', { javaScriptEnabled: false, viewport: WIDTHS[0][1] });
    await show(page);
    await page.fill('#text', '没有脚本也能答，80万元');
    await page.click('#reply button.main');
    expect(await page.locator('.line.person mark').allTextContents()).toEqual(['80万元']);
    await page.click('text=结束（e）');
    expect(await page.locator('#about').textContent()).toContain('已结束');
  });

  test('shows what anybody writes as words, and a picture as a picture that is not shown', async () => {
    await desk.hears('<img src=x onerror="alert(1)"><script>alert(2)</script>');
    await desk.channel.say('', Date.now(), {
      sender: 's1',
      chat: 's1',
      content: { kind: 'unreadable', what: 'picture' },
    });
    const page = await open();
    await show(page);
    await page.waitForSelector('.line.asked:has-text("［图片］")');
    expect(await page.locator('.line.asked').first().textContent()).toContain('<img src=x onerror="alert(1)">');
    expect(await page.locator('img').count()).toBe(0);
  });

  test('makes an account by an invitation, which works once, and signs out', async () => {
    const page = await open();
    await page.goto(`${desk.root}/desk/accounts`);
    await page.click('text=发邀请码');
    const code = (await page.locator('code').textContent()) ?? '';
    await page.click('text=退出 甲');
    await page.waitForSelector('#password');
    await page.goto(`${desk.root}/desk/join?code=${code}`);
    await page.fill('#name', '小新');
    await page.fill('#password', PASSWORD);
    await page.click('button.main');
    await page.fill('#password', PASSWORD);
    await page.click('button.main');
    await page.waitForSelector('text=退出 小新');
    expect(await page.locator('nav >> text=账号').count()).toBe(0);
    await page.goto(`${desk.root}/desk/join?code=${code}`);
    await page.fill('#name', '小旧');
    await page.fill('#password', PASSWORD);
    await page.click('button.main');
    await page.waitForSelector('[role=alert]:has-text("邀请码")');
  });

  test('first loads little: under 30 kB in four requests', async () => {
    const context = await browser.newContext();
    contexts.push(context);
    const page = await context.newPage();
    let bytes = 0;
    let requests = 0;
    page.on('response', async (response) => {
      requests += 1;
      bytes += (await response.body().catch(() => Buffer.alloc(0))).length;
    });
    await page.goto(`${desk.root}/desk`, { waitUntil: 'networkidle' });
    expect(requests).toBeLessThanOrEqual(4);
    expect(bytes).toBeLessThan(30_000);
  });
});
