import fs from 'node:fs';
import path from 'node:path';

/** Files that may be policies, and those of a folder that are passed over, each with the reason. */
interface Found {
  readonly files: readonly string[];
  readonly skipped: readonly { readonly file: string; readonly why: string }[];
}

const READABLE = /\.(?:txt|md|markdown|html?|xhtml|pdf|docx?|wps|xlsx?|et|png|jpe?g|gif|tiff?|webp)$/i;
/** What is told of an ending of which a person can do something. */
const ADVICE: readonly (readonly [RegExp, string])[] = [
  [/\.ofd$/i, '读不了 ofd：请另存为 pdf 再导入'],
  [/\.(?:bmp|heic|heif)$/i, '读不了这种图片：请另存为 png 再导入'],
  [/\.(?:zip|rar|7z|gz|tar)$/i, '这是压缩包：请解压后导入其中的文件'],
  [/\.(?:pptx?|dps)$/i, '读不了演示文稿：请另存为 pdf 再导入'],
  [/\.rtf$/i, '读不了 rtf：请另存为 docx 再导入'],
  [/\.csv$/i, '表格请另存为 xlsx 再导入'],
];

/** What there is to read under a name: a file, standard input (`-`), or a folder with all that stands in it. Hidden files are nobody's policies. */
export function filesToRead(name: string): Found {
  if (name === '-' || !fs.statSync(name, { throwIfNoEntry: false })?.isDirectory())
    return { files: [name], skipped: [] };
  const found = fs
    .readdirSync(name, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => ({ entry, file: path.join(entry.parentPath, entry.name) }))
    .filter(({ file }) => !/(?:^|[\\/])(?:\.|~\$)/.test(path.relative(name, file)))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
  const isRead = ({ entry }: (typeof found)[number]): boolean => entry.isFile() && READABLE.test(entry.name);
  return {
    files: found.filter(isRead).map(({ file }) => file),
    skipped: found
      .filter((each) => !isRead(each))
      .map(({ entry, file }) => ({ file, why: entry.isFile() ? whyNot(entry.name) : '是链接，不是文件' })),
  };
}

const whyNot = (name: string): string =>
  ADVICE.find(([ending]) => ending.test(name))?.[1] ?? `不是能导入的文件类型（${path.extname(name) || '没有扩展名'}）`;
