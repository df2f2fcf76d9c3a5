import { InputError } from '../../errors.ts';
import type { GivenCase } from './case.ts';
import type { Ends } from './ends.ts';
import { type FactValue, readValue } from './value.ts';

/** A fact's value and whether someone gave it or it was taken for granted. */
export type KnownValue = FactValue & { readonly origin: 'user' | 'assumed' };

/** One item of a list, and the fields that are the list's own: a field that the item lacks is unknown. */
interface Item {
  readonly fields: readonly string[];
  readonly values: ReadonlyMap<string, FactValue>;
}

/** Where a rule looks facts up: what was given, the item of a list at hand, and the day that assumptions rest on. */
export interface Frame {
  readonly given: GivenCase;
  readonly item: Item | null;
  readonly today: string;
  /** False: nothing is taken for granted. */
  readonly assume: boolean;
  /** False: no steps are told; only what follows from the facts matters. */
  readonly trace: boolean;
  /** The clause that the rule's figures stand in, and the rule, for the steps. */
  readonly clause: string;
  readonly rule: string;
}

export function knownIn(frame: Frame, name: string): KnownValue | null {
  const given = frame.item?.fields.includes(name) ? frame.item.values.get(name) : frame.given.values.get(name);
  if (given) return { ...given, origin: 'user' };
  const fact = frame.given.book.get(name);
  if (!fact) return null;
  if (fact.type === 'list') return listOfOne(frame, fact.of);
  if (!frame.assume || !fact.assume || frame.given.open?.has(name)) return null;
  if ('today' in fact.assume) return { type: 'year', value: Number(frame.today.slice(0, 4)), origin: 'assumed' };
  if ('fact' in fact.assume) {
    const other = knownIn(frame, fact.assume.fact);
    return other && { ...other, origin: 'assumed' };
  }
  return { ...readValue(name, fact.assume.value, frame.given.book), origin: 'assumed' };
}

/** Plain facts that belong to a list are read as a list of one. */
function listOfOne(frame: Frame, fields: readonly string[]): KnownValue | null {
  const item = new Map<string, FactValue>();
  for (const field of fields) {
    const value = frame.given.values.get(field);
    if (value) item.set(field, value);
  }
  return item.size ? { type: 'list', items: [item], origin: 'user' } : null;
}

/** The known value, which is of `type`, or null. Rules are checked beforehand, so another type is the rule's fault. */
export function knownAs<T extends FactValue['type']>(
  frame: Frame,
  name: string,
  type: T,
): (Extract<FactValue, { type: T }> & { readonly origin: 'user' | 'assumed' }) | null {
  const known = knownIn(frame, name);
  if (!known) return null;
  if (known.type !== type) throw new InputError(`规则 ${frame.rule} 把${name}当作 ${type}，它是 ${known.type}`);
  return known as Extract<FactValue, { type: T }> & { readonly origin: 'user' | 'assumed' };
}

/** The frame of one item of a list: its fields come before the enterprise's own facts. */
export function itemFrame(frame: Frame, list: string, values: ReadonlyMap<string, FactValue>): Frame {
  const fact = frame.given.book.get(list);
  return { ...frame, item: { fields: fact?.type === 'list' ? fact.of : [], values } };
}

/** A number's ends: both the same where its value is known exactly. */
export function endsIn({ value, ends }: Extract<FactValue, { type: 'number' }>): Ends {
  return ends ?? { value, low: value, high: value };
}
