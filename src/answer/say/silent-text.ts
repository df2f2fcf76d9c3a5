import type { PolicyDocument } from '../../knowledge/document.ts';
import { isBare } from '../evidence/bare.ts';

/** What is silent on a thing that no held clause of a document states: of a text that is held in part, no more than that part. */
export function silentText(document: PolicyDocument): string {
  if (document.provenance === 'commentary') return '文章';
  if (isWhole(document)) return '条文';
  return document.provenance === 'excerpt' ? '手上的节选' : '手上的摘要';
}

/** All of the document is held, as far as is known: what it does not say is not so by it. */
export const isWhole = (document: PolicyDocument): boolean =>
  document.provenance !== 'excerpt' && (document.provenance !== 'digest' || isBare(document));
