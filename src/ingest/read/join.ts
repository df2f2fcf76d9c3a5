import { startsUnit } from '../text/marker.ts';

const ENDS = /[。！？；：:;!?…][”’"』」）)】]*\s*$/;
/** A bracket behind a finished sentence ends the paragraph: …。（责任单位：市科技局） */
const NOTED = /(?:[。！？；][（(][^（()）]*|[（(](?:责任|牵头|配合|主管|实施|落实)(?:单位|部门)[：:][^（()）]*)[)）]$/;
/** How long the document itself counts begins a paragraph of its own, and a line that ends with the bodies in charge ends one. */
const CLOSES =
  /^(?:本|该)(?:办法|通知|意见|规定|细则|方案|政策|措施|若干措施|实施细则|实施办法|实施意见)[^，。；]{0,6}(?:自|有效期)/;
const BODIES =
  /(?:责任|牵头|主管|配合|实施|落实)(?:单位|部门)[：:][^。；，]{2,80}(?:局|委|办|厅|部|院|会|中心|政府|公司|银行)$/;
const SIGNED = /^.{0,30}\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*[）)]?$|^[〇零一二三四五六七八九]{4}年/;

/** True where `next` can only go on with the sentence that `previous` broke off: a page or a fixed line width ended it there. */
export function continues(previous: string, next: string): boolean {
  const before = previous.trimEnd();
  const after = next.trimStart();
  if (!before || !after || ENDS.test(before) || NOTED.test(before) || startsUnit(after) || SIGNED.test(after))
    return false;
  if (/^(?:附件|附[：:]|附表|\||-|#)/.test(after) || /[|｜]$/.test(before)) return false;
  if (/[，、（《“‘—～]$/.test(before) || /^[，。、；：）》”’]/.test(after)) return true;
  if (CLOSES.test(after) || BODIES.test(before)) return false;
  if (SIGNED.test(before) || !/[\p{Script=Han}\d％%A-Za-z）)]$/u.test(before)) return false;
  // An open bracket or title goes on however short the line is.
  if (unclosed(before)) return true;
  // A line that already holds a comma or a full stop is a sentence, not a title.
  return /[，。；]/.test(before) && width(before) >= 24 && /^[\p{Script=Han}\d“《（A-Za-z]/u.test(after);
}

const width = (line: string): number => {
  let sum = 0;
  for (const c of line) sum += c.charCodeAt(0) < 0x80 ? 0.5 : 1;
  return sum;
};

function unclosed(text: string): boolean {
  for (const [open, close] of ['（）', '《》', '〔〕', '“”'].map((pair) => [...pair] as [string, string])) {
    const at = text.lastIndexOf(open);
    if (at >= 0 && text.indexOf(close, at) < 0) return true;
  }
  return false;
}

/** Lines with broken sentences put together again; an empty line in between makes no difference to a broken sentence. */
export function joinBroken(lines: readonly string[]): string[] {
  const joined: string[] = [];
  let blank = false;
  for (const line of lines) {
    if (!line.trim()) {
      blank = true;
      continue;
    }
    const previous = joined.at(-1);
    if (previous !== undefined && continues(previous, line) && !(blank && previous.length < 20)) {
      const gap = /[A-Za-z0-9]$/.test(previous) && /^[A-Za-z]/.test(line.trimStart()) ? ' ' : '';
      joined[joined.length - 1] = previous.trimEnd() + gap + line.trimStart();
    } else joined.push(line);
    blank = false;
  }
  return joined;
}
