import type { Phrase } from '../../knowledge/slot-patterns.ts';
import type { Span } from '../span.ts';
import type { SlotSource } from './source.ts';

/** Whether the message holds what a phrase wants beside it, and nothing that forbids it. */
export function applies({ text, book: { language } }: SlotSource, { when, unless }: Phrase): boolean {
  const wanted = when === undefined ? [] : typeof when === 'string' ? [when] : when;
  if (!wanted.every((w) => language.pattern(w).test(text))) return false;
  return unless === undefined || !language.pattern(unless).test(text);
}

/** Where a phrase stands in the message; nowhere where it does not apply. */
export function phrasePlaces(source: SlotSource, phrase: Phrase): Span[] {
  const found = source.book.language.places(phrase.say, source.text);
  return found.length > 0 && applies(source, phrase) ? found : [];
}

/** How a reply tells that these words were read loosely; undefined where they were not. */
export function looseReading(source: SlotSource, { reading }: Phrase, { start, end }: Span): string | undefined {
  return reading?.replaceAll('{words}', source.text.slice(start, end));
}
