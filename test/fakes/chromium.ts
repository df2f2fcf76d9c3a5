import { existsSync } from 'node:fs';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { describe, test } from 'vitest';

/** Debian's; `.ci/run` installs it where it can. */
const EXECUTABLE = process.env.CEWEN_TEST_CHROMIUM ?? '/usr/bin/chromium';

/** Runs `tests` where there is a browser; says that they were left out where there is none. */
export function withChromium(what: string, tests: () => void): void {
  if (existsSync(EXECUTABLE)) describe(what, tests);
  else describe(what, () => test.skip(`left out: there is no ${EXECUTABLE}`, () => {}));
}

export const openChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: EXECUTABLE, args: ['--no-sandbox', '--disable-dev-shm-usage'] });

export const WIDTHS = [
  ['desktop', { width: 1360, height: 820 }],
  ['phone', { width: 390, height: 844 }],
] as const;

/** What axe finds serious or worse on a page: which rule, and where first. */
export async function seriousOn(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as {
    readonly violations: readonly {
      readonly impact: string;
      readonly id: string;
      readonly nodes: readonly { readonly html: string }[];
    }[];
  };
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
}

/** Whether anything is wider than the window, so that one has to scroll sideways. */
export const overflows = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth');
