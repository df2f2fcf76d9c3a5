import { IngestError } from '../../errors.ts';

/** A file with pages that only their pictures tell: `pages` by number, null where all of them. Read them, and read it again. */
export class NeedsPages extends IngestError {
  readonly pages: readonly number[] | null;
  constructor(pages: readonly number[] | null, what: string) {
    super(`${what}：装上文字识别（npm run setup:ocr，约 420 MB）后再导入，或换成有文字的文件`);
    this.pages = pages;
  }
}
