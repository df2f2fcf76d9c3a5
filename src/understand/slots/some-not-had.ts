import type { Fact } from '../../knowledge/fact.ts';
import type { Figure } from '../../language/figure.ts';
import type { Span } from '../span.ts';
import type { Slot } from './slot.ts';
import type { SlotSource } from './source.ts';

/** Where some of what is counted is spoken of, and how many those are. */
interface Some extends Span {
  readonly count: number;
}

const SOME_OFF = '还没有认定下来的、已经领过的不算在内';

/** 报了两个产品，一个认定了，另一个还在答辩: of things that are counted those that are not had yet, or were paid for already, come off. */
export function withoutSomeNotHad(source: SlotSource, said: readonly Slot[]): readonly Slot[] {
  return said.map((slot) => {
    const fact = source.book.get(slot.fact);
    const whole = Number(slot.value);
    if (fact?.type !== 'number' || fact.unit !== 'count' || slot.exactness !== 'exact' || !(whole > 1)) return slot;
    if (isOfMore(source, slot, fact, whole)) return slot;
    const off = someOf(source, slot, fact, whole).filter((some) => isNotHad(source, some));
    const left = off.reduce((rest, { count }) => rest - count, whole);
    if (left === whole) return slot;
    if (left <= 0) return { ...slot, exactness: 'partial' };
    return { ...slot, value: String(left), reading: [slot.reading, SOME_OFF].filter(Boolean).join('；') };
  });
}

/** Counts beside the whole, fewer than it is; 那个 is one. */
function someOf(source: SlotSource, slot: Slot, { noun, said }: CountFact, whole: number): readonly Some[] {
  const counted = countsBeside(source, slot, { noun, said }).filter((f) => Number(f.value) < whole);
  const pointed = source.book.language
    .places('{that-one}', source.text)
    .filter(({ start, end }) => !counted.some((f) => f.start < end && start < f.end));
  return [
    ...counted.map(({ start, end, value }) => ({ start, end, count: Number(value) })),
    ...pointed.map(({ start, end }) => ({ start, end, count: 1 })),
  ];
}
/** 报了三个，两个认定了，一个还在答辩: what was read is itself some of more that are counted. */
const isOfMore = (source: SlotSource, slot: Slot, fact: CountFact, whole: number): boolean =>
  countsBeside(source, slot, fact).some((f) => Number(f.value) > whole);

const countsBeside = (source: SlotSource, slot: Slot, { noun, said }: Pick<CountFact, 'noun' | 'said'>): Figure[] => {
  const counters = [noun ?? '个', ...(said?.counters ?? [])];
  return source.figures.filter(
    (f) => f.unit === 'count' && counters.includes(f.noun) && !f.vague && (f.end <= slot.start || f.start >= slot.end),
  );
};
type CountFact = Extract<Fact, { type: 'number' }>;

/** The words behind it, as far as its part of the sentence and the next count go, tell that it is not had, or was paid for. */
function isNotHad({ text, figures, book }: SlotSource, { start, end }: Span): boolean {
  // 没有一个领过奖.
  if (book.language.pattern('{denying}{filler}*$$').test(text.slice(0, start))) return false;
  const next = figures.find((f) => f.start >= end && f.unit === 'count')?.start ?? text.length;
  const behind = /^[^,，。;；?？!！]*/.exec(text.slice(end, next))?.[0] ?? '';
  return book.language.pattern('{not-had-yet}|{paid-for-already}').test(behind);
}
