import { titleKey } from '../../language/document-name.ts';
import { excerpt, type Line } from '../text/line.ts';
import { markerAt } from '../text/marker.ts';
import { isTitleLine, numberIn, numberLine } from '../text/title.ts';

export interface DocumentPart {
  /** The line that stands over it, where one does. */
  readonly title: string | null;
  readonly lines: readonly Line[];
  /** What the card that tells the document says of it, by meaning. */
  readonly labels?: ReadonlyMap<string, string>;
}

/** Takes documents that were run together in one file apart. A document begins where its title stands alone and is then repeated, or where a new masthead follows a finished text. */
export function splitDocuments(lines: readonly Line[]): { parts: DocumentPart[]; removed: string[] } {
  if (lines.filter((line) => line.card).length > 1) return splitCards(lines);
  const starts = lines.flatMap((_, at) => (begins(lines, at) ? [at] : []));
  const edges = [...new Set([0, ...starts])];
  const parts: DocumentPart[] = [];
  const removed: string[] = [];
  for (const [i, from] of edges.entries()) {
    const own = lines.slice(from, edges[i + 1] ?? lines.length);
    const hasText = own.some((line) => line.table || /[。；]/.test(line.text) || markerAt(line.text));
    if (!hasText && edges.length > 1) {
      removed.push(...own.map((line) => `没有正文的标题：${excerpt(line.text)}`));
      continue;
    }
    const title = starts.includes(from) ? titleOf(own) : null;
    const repeated = title !== null && own.length > 1 && titleKey(own[1]?.text ?? '').startsWith(titleKey(title));
    parts.push({ title, lines: repeated ? own.slice(1) : own });
  }
  return { parts, removed };
}

/** A guide of many cards: each is a document; what stands before the first and the headings between them belong to none. */
function splitCards(lines: readonly Line[]): { parts: DocumentPart[]; removed: string[] } {
  const starts = lines.flatMap((line, at) => (line.card ? [at] : []));
  const removed = lines.slice(0, starts[0]).map((line) => `分册之前的内容：${excerpt(line.text)}`);
  const parts = starts.map((from, i): DocumentPart => {
    const own = lines.slice(from, starts[i + 1] ?? lines.length);
    let end = own.length;
    while (end > 1 && isBetween(own[end - 1] as Line)) end -= 1;
    removed.push(...own.slice(end).map((line) => `分册之间的标题：${excerpt(line.text)}`));
    const [title] = own;
    return { title: title?.text ?? null, lines: own.slice(1, end), labels: title?.card?.labels ?? new Map() };
  });
  return { parts, removed };
}

/** A short heading behind the last entry of a card. */
const isBetween = ({ text, table }: Line): boolean => !table && text.length <= 40 && !/[。；：:，]/.test(text);

const titleOf = (lines: readonly Line[]): string => withoutNumber(lines[0]?.text ?? '');
/** …实施意见-湘政发〔2019〕13号 */
const withoutNumber = (text: string): string => {
  const number = numberIn(text);
  return number
    ? text.replace(/[-—\s]{0,8}[\p{Script=Han}]{1,12}[〔[（(]\d{4}[〕\]）)]\s{0,4}\d{1,6}\s{0,4}号\s*$/u, '')
    : text;
};

function begins(lines: readonly Line[], at: number): boolean {
  const text = lines[at]?.text ?? '';
  const next = lines[at + 1]?.text ?? '';
  if (lines[at]?.table || text.length < 8 || text.length > 120 || /[。；]/.test(text) || markerAt(text)) return false;
  const key = titleKey(withoutNumber(text));
  if (key.length < 8) return false;
  // The title, then the same words again with the text glued to them.
  if (titleKey(next).startsWith(key) && next.length > text.length + 20) return at === 0 || ended(lines, at);
  if (at === 0 || !isTitleLine(text) || !ended(lines, at)) return false;
  const before = lines.slice(Math.max(0, at - 400), at);
  if (/^附(?:件|表)/.test(before.at(-1)?.text ?? '')) return false;
  // What the text before has announced is its own annex.
  if (
    before.some(
      (line) => line.text.length > 40 && titleKey(line.text).includes(key) && /印发|转发|附件|发布/.test(line.text),
    )
  )
    return false;
  const numbered = before.filter((line) => markerAt(line.text)).length;
  const near = lines.slice(at + 1, at + 4);
  if (numbered >= 2 && near.some((line) => numberLine(line.text) || /^[各有].{2,80}[：:]$/.test(line.text)))
    return true;
  if (before.some((line) => titleKey(line.text) === key && line.text.length < 120)) return /[。：:]$/.test(next);
  return numbered >= 2 && /^(?:为|根据|按照|依据).{20,}/.test(next);
}

/** The line before ends a sentence: a title inside a notice stands below its date. */
const ended = (lines: readonly Line[], at: number): boolean => {
  const before = lines[at - 1];
  return (
    before === undefined || before.table !== undefined || /[。；！）)”…]$/.test(before.text) || isTitleLine(before.text)
  );
};
