import type { LanguageData } from '../knowledge/language-data.ts';
import { type Stretch, stretchAt } from './stretch.ts';

/** Two things of which it is asked which one holds: 按架次还是按小时, “奖励”还是“最高”. */
export interface Alternatives {
  readonly one: Stretch;
  readonly other: Stretch;
}

/** A longer one is no name of anything. */
const LONGEST = 14;

/** The alternatives that a message puts side by side; null where it puts none that can be told apart. */
export function alternativesIn(text: string, language: LanguageData): Alternatives | null {
  const joint = language.pattern('{or-else}').exec(text);
  if (!joint) return null;
  const ends = joint.index + joint[0].length;
  const left = /[^,，。；;？?！!:：\s]*$/.exec(text.slice(0, joint.index))?.[0] ?? '';
  const right = /^[^,，。；;？?！!:：\s]*/.exec(text.slice(ends))?.[0] ?? '';
  const before = bare(
    stretchAt(text, joint.index - (left.length - framed(left, right, language)), joint.index),
    language,
  );
  const after = bare(stretchAt(text, ends, ends + right.length), language);
  const named = [before, after].every((s) => s.text.length > 1 && s.text.length <= LONGEST);
  return named && before.text !== after.text ? { one: before, other: after } : null;
}

/** Where the first of two begins: at the words that the second begins with too, else behind the last word that leads up to it. */
function framed(left: string, right: string, language: LanguageData): number {
  const shared = left.lastIndexOf(right[0] ?? '\n');
  if (shared >= 0 && shared < left.length - 1) return shared;
  return language.pattern('{alternative-frame}').exec(left)?.[0].length ?? 0;
}

/** Less the words that only put it: 给…的, 按…算, quotation marks. */
function bare({ text, start }: Stretch, language: LanguageData): Stretch {
  const lead = language.pattern('{alternative-lead}').exec(text)?.[0].length ?? 0;
  const tail = language.pattern('{alternative-tail}').exec(text.slice(lead))?.[0].length ?? 0;
  const own = text.slice(lead, text.length - tail);
  return { text: own, start: start + lead, end: start + lead + own.length };
}
