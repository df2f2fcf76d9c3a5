import type { Phrase } from '../../knowledge/slot-patterns.ts';
import { contextOf, isStated } from '../context.ts';
import type { Span } from '../span.ts';
import { looseReading, phrasePlaces } from './phrases.ts';
import type { Slot } from './slot.ts';
import { type SlotSource, slotOf } from './source.ts';

/** Truths that the words state. What stands within words already read, or within `taken`, states nothing more. */
export function readTruths(source: SlotSource, taken: readonly Span[]): Slot[] {
  return [...source.book].flatMap(([name, fact]) =>
    fact.type === 'truth' && fact.said ? readTruth(source, name, fact.said, taken) : [],
  );
}

/** Taken to be so where nobody says anything of it. */
function isGranted({ book }: SlotSource, name: string): boolean {
  const assume = book.get(name)?.assume;
  return assume !== undefined && 'value' in assume && assume.value === true;
}

function readTruth(
  source: SlotSource,
  name: string,
  { yes, no, open }: Record<'yes' | 'no' | 'open', readonly Phrase[]>,
  taken: readonly Span[],
): Slot[] {
  const said: Slot[] = [];
  const read: Span[] = [...taken];
  const ways = [...no.map((phrase) => ({ phrase, is: false })), ...yes.map((phrase) => ({ phrase, is: true }))];
  for (const { phrase, is } of ways)
    for (const span of phrasePlaces(source, phrase)) {
      if (read.some((r) => r.start <= span.start && span.end <= r.end)) continue;
      read.push(span);
      const context = contextOf(source, span);
      const denied = context.polarity === 'denied';
      // 小厂没评过啥: what is taken for granted of a firm is not denied by what it has not done.
      const isOfDeed = denied && context.from === span.start && isGranted(source, name);
      if (!isStated(context) || (denied && (!is || isOfDeed))) continue;
      const value = is && !denied;
      if (said.some((s) => s.value === value)) continue;
      const reading = looseReading(source, phrase, span);
      said.push(
        slotOf(source, name, value, { start: context.from, end: span.end }, reading === undefined ? {} : { reading }),
      );
    }
  const [left] = said.length === 0 ? open.flatMap((phrase) => phrasePlaces(source, phrase)) : [];
  return left ? [slotOf(source, name, true, left, { exactness: 'partial' })] : said;
}
