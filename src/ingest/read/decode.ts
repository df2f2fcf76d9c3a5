import { IngestError } from '../../errors.ts';
import type { Format } from '../text/line.ts';
import { type OldOffice, oldOffice } from './old-office.ts';

const LARGEST = 40 * 1024 * 1024;

/** Text of bytes in UTF-8, UTF-16 or GB18030: by its mark, by its declared charset, else by what decodes. */
export function decode(bytes: Uint8Array): string {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (a === 0xef && b === 0xbb && c === 0xbf) return new TextDecoder('utf-8').decode(bytes);
  const wide = unmarkedUtf16(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  const utf8 = strictUtf8(bytes);
  if (utf8 !== undefined) return utf8;
  const gb = new TextDecoder('gb18030').decode(bytes);
  const loose = new TextDecoder('utf-8').decode(bytes);
  return replaced(loose) < replaced(gb) || han(loose) > han(gb) * 1.2 ? loose : gb;
}

/** UTF-8, or UTF-8 cut in the middle of its last character; undefined for anything else. */
function strictUtf8(bytes: Uint8Array): string | undefined {
  for (let cut = 0; cut < 4; cut += 1) {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, bytes.length - cut));
    } catch {
      if (cut === 0 && (bytes.at(-1) ?? 0) < 0x80) return undefined;
    }
  }
  return undefined;
}

/** Text in UTF-16 without a mark has line ends and spaces whose other half is zero, always on the same side. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const zeros = [0, 0];
  const end = Math.min(bytes.length, 4096) & ~1;
  for (let i = 0; i < end; i += 1) if (bytes[i] === 0) zeros[i & 1] = (zeros[i & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > 0 && even === 0) return 'utf-16le';
  if (even > 0 && odd === 0) return 'utf-16be';
  return undefined;
}

const replaced = (text: string): number => text.split('\uFFFD').length - 1;
const han = (text: string): number => text.match(/[一-龥]/g)?.length ?? 0;

const PICTURE = /^\x89PNG|^\xff\xd8\xff|^GIF8|^II\*\0|^MM\0\*|^RIFF.{4}WEBP/s;
const STARTS: readonly (readonly [RegExp, string])[] = [
  [/^BM/, '这是 BMP 图片：请另存为 png 再导入'],
  [/^Rar!|^7z\xbc\xaf|^\x1f\x8b/, '这是压缩包：请解压后导入其中的文件'],
  [/^\x7fELF|^MZ/, '这不是文档'],
];

/** What a file is, by its first bytes and then by its name. @throws IngestError for what holds no readable text */
export function formatOf(name: string, bytes: Uint8Array): Format | OldOffice {
  if (bytes.length === 0) throw new IngestError('文件是空的');
  if (bytes.length > LARGEST) throw new IngestError(`文件超过 ${LARGEST >> 20} MB：请拆分后导入`);
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (start.includes('%PDF-')) return 'pdf';
  if (start.startsWith('PK')) {
    if (Buffer.from(bytes).includes('word/document')) return 'docx';
    if (Buffer.from(bytes).includes('xl/workbook.xml')) return 'xlsx';
    throw new IngestError('这是演示文稿或压缩包：只能导入 txt、md、html、pdf、docx、xlsx');
  }
  if (start.startsWith('\xd0\xcf\x11\xe0')) return oldOffice(bytes);
  if (PICTURE.test(start)) return 'picture';
  for (const [pattern, why] of STARTS) if (pattern.test(start)) throw new IngestError(why);
  const text = decode(bytes.subarray(0, 65_536));
  const odd = text.match(/[\0-\x08\x0e-\x1f\uFFFD]/g)?.length ?? 0;
  if (odd > 20 && odd > text.length * 0.05) throw new IngestError('文件不是文本，或已损坏');
  if (PAGE.test(text)) return 'html';
  if (/\.(?:md|markdown)$/i.test(name) || /^#{1,6} \S|^Markdown Content:/m.test(text)) return 'md';
  return (/\.txt$/i.test(name) ? BEGINS_TAGGED : TAGGED).test(text) ? 'html' : 'txt';
}

/** What begins as a page does is one, whatever its name. */
const PAGE =
  /^\s{0,1000}(?:<\?xml[^>]{0,200}>\s{0,100})?(?:<!--[^>]{0,1000}-->\s{0,100}){0,5}<(?:!doctype|html|head|body)[\s>]/i;
/** A text that speaks of a tag somewhere is no page: what is called a text must begin with one. */
const BEGINS_TAGGED = /^\s{0,1000}<(?:meta|title|div|p|table|article|section|center|h1)[\s>]/i;
const TAGGED = /<(?:html|head|body|div|p|table|article)[\s>]/i;
