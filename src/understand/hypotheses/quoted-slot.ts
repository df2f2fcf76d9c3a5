import type { FactBook } from '../../knowledge/fact.ts';
import { parseFigures } from '../../language/figure.ts';
import { normalise } from '../../language/normalise.ts';
import { findRegions } from '../../language/region.ts';
import type { Question } from '../question.ts';
import { readSlots } from '../slots/read-slots.ts';
import type { Slot } from '../slots/slot.ts';
import type { Quotation } from './model-answer.ts';

/** A fact whose quotation stands in the question, outside of what the plain readers took, and reads as a value of that fact. */
export function quotedSlot(
  { fact, quote }: Quotation,
  { wording, figures, regions }: Question,
  facts: FactBook,
  today: string,
): Slot[] {
  const words = normalise(quote);
  const start = wording.indexOf(words);
  if (!facts.has(fact) || words.length < 3 || start < 0 || facts.get(fact)?.role === 'home') return [];
  const plain = readSlots({ text: wording, figures, regions }, facts, today).slots;
  const end = start + words.length;
  if (CLAIM.test(wording.slice(0, start))) return [];
  if (plain.some((s) => s.fact === fact || (s.start < end && s.end > start))) return [];
  const read = (text: string): Slot[] =>
    readSlots({ text, figures: parseFigures(text), regions: findRegions(text) }, facts, today, { fact }).slots.filter(
      (s) => s.fact === fact && s.exactness !== 'partial' && !s.ambiguous,
    );
  // 补贴937万元 is no loan of 937万元, whatever is cut out of it.
  const around = read(partAround(wording, start, end));
  return read(words)
    .filter(({ value }) => around.some((s) => JSON.stringify(s.value) === JSON.stringify(value)))
    .map((s) => ({ ...s, words, start, end }));
}

/** What follows tells of a policy, and nothing of the asker. */
const CLAIM =
  /(?:补贴|补助|奖励|奖金|资助|贴息|扶持|最高|最多|上限|封顶|规定|条款|政策|文件|听说|据说)[^我咱。！？\n]{0,10}$/;

/** The part of a sentence in which a quotation stands. */
function partAround(text: string, start: number, end: number): string {
  const before = /[^，。；！？,;!?\n]*$/.exec(text.slice(0, start))?.[0] ?? '';
  const after = /^[^，。；！？,;!?\n]*/.exec(text.slice(end))?.[0] ?? '';
  return before + text.slice(start, end) + after;
}
