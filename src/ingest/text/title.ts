import { withoutLabel } from './label.ts';

const KINDS =
  '(?:通知|意见|若干意见|实施意见|办法|细则|规定|条例|方案|计划|规划|措施|政策|公告|通告|决定|决议|批复|函|指南|指引|须知|问答|解答|纲要|要点|标准|目录|规程|规则|清单|章程|令|申报指南|声明|请示|报告|倡议书)';
const NUMBER =
  '[\\p{Script=Han}]{1,14}[〔\\[【(（﹝［]\\s*(?:19|20)\\d{2}\\s*[〕\\]】)）﹞］]\\s*年?\\s*(?:第\\s*)?\\d{1,5}\\s*号';

/** A line that is a document number and nothing else. */
const NUMBER_LINE = new RegExp(`^[（(]?\\s*(${NUMBER})\\s*[）)]?$`, 'u');
const ORDER =
  /(?:^|[^\p{Script=Han}]|日)(?!日)((?:中华人民共和国)?[\p{Script=Han}]{2,20}?令)\s*[（(]?\s*(?:((?:19|20)\d{2})年)?\s*第\s*(\d{1,4})\s*号/u;

/** Without the spaces of printing; brackets and digits as the register writes them. */
export function normalNumber(text: string): string {
  return text
    .replace(/\s/g, '')
    .replace(/[[【(（﹝［](?=(?:19|20)\d{2}[\]】)）〕﹞］])/g, '〔')
    .replace(/(?<=〔(?:19|20)\d{2})[\]】)）﹞］]/g, '〕')
    .replace(/(?<=〕)年/, '')
    .replace(/第(?=\d+号)/, '');
}

export function numberLine(text: string): string | undefined {
  const m = NUMBER_LINE.exec(withoutLabel(text.trim()));
  return m ? normalNumber(m[1] ?? '') : undefined;
}

/** The first document number in a text; for decrees 交通运输部令2026年第10号. */
export function numberIn(text: string): string | undefined {
  const m = new RegExp(NUMBER, 'u').exec(text);
  return m ? withoutLabel(normalNumber(m[0]).replace(/^(?:现将|以|根据|按照|的|和|与)/, '')) : undefined;
}

export function orderNumber(text: string): string | undefined {
  const m = ORDER.exec(text);
  return m ? `${m[1]}${m[2] ? `${m[2]}年` : ''}第${m[3]}号` : undefined;
}

/** A title as it stands alone on a line: it names a kind of document and is no sentence. */
export function isTitleLine(text: string): boolean {
  const plain = text.replace(/《[^》]{0,200}》/g, '').replace(/[（(][^（()）]{0,20}[）)]$/g, '');
  if (
    text.length < 6 ||
    text.length > 120 ||
    /[。；！]/.test(plain) ||
    /[，,：:]/.test(plain.replace(/^.{0,6}[：:]/, ''))
  )
    return false;
  return new RegExp(`${KINDS}》?(?:[（(][^（()）]{1,24}[）)])*\\s*$`).test(text);
}

const BODY_END = /(?:中央|国务院|厅|局|委|府|部|办|会|院|处|署|行|办公室|中心|公司|集团)$/;

/** A title without the breaks of printing: spaces stay only between two bodies that issue it together. */
export function tidyTitle(text: string): string {
  const words = text.trim().split(/\s+/);
  let title = words[0] ?? '';
  for (const [i, word] of words.slice(1).entries()) {
    const bodies =
      BODY_END.test(words[i] ?? '') &&
      BODY_END.test(word.replace(/(?:关于|印发|转发|发布).*$/, '')) &&
      !/^(?:关于|印发|转发)/.test(word);
    title += (bodies || (/[A-Za-z0-9]$/.test(title) && /^[A-Za-z]/.test(word)) ? ' ' : '') + word;
  }
  title = title.replace(/^[\p{Script=Han}]{2,20}令\s*[（(][^）)]{0,12}第\s*\d+\s*号[）)]\s*/u, '');
  return title.replace(/^(?:【[^】]{1,6}】|[（(]转载[）)])\s*/, '').replace(/\s*[（(](?:节|节选|摘录)[）)]$/, '');
}

/** The words of a file's name that can be a title: no folder, no ending, no count before it, no year or number behind it. */
export function titleOfFile(file: string): string {
  const base = file.split(/[\\/]/).at(-1) ?? file;
  const plain = base
    .replace(/\.(?:txt|md|markdown|html?|xhtml|pdf|docx)$/i, '')
    .replace(/^\d{1,4}[a-z]?[_\s.、-]+(?=.*\p{Script=Han})/u, '')
    .replace(/(?<=\p{Script=Han}.{0,200})[_\s-]{1,8}(?:(?:19|20)\d{2}年?|[^_\s]{2,24}号)$/u, '')
    .replace(/(?<=.)[（(]\d{1,2}[)）]$/, '')
    .trim();
  return plain || base;
}
