import { excerpt } from '../text/line.ts';
import type { Colour } from './colour.ts';
import type { Element } from './html-node.ts';
import { childrenOf } from './node-walk.ts';
import { noteOfMark, raisedAfter } from './superscript.ts';
import { equationText } from './word-equation.ts';
import { runText } from './word-run.ts';
import type { WordStyles } from './word-styles.ts';

/** What reading the paragraphs of a file found besides their text. */
export interface ParagraphFindings {
  deleted: number;
  readonly hidden: string[];
  readonly struck: string[];
  readonly unread: Set<string>;
  /** The marks of notes that were left out. */
  readonly marks: string[];
}

export interface ParagraphText {
  readonly text: string;
  readonly bold: boolean;
  /** Text boxes anchored in it: each is read as paragraphs of its own behind it. */
  readonly boxes: readonly Element[];
}

/** The text that a paragraph prints, with accepted insertions, without deletions and what nobody sees. */
export function paragraphText(
  paragraph: Element,
  on: {
    readonly styles: WordStyles;
    readonly grounds: readonly Colour[];
    readonly noteOf: (reference: Element) => string;
    readonly found: ParagraphFindings;
  },
): ParagraphText {
  const { styles, found } = on;
  let text = '';
  let bold = 0;
  const boxes: Element[] = [];
  const read = (run: Element): void => {
    const { text: words, boxes: anchored, unread } = runText(run, on.noteOf);
    boxes.push(...anchored);
    for (const each of unread) found.unread.add(each);
    if (!words) return;
    const unseen = words.trim() ? styles.unseen(run, paragraph, on.grounds) : null;
    if (unseen) {
      const told = unseen === 'hidden' ? found.hidden : found.struck;
      if (told.length < MOST_TOLD) told.push(excerpt(words));
      return;
    }
    if (styles.isRaised(run, paragraph) && !hasNote(run)) {
      const raised = raisedAfter(text, words);
      if (raised.mark) found.marks.push(noteOfMark(text, words));
      text += raised.text;
      return;
    }
    text += words;
    if (styles.isBold(run)) bold += words.length;
  };
  const walk = (node: Element): void => {
    for (const child of childrenOf(node)) {
      if (child.name === 'w:r') read(child);
      else if (child.name === 'w:del' || child.name === 'w:moveFrom') found.deleted += 1;
      else if (child.name === 'm:oMath' || child.name === 'm:oMathPara') text += equationText(child);
      else if (child.name === 'mc:AlternateContent') for (const first of childrenOf(child).slice(0, 1)) walk(first);
      else if (child.name !== 'w:pPr') walk(child);
    }
  };
  walk(paragraph);
  return { text, bold: text !== '' && bold >= text.length, boxes };
}

/** A reference to a note of the file, which is read in its place. */
const hasNote = (run: Element): boolean =>
  childrenOf(run).some(({ name }) => /^w:(?:foot|end)noteReference$/.test(name));

/** So many places are named to a person. */
const MOST_TOLD = 20;
