import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { beginSession } from '../../src/office/sign-in.ts';
import { openChromium, WIDTHS } from '../fakes/chromium.ts';
import { DeskServer } from '../fakes/desk-server.ts';
import { OidcIssuer } from '../fakes/oidc-issuer.ts';

type Options = Parameters<Browser['newContext']>[0];
const DESKTOP: Options = { viewport: WIDTHS[0][1] };

/** A desk of its own for each test, and pages of those who are signed in; a fault that a page logs fails the test. */
export function visitedDesk() {
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

  async function visit(options = DESKTOP): Promise<Page> {
    const context = await browser.newContext({ locale: 'zh-CN', ...options });
    contexts.push(context);
    const page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('dialog', (dialog) => faults.push(`dialog: ${dialog.message()}`));
    return page;
  }
  /** A page of somebody who is signed in. */
  async function open(name: string, options = DESKTOP): Promise<Page> {
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
  const write = async (page: Page, words: string): Promise<void> => {
    await page.fill('#text', words);
    await page.click('#reply button.main');
    await page.waitForSelector(`.line.person:has-text("${words}")`);
  };

  return {
    get desk() {
      return desk;
    },
    visit,
    open,
    show,
    follows,
    phone,
    write,
  };
}
