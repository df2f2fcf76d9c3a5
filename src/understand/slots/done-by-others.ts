import { unitOf } from '../../knowledge/fact.ts';
import type { Figure } from '../../language/figure.ts';
import type { Slot } from './slot.ts';
import { lookBack, type SlotSource } from './source.ts';
import { difference } from './sums.ts';

/** 研发150万，其中80万是客户花的: what somebody else did of a figure comes off it, where both are said exactly. */
export function withoutDoneByOthers(source: SlotSource, said: readonly Slot[]): readonly Slot[] {
  // Several parts of one figure come off it one after the other.
  const rests = new Map<Figure, string>();
  return source.figures.reduce<readonly Slot[]>((slots, part) => {
    const facts = doneByOthers(source, part);
    const whole = facts.length > 0 ? wholeOf(source, part) : undefined;
    const before = whole && (rests.get(whole) ?? whole.value);
    const left = before === undefined ? null : difference(before, part.value);
    if (!whole || left === null) return slots;
    const reading = rests.has(whole) ? undefined : THEIRS_OFF;
    rests.set(whole, left);
    return slots.map((slot) =>
      slot.value === before && slot.exactness === 'exact' && facts.includes(slot.fact)
        ? { ...slot, value: left, reading: [slot.reading, reading].filter(Boolean).join('；') }
        : slot,
    );
  }, said);
}

const THEIRS_OFF = '已扣除不是本公司的部分';

/** The facts of which a figure tells a part that somebody else did: 其中80万是客户花的, 里面客户花了80万. It is no figure of the firm. */
export function doneByOthers({ text, book }: Pick<SlotSource, 'text' | 'book'>, figure: Figure): readonly string[] {
  const { pattern } = book.language;
  const before = lookBack({ text }, figure.start);
  const after = text.slice(figure.end);
  const isPart = pattern('{part-inside-lead}[^,，。;；\\d]{0,4}$$').test(before);
  if (!isPart && !pattern('{part-inside-lead}{outsider}').test(before)) return [];
  return [...book].flatMap(([name, fact]) => {
    const did = fact.type === 'amount' || fact.type === 'number' ? fact.said?.othersDo : undefined;
    if (did === undefined || unitOf(fact) !== figure.unit) return [];
    const behind = isPart && pattern(`^^{is-theirs}?{outsider}{their-doing}(?:${did})`).test(after);
    const ahead = pattern(`{part-inside-lead}{outsider}{their-doing}(?:${did})了?$$`).test(before);
    return behind || ahead ? [name] : [];
  });
}

/** The figure before a part of it that is no such part itself, exact as it is. */
function wholeOf(source: SlotSource, part: Figure): Figure | undefined {
  const [whole] = source.figures
    .filter((f) => f.end <= part.start && f.unit === part.unit && f.noun === part.noun)
    .filter((f) => doneByOthers(source, f).length === 0)
    .slice(-1);
  return [whole, part].every((f) => f && !f.vague && f.bound === 'exact') ? whole : undefined;
}
