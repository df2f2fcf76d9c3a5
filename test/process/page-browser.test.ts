import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Message } from '../../src/contract/message.ts';
import { HttpServer } from '../../src/http/server.ts';
import { openChromium, overflows, seriousOn, withChromium } from '../fakes/chromium.ts';
import { hostileKnowledge } from '../fakes/hostile-knowledge.ts';
import { PageServer } from '../fakes/page-server.ts';
import { replyOf } from '../fakes/replies.ts';
import { SCRIPTS } from '../fakes/scripts-in-words.ts';

const WIDTHS = [
  ['desktop', { viewport: { width: 1280, height: 800 } }],
  ['phone', { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }],
] as const;
const LOAN = '我们是长沙市级小巨人，贷款500万能贴多少？';
const LOAN_FORM = '/calculate/changsha-loan-interest';
const HAS_TITLE = 'input[name="fact:认定称号:市级专精特新小巨人"][value=yes]';
const LOAN_FIELD = 'input[name="fact:年度贷款总额"]';

/** Opens once. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

withChromium('the owner’s page in a browser', () => {
  let browser: Browser;
  let server: PageServer;
  const contexts: BrowserContext[] = [];
  const faults: string[] = [];
  beforeAll(async () => {
    browser = await openChromium();
    server = await new PageServer().start();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
    expect(faults.splice(0)).toEqual([]);
  });

  type Options = Parameters<Browser['newContext']>[0];
  async function open(path: string, options: Options = WIDTHS[0][1], on = server): Promise<Page> {
    const context = await browser.newContext({ locale: 'zh-CN', ...options });
    contexts.push(context);
    const page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('dialog', (dialog) => faults.push(`dialog: ${dialog.message()}`));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 4\d\d|ERR_INTERNET_DISCONNECTED/.test(message.text()))
        faults.push(message.text());
    });
    await page.goto(on.root + path);
    return page;
  }
  /** Resolves once so many answers are there; one that is still awaited says not by whom it is. */
  const answers = (page: Page, count: number): Promise<void> =>
    page
      .locator('.line.assistant .by')
      .nth(count - 1)
      .waitFor();
  const ask = async (page: Page, words: string): Promise<void> => {
    const before = await page.locator('.line.assistant .by').count();
    await page.fill('#text', words);
    await page.click('#ask button.main');
    await answers(page, before + 1);
  };
  const last = (page: Page) => page.locator('.line.assistant').last();

  describe.each(WIDTHS)('on a %s an owner', (_, options) => {
    test('finds nothing serious in the way of whoever sees, hears or types otherwise, and never scrolls sideways', async () => {
      const page = await open('/', options);
      const look = async (what: string): Promise<void> => {
        expect(await seriousOn(page), what).toEqual([]);
        expect(await overflows(page), what).toBe(false);
      };
      await look('beginning');
      await ask(page, LOAN);
      await look('talk');
      for (const path of [
        '/cards',
        '/cards?place=xyz',
        '/card/changsha-loan-interest',
        '/clause/changsha-sme-2022/1.1',
        '/document/changsha-sme-2022',
        '/calculate/hunan-general-aviation',
        '/nowhere',
      ]) {
        await page.goto(server.root + path);
        await look(path);
      }
      await page.goto(server.root + LOAN_FORM);
      await page.check(HAS_TITLE);
      await page.fill(LOAN_FIELD, '500');
      await page.waitForSelector('.chart');
      await look('chart');
    });

    test('asks in their own words and is told a sum with its source', async () => {
      const page = await open('/', options);
      await ask(page, LOAN);
      expect(await last(page).textContent()).toMatch(/按条款每年为15万元\[1\][\s\S]*依据[\s\S]*有效\s+节选/);
      expect(page.url()).not.toContain('500');
    });

    test('asks on, and what was said before counts', async () => {
      const page = await open('/', options);
      await ask(page, LOAN);
      await ask(page, '那贷款2000万呢');
      expect(await last(page).textContent()).toContain('50万元');
      await page.reload();
      expect(await page.locator('.line.visitor').allTextContents()).toEqual([
        expect.stringContaining('500万'),
        expect.stringContaining('2000万'),
      ]);
    });

    test('opens a citation, reads the clause and what it is, and comes back to the conversation', async () => {
      const page = await open('/', options);
      await ask(page, LOAN);
      await last(page).locator('a.cite').first().click();
      await page.waitForSelector('blockquote:has-text("贴息")');
      expect(await page.locator('.facts').textContent()).toMatch(
        /长政办发〔2022〕4号[\s\S]*长沙市人民政府办公厅[\s\S]*有效[\s\S]*节选/,
      );
      await page.goBack();
      await page.waitForSelector('.line.assistant:has-text("15万元")');
    });

    test('answers a question of ours by a button', async () => {
      const page = await open('/', options);
      await ask(page, '我们公司在长沙，能享受哪些政策');
      await page.locator('.choices button').last().click();
      await answers(page, 2);
      expect(await page.locator('.line.visitor').last().textContent()).toContain('否');
    });

    test('begins by a question that is offered', async () => {
      const page = await open('/', options);
      await page.locator('.examples button').first().click();
      await answers(page, 1);
      expect(await page.locator('.line').count()).toBe(2);
    });

    test('sends by Enter and breaks a line by Shift+Enter', async () => {
      const page = await open('/', options);
      await page.fill('#text', '第一行');
      await page.press('#text', 'Shift+Enter');
      await page.keyboard.type('研发补贴最高多少');
      await page.press('#text', 'Enter');
      await page.waitForSelector('.line.visitor:has-text("第一行")');
      expect(await page.inputValue('#text')).toBe('');
    });

    test('deletes the conversation, and nothing of it is left', async () => {
      const words = `贷款${options.viewport.width}万能贴多少`;
      const page = await open('/', options);
      await ask(page, words);
      await page.click('.forget button');
      await page.waitForSelector('[role=alert]:has-text("都已删除")');
      await page.goto(server.root);
      expect(await page.locator('.line').count()).toBe(0);
      expect(await server.store.transaction((tx) => tx.threads.list({ words }, 0, 9))).toEqual([]);
    });

    test('asks, browses and works sums out without script', async () => {
      const page = await open('/', { ...options, javaScriptEnabled: false });
      await page.fill('#text', LOAN);
      await page.click('#ask button.main');
      expect(await last(page).textContent()).toContain('按条款每年为15万元');
      await page.click('nav >> text=查措施');
      await page.fill('#place', '长沙');
      await page.click('#filter button');
      await page.click('.cards a:has-text("小巨人企业贷款贴息")');
      await page.click('text=按我的情况算一算');
      await page.check(HAS_TITLE);
      await page.fill(LOAN_FIELD, '500');
      await page.click('#calculate button.main');
      expect(await page.locator('#result').textContent()).toContain('按条款每年为15万元');
      await page.goto(`${server.root}/calculate/hunan-general-aviation`);
      await page.fill('input[name="fact:机队:0:年飞行小时"]', '60');
      await page.click('text=再加一项');
      expect(await page.inputValue('input[name="fact:机队:0:年飞行小时"]')).toBe('60');
      expect(await page.locator('.item').count()).toBe(2);
    });

    test('keeps what they wrote where the line is cut, and is told so', async () => {
      const page = await open('/', options);
      await page.context().setOffline(true);
      await page.fill('#text', '断线时问的');
      await page.click('#ask button.main');
      await page.waitForSelector('.line.house:has-text("没有发出去")');
      expect(await page.inputValue('#text')).toBe('断线时问的');
      await page.context().setOffline(false);
      await page.click('#ask button.main');
      await page.waitForSelector('.line.visitor:has-text("断线时问的")');
    });

    test('browses the measures of a place, of a trade and for a title', async () => {
      const page = await open('/cards', options);
      const count = async (): Promise<number> =>
        Number(/\d+/.exec((await page.locator('[role=status]').textContent()) ?? '')?.[0]);
      const all = await count();
      await page.fill('#place', '湖南');
      await page.click('#filter button');
      const here = await count();
      await page.selectOption('#trade', { index: 1 });
      await page.click('#filter button');
      const ours = await count();
      await page.selectOption('#title', { label: '市级专精特新小巨人' });
      await page.click('#filter button');
      const titled = await count();
      expect([all > here, here > ours, ours > titled, titled > 0]).toEqual([true, true, true, true]);
      expect(await page.inputValue('#place')).toBe('湖南');
    });

    test('pages through all measures', async () => {
      const page = await open('/cards', options);
      const first = await page.locator('.cards li').first().textContent();
      await page.click('text=下一页');
      expect(await page.locator('.cards li').first().textContent()).not.toBe(first);
      await page.click('text=上一页');
      expect(await page.locator('.cards li').first().textContent()).toBe(first);
    });

    test('reads a card whole, sees what the text does not say, and its status on a day', async () => {
      const page = await open('/card/changsha-loan-interest', options);
      expect(await page.locator('.facts').textContent()).toMatch(/给谁[\s\S]*条件[\s\S]*找谁/);
      expect(await page.locator('.unsaid').textContent()).toContain('联系电话');
      await page.fill('#on', '2021-01-01');
      await page.click('.day button');
      await page.waitForSelector('[role=status]:has-text("2021-01-01：尚未生效")');
    });

    test('prints a card: the sheet alone, without menus and buttons', async () => {
      const page = await open('/card/changsha-loan-interest', options);
      expect(await page.locator('[data-print]').isVisible()).toBe(true);
      await page.emulateMedia({ media: 'print' });
      for (const gone of ['nav', '[data-print]', 'text=按我的情况算一算'])
        expect(await page.locator(gone).first().isVisible(), gone).toBe(false);
      expect(await page.locator('.unsaid').isVisible()).toBe(true);
    });

    test('sees a verdict while filling in, near first and then due, with each step’s clause', async () => {
      const page = await open(LOAN_FORM, options);
      await page.check(HAS_TITLE);
      await page.fill(LOAN_FIELD, '299');
      await page.waitForSelector('.near:has-text("差1万元")');
      await page.fill(LOAN_FIELD, '300');
      await page.waitForSelector('.verdict.eligible:has-text("每年为9万元")');
      await page.locator('.trace a').first().click();
      await page.waitForSelector('blockquote:has-text("300万元以上")');
    });

    test('is shown no sum of other figures where the new ones could not be worked out', async () => {
      const page = await open(LOAN_FORM, options);
      await page.check(HAS_TITLE);
      await page.fill(LOAN_FIELD, '300');
      await page.waitForSelector('#result:not(.stale) .verdict.eligible');
      await page.context().setOffline(true);
      await page.fill(LOAN_FIELD, '400');
      await page.waitForSelector('#result.stale');
      await page.waitForSelector('#result:has-text("没有算出来")');
      expect(await page.textContent('#result')).not.toContain('9万元');
      await page.context().setOffline(false);
      await page.locator('#calculate button.main').click();
      await page.waitForSelector('.verdict.eligible:has-text("每年为12万元")');
    });

    test('sees on a chart where it begins, where it is full, and where they stand', async () => {
      const page = await open(LOAN_FORM, options);
      await page.check(HAS_TITLE);
      await page.fill(LOAN_FIELD, '1000');
      await page.waitForSelector('.chart .now');
      expect(await page.locator('.chart svg').textContent()).toMatch(
        /上限 50万元[\s\S]*门槛 300万元[\s\S]*到顶 约1667万元[\s\S]*您 30万元/,
      );
      const box = async (of: string) => page.locator(`.chart ${of}`).boundingBox();
      const [threshold, now, full] = [await box('.threshold'), await box('.now'), await box('.full')];
      expect((threshold?.x ?? 0) < (now?.x ?? 0) && (now?.x ?? 0) < (full?.x ?? 0)).toBe(true);
      const words = await page
        .locator('.chart text')
        .evaluateAll((all) => all.map((each) => each.getBoundingClientRect()));
      const overlapping = words.filter((a, i) =>
        words.some(
          (b, j) => j > i && a.left < b.right && b.left < a.right && a.top < b.bottom - 2 && b.top < a.bottom - 2,
        ),
      );
      expect(overlapping).toEqual([]);
    });

    test('adds up several aircraft', async () => {
      const page = await open('/calculate/hunan-general-aviation', options);
      await page.fill('input[name="fact:主运行基地"]', '长沙');
      await page.click('text=再加一项');
      await page.waitForSelector('input[name="fact:机队:1:年飞行小时"]');
      for (const [row, tons] of [
        [0, '0.9'],
        [1, '2'],
      ] as const) {
        await page.fill(`input[name="fact:机队:${row}:最大起飞重量"]`, tons);
        await page.fill(`input[name="fact:机队:${row}:年飞行小时"]`, '60');
      }
      await page.waitForSelector('.verdict:has-text("每年为15万元")');
    });

    test('is told which figure can not be', async () => {
      const page = await open(LOAN_FORM, options);
      await page.fill(LOAN_FIELD, '很多');
      await page.press(LOAN_FIELD, 'Enter');
      await page.waitForSelector('#result [role=alert]:has-text("年度贷款总额")');
      expect(await page.locator('.verdict').count()).toBe(0);
    });
  });

  test('is worked by keys alone: skip, ask, open a source', async () => {
    const page = await open('/');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('跳到正文');
    await page.keyboard.press('Enter');
    while ((await page.evaluate('document.activeElement.id')) !== 'text') await page.keyboard.press('Tab');
    await page.keyboard.type(LOAN);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.line.assistant .sources');
    await page.evaluate('document.querySelector(".brand").focus()');
    while (!(await page.evaluate('document.activeElement.matches(".cite")'))) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForSelector('blockquote');
  });

  test('shows one visitor nothing of another', async () => {
    await ask(await open('/'), LOAN);
    const other = await open('/');
    expect(await other.locator('.line').count()).toBe(0);
  });

  test('shows what a person of the house answers without a reload', async () => {
    const page = await open('/');
    await ask(page, '研发补贴最高多少');
    await page.fill('#text', '转人工');
    await page.click('#ask button.main');
    await page.waitForSelector('.line.house:has-text("已为您转人工")');
    await server.personSays('我是客服，明天上午给您回电话');
    await page.waitForSelector('.line.person:has-text("我是客服")', { timeout: 15_000 });
  });

  test('goes on following after an answer that is no page, and shows nothing older over what was asked meanwhile', async () => {
    const page = await open('/');
    await ask(page, '研发补贴最高多少');
    await page.fill('#text', '转人工');
    await page.click('#ask button.main');
    await page.waitForSelector('.line.house:has-text("已为您转人工")');
    const [polled, held] = [gate(), gate()];
    let polls = 0;
    await page.route(
      (url) => url.pathname === '/',
      async (route) => {
        if (route.request().method() !== 'GET') return route.continue();
        polls += 1;
        if (polls === 1) return route.fulfill({ status: 403, body: 'forbidden' });
        if (polls > 2) return;
        const response = await route.fetch();
        polled.open();
        await held.opened;
        return route.fulfill({ response });
      },
    );
    await polled.opened;
    await page.fill('#text', '还在吗');
    await page.click('#ask button.main');
    const asked = page.locator('.line.visitor[id]:has-text("还在吗")');
    await asked.waitFor();
    const came = page.waitForResponse((response) => response.request().method() === 'GET');
    held.open();
    await (await came).finished();
    await page.locator('#text').click();
    expect(await asked.count()).toBe(1);
  });

  test('answers a flood politely, with the words still in the box', async () => {
    const few = await new PageServer().start({ perAddress: 1 });
    try {
      const page = await open('/', WIDTHS[1][1], few);
      await ask(page, '研发补贴最高多少');
      await page.fill('#text', '又一问');
      await page.click('#ask button.main');
      await page.waitForSelector('[role=alert]:has-text("问得有点快")');
      expect(await page.inputValue('#text')).toBe('又一问');
    } finally {
      await few.close();
    }
  });

  test('stands in a frame of the site that is named, where asking on works without cookies, and in no other', async () => {
    const sites = new Map<string, string>();
    const hold = (path: string) => async () => ({
      status: 200,
      type: 'text/html',
      body: `<!doctype html><iframe src="${sites.get('page')}${path}" width="400" height="600"></iframe>`,
    });
    const site = new HttpServer(
      new Map([
        ['GET /', hold('/embed')],
        ['GET /page', hold('/')],
      ]),
    );
    const port = await site.listen(0);
    const embedded = await new PageServer().start({ embedders: [`http://localhost:${port}`] });
    sites.set('page', embedded.root);
    try {
      const page = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
      contexts.push(page.context());
      await page.goto(`http://localhost:${port}/`);
      const frame = page.frames()[1];
      for (const words of [LOAN, '那贷款2000万呢']) {
        await frame?.fill('#text', words);
        await frame?.click('#ask button.main');
        await frame?.waitForSelector(`.line.visitor:has-text("${words.slice(-6)}") + .line.assistant .sources`);
      }
      expect(await frame?.locator('.line.assistant').last().textContent()).toContain('50万元');
      await frame?.click('nav >> text=查措施');
      await frame?.waitForSelector('.cards');
      await frame?.click('nav >> text=提问');
      await frame?.waitForSelector('.line.visitor');
      expect(await page.context().cookies()).toEqual([]);
      for (const refused of [`http://127.0.0.1:${port}/`, `http://localhost:${port}/page`]) {
        await page.goto(refused);
        expect(page.frames()[1]?.url(), refused).toMatch(/^chrome-error:/);
      }
    } finally {
      await embedded.close();
      await site.close();
    }
  });

  test('runs nothing of a hundred tries in questions, clauses, titles and names of ingested files', async () => {
    expect(SCRIPTS.length).toBeGreaterThan(100);
    const knowledge = await hostileKnowledge();
    const echo = async ({ text }: Message) => ({ reply: replyOf(`答：${text}`), keep: null });
    const hostile = await new PageServer().start({ knowledge, handle: echo });
    try {
      const page = await open('/', WIDTHS[0][1], hostile);
      for (let from = 0; from < SCRIPTS.length; from += 18) {
        const some = SCRIPTS.slice(from, from + 18);
        await page.evaluate(
          `Promise.all(${JSON.stringify(some)}.reduce(([last, ...all], text) => {
             const next = last.then(() => fetch('/', { method: 'POST', body: new URLSearchParams({ text }), headers: { 'x-live': '1' } }));
             return [next, ...all];
           }, [Promise.resolve()]))`,
        );
        await page.goto(hostile.root);
        const said = await page.locator('.line.visitor .text').allTextContents();
        for (const words of some) expect(said).toContain(words);
      }
      for (const id of knowledge.documents.keys()) {
        if (!id.startsWith('hostile-')) continue;
        await page.goto(`${hostile.root}/document/${id}`);
        await page.click('.contents a');
        await page.waitForSelector('blockquote');
      }
      expect(await page.locator('iframe, object, embed, base, style, img').count()).toBe(0);
    } finally {
      await hostile.close();
    }
  });

  test('runs nothing of a hundred tries in what cards are searched by', async () => {
    const page = await open('/cards');
    for (const words of SCRIPTS) {
      const query = new URLSearchParams({ place: words, trade: words, title: words });
      await page.goto(`${server.root}/cards?${query}`, { waitUntil: 'domcontentloaded' });
      expect(await page.inputValue('#place')).toBe(words.slice(0, 30).trim());
    }
  });

  test('first loads little: under 40 kB in three requests', async () => {
    const context = await browser.newContext();
    contexts.push(context);
    const page = await context.newPage();
    let bytes = 0;
    let requests = 0;
    page.on('response', async (response) => {
      requests += 1;
      bytes += (await response.body().catch(() => Buffer.alloc(0))).length;
    });
    await page.goto(server.root, { waitUntil: 'networkidle' });
    expect(requests).toBeLessThanOrEqual(3);
    expect(bytes).toBeLessThan(40_000);
  });
});
