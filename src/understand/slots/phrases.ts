import type { Phrase } from '../../knowledge/slot-patterns.ts';
import type { Span } from '../span.ts';
import type { SlotSource } from './source.ts';

/** The words of a message, and the facts that they may tell. */
type Told = Pick<SlotSource, 'text' | 'book'>;

/** Whether the message holds what a phrase wants beside it, and nothing that forbids it. */
export function applies({ text, book: { language } }: Told, { when, unless }: Phrase): boolean {
  const wanted = when === undefined ? [] : typeof when === 'string' ? [when] : when;
  if (!wanted.every((w) => language.pattern(w).test(text))) return false;
  return unless === undefined || !language.pattern(unless).test(text);
}

/** Where a phrase stands in the message; nowhere where it does not apply. */
export function phrasePlaces(source: Told, phrase: Phrase): Span[] {
  const found = source.book.language.places(phrase.say, source.text);
  return found.length > 0 && applies(source, phrase) ? found : [];
}

/** How a reply tells that these words were read loosely; undefined where they were not. */
export function looseReading(source: Told, { reading }: Phrase, { start, end }: Span): string | undefined {
  return reading?.replaceAll('{words}', source.text.slice(start, end));
}
