import { describe, expect, test } from 'vitest';
import { overflows, seriousOn, withChromium } from '../fakes/chromium.ts';
import { ownersPage, WIDTHS } from './owners-page.ts';

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
  const owners = ownersPage();
  const { open, answers, ask, last } = owners;

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
        await page.goto(owners.server.root + path);
        await look(path);
      }
      await page.goto(owners.server.root + LOAN_FORM);
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
      await page.goto(owners.server.root);
      expect(await page.locator('.line').count()).toBe(0);
      expect(await owners.server.store.transaction((tx) => tx.threads.list({ words }, 0, 9))).toEqual([]);
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
      await page.goto(`${owners.server.root}/calculate/hunan-general-aviation`);
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
    await owners.server.personSays('我是客服，明天上午给您回电话');
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
});
