import { IngestError } from '../../errors.ts';

/** Refuses what was written for programs, whole or line by line (JSON): none of it is the text of a document. @throws IngestError */
export function checkProse(text: string): string {
  const begun = text.trimStart();
  const [first = ''] = begun.split('\n', 1);
  if (/^[{[]/.test(begun) && (isJson(first) || isJson(begun)))
    throw new IngestError('这是给程序用的数据（JSON），不是文件正文：请导入文件的原件或网页');
  return text;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
