import { foldCharacters } from '../knowledge/numeral.ts';
import { toSimplified } from '../knowledge/simplify.ts';

/** What the asker wrote, as the rest reads it: simplified, half-width digits and letters, no control characters, no space inside Chinese. */
export function normalise(text: string): string {
  return foldCharacters(toSimplified(text))
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/g, '')
    .replace(/[ \t\u2005\u3000]+/g, ' ')
    .replace(/(?<=[\p{Script=Han}\d，。！？、；：]) (?=[\p{Script=Han}\d，。！？、；：])/gu, '')
    .trim();
}
