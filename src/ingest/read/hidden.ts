import type { CheerioAPI } from 'cheerio';
import type { AnyNode } from './html-node.ts';

const UNSEEN =
  /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:\.0+)?(?:px|pt|em|rem|%)?\s*(?:;|!|$)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)|(?:left|top|text-indent)\s*:\s*-\d{3,}|(?:^|;)\s*(?:max-)?(?:height|width)\s*:\s*0(?:px)?\s*(?:;|!|$)|(?:^|;)\s*color\s*:\s*(?:#fff(?:fff)?|white|transparent|rgba?\(\s*255\s*,\s*255\s*,\s*255[^)]*\))\s*(?:;|!|$)/i;

/** True for an element that a reader of the page doesn't see. */
export function isHidden(attributes: Readonly<Record<string, string>>): boolean {
  if ('hidden' in attributes) return true;
  const style = attributes.style ?? '';
  if (!UNSEEN.test(style)) return false;
  // White letters on a coloured ground are meant to be read.
  return !(/color\s*:/.test(style) && /background/.test(style) && !/display|visibility|opacity|font-size/.test(style));
}

/** Removes what can't be seen within `main` and gives the texts that were hidden there. */
export function hiddenTexts($: CheerioAPI, main: readonly AnyNode[]): string[] {
  const texts: string[] = [];
  for (const node of $(main).find('*').toArray()) {
    if (!isHidden(node.attribs)) continue;
    const text = $(node).text().replace(/\s+/g, ' ').trim();
    // 附件, share boxes and the like that open on a click are furniture: only sentences are worth a word.
    if (/[\u4e00-\u9fa5a-z]{4}/i.test(text)) texts.push(text);
    $(node).remove();
  }
  return texts;
}
