import { describe, expect, test } from 'vitest';
import { withChromium } from '../fakes/chromium.ts';
import { ownersPage, WIDTHS } from './owners-page.ts';

const LOAN_FORM = '/calculate/changsha-loan-interest';
const HAS_TITLE = 'input[name="fact:认定称号:市级专精特新小巨人"][value=yes]';
const LOAN_FIELD = 'input[name="fact:年度贷款总额"]';

withChromium('the owner’s page in a browser', () => {
  const { open } = ownersPage();

  describe.each(WIDTHS)('on a %s an owner', (_, options) => {
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
});
