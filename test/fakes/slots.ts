import { expect, it } from 'vitest';
import { parseFigures } from '../../src/language/figure.ts';
import { normalise } from '../../src/language/normalise.ts';
import { findRegions } from '../../src/language/region.ts';
import { addSlots } from '../../src/understand/slots/conflicts.ts';
import { readSlots, type Slot } from '../../src/understand/slots/read-slots.ts';
import type { AskedBack, SlotValue } from '../../src/understand/slots/slot.ts';
import { held } from './knowledge.ts';

export const book = held.book.facts;
export const CITY = '市级专精特新小巨人';
export const PROVINCE = '省级专精特新小巨人';
export const NATION = '国家级专精特新小巨人';

export function read(raw: string, asked?: AskedBack) {
  const text = normalise(raw);
  return readSlots({ text, figures: parseFigures(text), regions: findRegions(text) }, book, '2026-11-21', asked);
}

export function said(raw: string, fact: string, asked?: AskedBack): Slot | undefined {
  return read(raw, asked).slots.find((s) => s.fact === fact);
}

/** What is surely known of a fact after a message. */
export function value(raw: string, fact: string, asked?: AskedBack): SlotValue | undefined {
  return addSlots(new Map(), read(raw, asked).slots, book).get(fact);
}

export function all(raw: string): Record<string, SlotValue> {
  return Object.fromEntries(addSlots(new Map(), read(raw).slots, book));
}

/** A value told part by part. */
export const ofParts = (...parts: readonly (readonly [string, string])[]) =>
  parts.map(([of, value]) => ({ of, value }));

/** One sentence for each way of saying; every value is surely known. */
export function says(fact: string, cases: Record<string, SlotValue | undefined>) {
  for (const [text, expected] of Object.entries(cases))
    it(expected === undefined ? `is not stated by ${text}` : `is ${JSON.stringify(expected)} in ${text}`, () => {
      expect(value(text, fact)).toEqual(expected);
    });
}
