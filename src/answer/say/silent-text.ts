import type { PolicyDocument } from '../../knowledge/document.ts';
import { isBare } from '../evidence/bare.ts';

/** What is silent on a thing that no held clause of a document states: of a text that is held in part, no more than that part. */
export function silentText(document: PolicyDocument): string {
  if (document.provenance === 'excerpt') return '手上的节选';
  return document.provenance === 'digest' && !isBare(document) ? '手上的摘要' : '条文';
}
