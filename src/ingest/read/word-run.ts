import type { Element } from './html-node.ts';
import { childrenOf } from './node-walk.ts';
import { childOf, elementsBelow, ownText } from './word-part.ts';

/** What the fonts of symbols print for their own numbers, which Word keeps as F000 and more. */
const SYMBOLS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  symbol: {
    163: '≤',
    165: '∞',
    176: '°',
    177: '±',
    179: '≥',
    180: '×',
    183: '·',
    184: '÷',
    185: '≠',
    187: '≈',
    229: '∑',
    214: '√',
  },
  wingdings: { 82: '☑', 111: '□', 168: '□', 251: '×', 252: '√', 253: '☒', 254: '☑', 108: '●', 110: '■' },
};

/** Parts of a run that print nothing, or that other parts stand for. */
const SILENT =
  /^(?:w:(?:rPr|softHyphen|lastRenderedPageBreak|instrText|delText|delInstrText|fldChar|annotationRef|footnoteRef|endnoteRef|separator|continuationSeparator|commentReference|pgNum|dayLong|dayShort|monthLong|monthShort|yearLong|yearShort|object|drawing|pict)|mc:AlternateContent)$/;

export interface RunText {
  readonly text: string;
  /** Text boxes that are anchored in it. */
  readonly boxes: readonly Element[];
  /** What of it could not be read, as its element is called. */
  readonly unread: readonly string[];
}

/** The text of a run; `noteOf` gives the text of a footnote or endnote that it refers to. */
export function runText(run: Element, noteOf: (reference: Element) => string): RunText {
  let text = '';
  const boxes: Element[] = [];
  const unread: string[] = [];
  for (const node of childrenOf(run)) {
    if (node.name === 'w:t') text += ownText(node);
    else if (node.name === 'w:tab' || node.name === 'w:ptab') text += ' ';
    else if (node.name === 'w:br' || node.name === 'w:cr') text += '\n';
    else if (node.name === 'w:noBreakHyphen') text += '-';
    else if (node.name === 'w:sym') {
      const symbol = symbolOf(node);
      text += symbol ?? '□';
      if (symbol === undefined) unread.push(`符号 ${node.attribs['w:char'] ?? ''}（${node.attribs['w:font'] ?? ''}）`);
    } else if (node.name === 'w:ruby') {
      const base = childOf(node, 'w:rubyBase');
      if (base) for (const each of elementsBelow(base, 'w:t')) text += ownText(each);
    } else if (node.name === 'w:footnoteReference' || node.name === 'w:endnoteReference') {
      const note = noteOf(node);
      if (note) text += `（注：${note.trimEnd().replace(/。$/, '')}）`;
      else unread.push('脚注');
    } else if (!SILENT.test(node.name)) unread.push(node.name);
    if (/^(?:w:drawing|w:pict|w:object|mc:AlternateContent)$/.test(node.name)) {
      const within = boxesOf(node);
      boxes.push(...within.seen);
      if (within.hidden) unread.push('隐藏的文本框');
    }
  }
  return { text, boxes, unread };
}

function symbolOf({ attribs }: Element): string | undefined {
  const code = Number.parseInt(attribs['w:char'] ?? '', 16) & 0xfff;
  const font = (attribs['w:font'] ?? '').toLowerCase();
  const mapped = SYMBOLS[font]?.[code];
  if (mapped !== undefined || font in SYMBOLS)
    return mapped ?? (font === 'symbol' && code < 0x7f ? String.fromCharCode(code) : undefined);
  return Number.parseInt(attribs['w:char'] ?? '', 16) < 0xe000
    ? String.fromCodePoint(Number.parseInt(attribs['w:char'] ?? '', 16))
    : undefined;
}

/** The text boxes below a drawing, and whether some are hidden: of what is written for new and for old readers, the first alone. */
function boxesOf(node: Element): { readonly seen: readonly Element[]; readonly hidden: boolean } {
  if (node.name === 'w:txbxContent') return { seen: [node], hidden: false };
  const below = childrenOf(node);
  const hidden = /visibility:\s*hidden|display:\s*none/i.test(node.attribs.style ?? '') || below.some(isHiddenShape);
  if (hidden) return { seen: [], hidden: [...elementsBelow(node, 'w:txbxContent')].length > 0 };
  const parts = (node.name === 'mc:AlternateContent' ? below.slice(0, 1) : below).map(boxesOf);
  return { seen: parts.flatMap(({ seen }) => seen), hidden: parts.some((part) => part.hidden) };
}

const isHiddenShape = ({ name, attribs }: Element): boolean =>
  name === 'wp:docPr' && /^(?:1|true|on)$/.test(attribs.hidden ?? '');
