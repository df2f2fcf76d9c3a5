import { IngestError } from '../../errors.ts';

/** What a person does about pages of which only their pictures tell what they say. */
export const howToRead = (what: string): string =>
  `${what}：装上文字识别（npm run setup:ocr，约 420 MB）后再导入，或换成有文字的文件`;

/** A file of which only pictures tell what it says: `pages` by number, null where all of a picture. Read them, and read it again. */
export class NeedsPages extends IngestError {
  readonly pages: readonly number[] | null;
  constructor(pages: readonly number[] | null, what: string) {
    super(howToRead(what));
    this.pages = pages;
  }
}
