import { expect, test } from 'vitest';
import type { Message } from '../../src/contract/message.ts';
import { HttpServer } from '../../src/http/server.ts';
import { withChromium } from '../fakes/chromium.ts';
import { hostileKnowledge } from '../fakes/hostile-knowledge.ts';
import { PageServer } from '../fakes/page-server.ts';
import { replyOf } from '../fakes/replies.ts';
import { SCRIPTS } from '../fakes/scripts-in-words.ts';
import { ownersPage, WIDTHS } from './owners-page.ts';

const LOAN = '我们是长沙市级小巨人，贷款500万能贴多少？';

withChromium('the owner’s page in a browser', () => {
  const owners = ownersPage();
  const { open, ask, contexts } = owners;

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
      const page = await (await owners.browser.newContext({ locale: 'zh-CN' })).newPage();
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
        // The frame goes there after the page around it has loaded.
        await expect
          .poll(() => page.frames()[1]?.url(), { message: refused, timeout: 10_000 })
          .toMatch(/^chrome-error:/);
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
      await page.goto(`${owners.server.root}/cards?${query}`, { waitUntil: 'domcontentloaded' });
      expect(await page.inputValue('#place')).toBe(words.slice(0, 30).trim());
    }
  });

  test('first loads little: under 40 kB in three requests', async () => {
    const context = await owners.browser.newContext();
    contexts.push(context);
    const page = await context.newPage();
    let bytes = 0;
    let requests = 0;
    page.on('response', async (response) => {
      requests += 1;
      bytes += (await response.body().catch(() => Buffer.alloc(0))).length;
    });
    await page.goto(owners.server.root, { waitUntil: 'networkidle' });
    expect(requests).toBeLessThanOrEqual(3);
    expect(bytes).toBeLessThan(40_000);
  });
});
