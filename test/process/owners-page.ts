import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { openChromium } from '../fakes/chromium.ts';
import { PageServer } from '../fakes/page-server.ts';

export const WIDTHS = [
  ['desktop', { viewport: { width: 1280, height: 800 } }],
  ['phone', { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }],
] as const;

type Options = Parameters<Browser['newContext']>[0];

/** The owner’s page, opened in a browser for each test; a fault that the page logs fails the test. */
export function ownersPage() {
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

  return {
    get browser() {
      return browser;
    },
    get server() {
      return server;
    },
    contexts,
    open,
    answers,
    ask,
    last,
  };
}
