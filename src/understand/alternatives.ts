import type { LanguageData } from '../knowledge/language-data.ts';
import { type QuotedStretch, stretchAt } from './stretch.ts';

/** Two things of which it is asked which one holds: 按架次还是按小时, “奖励”还是“最高”. */
export interface Alternatives {
  readonly one: QuotedStretch;
  readonly other: QuotedStretch;
  /** What the message says beside them. */
  readonly beside: string;
}

/** A longer one is no name of anything. */
const LONGEST = 14;
/** Two that are put side by side differ in length by no more, where nothing tells where the first begins. */
const MORE = 4;

/** The alternatives that a message puts side by side; null where it puts none that can be told apart. */
export function alternativesIn(text: string, language: LanguageData): Alternatives | null {
  const joint = language.pattern('{or-else}').exec(text);
  if (!joint) return null;
  const ends = joint.index + joint[0].length;
  const left = /[^,，。；;？?！!:：\s]*$/.exec(text.slice(0, joint.index))?.[0] ?? '';
  const right = /^[^,，。；;？?！!:：\s]*/.exec(text.slice(ends))?.[0] ?? '';
  const after = bare(stretchAt(text, ends, ends + right.length), language);
  const before = asLong(
    bare(stretchAt(text, joint.index - (left.length - framed(left, right, language)), joint.index), language),
    after,
  );
  const named = [before, after].every((s) => s.text.length > 1 && s.text.length <= LONGEST);
  // 起降场备案就行还是必须取证: where nothing leads up to the first, it is all that is said before.
  const whole = before.text.length === left.length && before.text.length > after.text.length + MORE;
  return named && !whole && before.text !== after.text
    ? { one: before, other: after, beside: text.slice(0, before.start) + text.slice(after.end) }
    : null;
}

/** Where the first of two begins: at the words that the second begins with too, else behind the last word that leads up to it. */
function framed(left: string, right: string, language: LanguageData): number {
  const shared = left.lastIndexOf(right[0] ?? '\n');
  if (shared >= 0 && shared < left.length - 1) return shared;
  const is = left.lastIndexOf('是') + 1;
  if (is > 0 && left.length - is > 1) return is;
  return language.pattern('{alternative-frame}').exec(left)?.[0].length ?? 0;
}

/** 培育企业要进市里的库 before 区里的库: of what ends as the other does, no more than that. */
function asLong(before: QuotedStretch, after: QuotedStretch): QuotedStretch {
  const more = before.text.length - after.text.length;
  const ends = before.text.slice(-ALIKE) === after.text.slice(-ALIKE) && after.text.length > ALIKE;
  return more > 0 && ends ? { ...before, text: before.text.slice(more), start: before.start + more } : before;
}
const ALIKE = 2;

/** Less the words that only put it: 给…的, 按…算, quotation marks. */
function bare({ text, start }: QuotedStretch, language: LanguageData): QuotedStretch {
  const lead = language.pattern('{alternative-lead}').exec(text)?.[0].length ?? 0;
  const tail = language.pattern('{alternative-tail}').exec(text.slice(lead))?.[0].length ?? 0;
  const own = text.slice(lead, text.length - tail);
  return { text: own, start: start + lead, end: start + lead + own.length };
}
