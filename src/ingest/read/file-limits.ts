import { IngestError } from '../../errors.ts';
import type { ReadFile } from '../text/line.ts';

/** The most that one document may hold: many times what the longest policies do, and what is read in seconds. */
export const MOST = {
  /** Elements of its marked-up form. */
  nodes: 400_000,
  /** Elements within each other. */
  depth: 200,
  /** Blanks in one tag, which part its attributes. */
  blanks: 5_000,
  /** Characters of a part of an archive, or of a text or page. */
  source: 24 * 1024 * 1024,
  paragraphs: 20_000,
  /** Characters of one paragraph. */
  paragraph: 20_000,
  /** Characters of all paragraphs. */
  text: 2_000_000,
} as const;

const tooDeep = () => new IngestError(`标记嵌套超过 ${MOST.depth} 层：文件可能已损坏，请另存一份再导入`);
const crowded = () => new IngestError(`有一个标记带着超过 ${MOST.blanks} 项属性：文件可能已损坏，请另存一份再导入`);
const tooMany = () => new IngestError(`文件里的标记超过 ${MOST.nodes / 10_000} 万个：请拆分后导入`);

/** Refuses a text that is longer than any that is read. @throws IngestError */
export function checkLength(text: string): string {
  if (text.length > MOST.source) throw new IngestError(`内容展开后超过 ${MOST.source >> 20} MB：请拆分后导入`);
  return text;
}

/** Elements of HTML whose end may be left out, or that have none: they say nothing of depth. */
const OPEN = new Set(
  'p li dd dt td th tr tbody thead tfoot option colgroup rt rp area base br col embed hr img input link meta source track wbr'.split(
    ' ',
  ),
);

/**
 * Refuses marked-up text of too many elements or too many within each other, before any tree is built of it; takes a single pass.
 * @throws IngestError
 */
export function checkMarkup(text: string, kind: 'xml' | 'html'): string {
  checkLength(text);
  let nodes = 0;
  let depth = 0;
  let end = -1;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    const next = text.charCodeAt(at + 1);
    if (next === 0x2f) {
      if (kind === 'xml' || !OPEN.has(nameAt(text, at + 2))) depth = Math.max(0, depth - 1);
      continue;
    }
    if (!isLetter(next)) continue;
    nodes += 1;
    if (nodes > MOST.nodes) throw tooMany();
    if (end < at) {
      end = text.indexOf('>', at);
      // Once for each end: what opens within a tag is of it.
      if (end - at > MOST.blanks && (text.slice(at, end).match(/[\s/]+/g)?.length ?? 0) > MOST.blanks) throw crowded();
    }
    if (end < 0) break;
    if (kind === 'xml' ? text.charCodeAt(end - 1) === 0x2f : OPEN.has(nameAt(text, at + 1))) continue;
    depth += 1;
    // A page's own tags are not always closed; what becomes of them is looked at again in the tree.
    if (depth > (kind === 'xml' ? MOST.depth : 10 * MOST.depth)) throw tooDeep();
  }
  return text;
}

const isLetter = (code: number): boolean => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;

function nameAt(text: string, at: number): string {
  let end = at;
  while (end < at + 12 && isLetter(text.charCodeAt(end))) end += 1;
  return text.slice(at, end).toLowerCase();
}

/** Refuses a source of too many, too long or altogether too long paragraphs. @throws IngestError */
export function checkSize(source: ReadFile): ReadFile {
  if (source.lines.length > MOST.paragraphs)
    throw new IngestError(`共 ${source.lines.length} 段，超过 ${MOST.paragraphs} 段：请拆分后导入`);
  let whole = 0;
  for (const { text, table } of source.lines) {
    const cells = table ? [table.caption, ...table.header, ...table.rows.flat()] : [text];
    for (const each of cells) {
      whole += each.length;
      if (each.length > MOST.paragraph)
        throw new IngestError(
          `有一段长 ${each.length} 字，超过 ${MOST.paragraph} 字（${each.slice(0, 20)}…）：请分段后导入`,
        );
    }
    if (whole > MOST.text) throw new IngestError(`正文超过 ${MOST.text / 10_000} 万字：请拆分后导入`);
  }
  return source;
}
