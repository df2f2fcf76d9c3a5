import { isOfSomebodyElse } from './claim-words.ts';
import { assignNouns } from './nearest.ts';
import { nounsOf } from './nouns.ts';
import type { Slot } from './slot.ts';
import { type SlotSource, slotOf, wordsAround } from './source.ts';

/** 集团合计研发900万，其中我们自己70万: of a sum that is somebody else's the part that is told as the asker's own. */
export function ownPartsOfOthers(source: SlotSource, said: readonly Slot[]): readonly Slot[] {
  const lead = source.book.language.pattern('{part-inside-lead}[^,，。;；\\d]{0,4}?{asker}');
  return source.figures.flatMap((part) => {
    const whole = source.figures.findLast((f) => f.end <= part.start && f.unit === part.unit && f.unit === 'CNY');
    if (!whole || part.vague || said.some((s) => s.start < part.end && s.end > part.start)) return [];
    if (!lead.test(wordsAround(source, part).before) || !isOfSomebodyElse(source, whole)) return [];
    const nouns = nounsOf(source, 'amount').filter(({ fact }) => fact !== null);
    const fact = assignNouns(source, nouns, [whole]).get(whole)?.fact;
    return fact && said.every((s) => s.fact !== fact) ? [slotOf(source, fact, part.value, part)] : [];
  });
}
