import { InputError } from '../../errors.ts';
import type { FactBook } from '../../knowledge/fact.ts';
import { parseFigures } from '../../language/figure.ts';
import { normalise } from '../../language/normalise.ts';
import { findRegions } from '../../language/region.ts';
import { readSlots } from '../slots/read-slots.ts';
import type { AskedBack, Slot } from '../slots/slot.ts';

/** What a few words of a table state, read as a message that says them on the day `today` (ISO); nothing where they contradict themselves. */
export function slotsOfWords(words: string, book: FactBook, today: string, asked?: AskedBack): readonly Slot[] {
  const text = normalise(words);
  try {
    const { slots, problems } = readSlots(
      { text, figures: parseFigures(text), regions: findRegions(text) },
      book,
      today,
      asked,
    );
    return problems.length > 0 ? [] : slots;
  } catch (error) {
    if (error instanceof InputError) return [];
    throw error;
  }
}
