import { expect, test } from 'vitest';
import { keepPhrase } from '../../src/office/notes.ts';
import { overflows, seriousOn, WIDTHS, withChromium } from '../fakes/chromium.ts';
import { visitedDesk } from './visited-desk.ts';

withChromium('what an agency keeps, and who may change it', () => {
  const visited = visitedDesk();
  const { visit, open, show } = visited;

  test('a lead keeps a phrase, which a clerk puts into the box', async () => {
    await visited.desk.hears('奖励多少');
    const lead = await open('丙');
    await lead.goto(`${visited.desk.root}/desk/phrases`);
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
    'a clerk finds a phrase among many and puts it below what they were writing, once: %s',
    async (_, viewport) => {
      await visited.desk.hears('奖励多少');
      await visited.desk.store.transaction(async (tx) => {
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
    await page.goto(`${visited.desk.root}/desk/clients`);
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
    await visited.desk.store.transaction(async (tx) => {
      for (let i = 0; i < 60; i += 1) await keepPhrase(tx, `短语${i}`, '您好', '甲', i);
    });
    const page = await open('丙');
    await page.goto(`${visited.desk.root}/desk/phrases`);
    expect(await page.locator('.listed li').count()).toBe(50);
    await page.click('text=下一页');
    await page.waitForSelector('text=上一页');
    expect(await page.locator('.listed li').count()).toBe(11);
  });

  test('an officer reads who did what, and finds no accounts', async () => {
    await visited.desk.hears('奖励多少');
    const clerk = await open('乙');
    await show(clerk);
    const officer = await open('丁');
    await officer.click('nav >> text=操作记录');
    await officer.waitForSelector('td:has-text("查看")');
    expect(await officer.locator('nav >> text=账号').count()).toBe(0);
    await officer.goto(`${visited.desk.root}/desk/accounts`);
    await officer.waitForSelector('text=没有这个权限');
  });

  test('an admin closes an account, whose page then leads to the way in', async () => {
    const [admin, clerk] = [await open('甲'), await open('乙')];
    await admin.goto(`${visited.desk.root}/desk/accounts`);
    await admin.click('form[action$="/%E4%B9%99"] button');
    await clerk.goto(`${visited.desk.root}/desk/clients`);
    await clerk.waitForSelector('#password');
  });

  test('whoever the agency’s directory vouches for comes in by it, and is signed in on the page that follows', async () => {
    const page = await visit();
    await page.goto(`${visited.desk.root}/desk/sign-in`);
    await page.click('text=用单位账号登录');
    await page.waitForSelector('text=退出 小林');
    expect(new URL(page.url()).pathname).toBe('/desk');
    expect(await page.locator('nav >> text=操作记录').count()).toBe(0);
  });
});
