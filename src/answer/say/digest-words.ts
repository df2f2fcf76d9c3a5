import type { PolicyDocument } from '../../knowledge/document.ts';
import { isBare } from '../evidence/bare.ts';

/** What a text is called that is no proven wording: of one that was ingested it is not known whether it is a summary or reprints the whole. */
export const digestWords = (document: PolicyDocument): string =>
  isBare(document) ? '摘要或转载的文本，没有与原件核对过' : '媒体摘要，不是文件原文';
