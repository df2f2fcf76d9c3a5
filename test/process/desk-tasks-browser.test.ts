import { expect, test } from 'vitest';
import { overflows, seriousOn, WIDTHS, withChromium } from '../fakes/chromium.ts';
import { EVIL } from '../fakes/evil-strings.ts';
import { visitedDesk } from './visited-desk.ts';

withChromium('a chat on the desk', () => {
  const visited = visitedDesk();
  const { open, show, follows, phone, write } = visited;
  const texts = () => visited.desk.channel.texts;

  test.each(WIDTHS)(
    'a clerk sees that a colleague answers from the phone, and takes the chat back: %s',
    async (_, viewport) => {
      await visited.desk.hears('奖励多少');
      const page = await open('乙', { viewport });
      await show(page);
      await follows(page);
      await phone('我在手机上答');
      await page.waitForSelector('#about:has-text("手机上的同事 接待中")');
      await page.waitForSelector('.line.person:has-text("我在手机上答")');
      await visited.desk.hears('还有呢');
      expect(texts()).toEqual(['答：奖励多少']);
      expect(await seriousOn(page)).toEqual([]);
      await page.click('text=接手（t）');
      await page.waitForSelector('#about:has-text("乙 接待中")');
      await write(page, '我接着答');
    },
  );

  test.each(WIDTHS)('a clerk sends a reply tomorrow, sees it wait, and takes it back: %s', async (_, viewport) => {
    await visited.desk.hears('奖励多少');
    const page = await open('乙', { viewport });
    await show(page);
    await page.fill('#text', '明天上午再说');
    await page.click('text=定时发送');
    await page.click('text=到时发送');
    await page.waitForSelector('#laters:has-text("明天上午再说")');
    expect(await page.inputValue('#text')).toBe('');
    expect([await seriousOn(page), await overflows(page)]).toEqual([[], false]);
    await follows(page);
    await visited.desk.hears('我又想起一件事');
    await page.waitForSelector('#laters:has-text("到时间不会发")');
    await page.click('#laters >> text=用作回复');
    expect(await page.inputValue('#text')).toBe('明天上午再说');
    await page.click('#laters >> text=删掉');
    await page.waitForSelector('#laters:not(:has(section))', { state: 'attached' });
    expect(texts()).not.toContain('明天上午再说');
  });

  test('a reply for later needs no script', async () => {
    await visited.desk.hears('奖励多少');
    const page = await open('乙', { javaScriptEnabled: false, viewport: WIDTHS[0][1] });
    await show(page);
    await page.fill('#text', '下周一答复');
    await page.click('text=定时发送');
    await page.click('text=到时发送');
    expect(await page.locator('#laters').textContent()).toContain('下周一答复');
  });

  test('a subject that the operator named waits for a person with its word, and the asker knows when one is there', async () => {
    await visited.desk.hears('我要退款');
    await visited.desk.channel.sent.until(2);
    expect(texts()[1]).toMatch(/已为您转人工.*工作日九点到五点/);
    const page = await open('乙');
    await page.goto(`${visited.desk.root}/desk`);
    expect(await page.locator('.chats .why').textContent()).toBe('说到“退款”');
  });

  test('the queue tells the client; what a colleague said is found', async () => {
    await visited.desk.hears('奖励多少');
    await visited.desk.hears('别的问题', 's2');
    const whose = { channel: 'telegram', chat: 's1', sender: 's1' };
    await visited.desk.store.transaction((tx) =>
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
    await visited.desk.hears('奖励多少');
    const page = await open('乙');
    await show(page);
    await follows(page);
    const whose = { channel: 'telegram', chat: 's1', sender: 's1' };
    const tells = async (words: string): Promise<void> => {
      const facts = [{ fact: '年度贷款总额', value: '"5000000"', words, on: '2026-11-26' }];
      await visited.desk.store.transaction((tx) =>
        tx.conversations.keep(whose, { client: '', memory: null, facts }, 1),
      );
      await visited.desk.hears(words);
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
    await visited.desk.hears('奖励多少');
    const page = await open('乙');
    await show(page);
    await page.click('text=接手（t）');
    await page.waitForSelector('#about:has-text("乙 接待中")');
    await page.selectOption('#hours', '4');
    await page.click('text=放一放');
    await page.goto(`${visited.desk.root}/desk?view=mine`);
    expect(await page.locator('.chats .what').textContent()).toContain('稍后');
  });

  test('a clerk silences the assistant towards one person with a reason, and lets it speak again', async () => {
    await visited.desk.hears('奖励多少');
    const page = await open('乙');
    await show(page);
    await page.fill('[name=reason]', '在电话里谈');
    await page.click('form[action*="/silence"] button');
    await page.waitForSelector('text=在电话里谈（乙）');
    await visited.desk.hears('还有呢');
    expect(texts()).toEqual(['答：奖励多少']);
    await page.click('text=让策问继续说话');
    await visited.desk.hears('再问一次');
    await visited.desk.channel.sent.until(2);
    expect(texts()[1]).toBe('答：再问一次');
  });

  test('a clerk sees of a file its kind, name and size', async () => {
    await visited.desk.hears('奖励多少');
    const content = { kind: 'unreadable', what: 'file', name: '执照.pdf', bytes: 1_300_000 } as const;
    await visited.desk.channel.say('', Date.now(), { sender: 's1', chat: 's1', content });
    const page = await open('乙');
    await show(page);
    await page.waitForSelector('.line.asked:has-text("［文件 执照.pdf 1.2 MB］")');
  });

  test.each(WIDTHS)('a lead hands a clerk’s chat to another; a clerk may not: %s', async (_, viewport) => {
    await visited.desk.hears('奖励多少');
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

  test.each(WIDTHS)(
    'a clerk puts the card of a cited measure into the box, and may change it: %s',
    async (_, viewport) => {
      await visited.desk.hears('引用');
      const page = await open('乙', { viewport });
      await show(page);
      await page.click('.found summary');
      await page.click('.found >> text=插入卡片');
      expect(await page.inputValue('#text')).toBe('贷款贴息\n给多少：50万元');
      await page.waitForSelector('#checked .bound');
      expect([await seriousOn(page), await overflows(page)]).toEqual([[], false]);
    },
  );

  test('strings that attack a page do nothing in a browser', async () => {
    for (const [i, words] of EVIL.filter((_, n) => n % 15 === 0).entries()) {
      await visited.desk.hears(words);
      await phone(`${i} ${words}`);
    }
    const page = await open('乙');
    await show(page, 'people');
    await page.waitForSelector('.line.person');
    expect(await page.locator('.line.asked').count()).toBe(20);
    expect(await page.locator('#lines :is(img, svg, script, iframe, a, form, style, object)').count()).toBe(0);
  });
});
