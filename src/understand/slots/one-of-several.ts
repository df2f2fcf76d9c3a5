import type { Figure } from '../../language/figure.ts';
import { lookBack, type SlotSource } from './source.ts';

const MOST_PARTS = 20;

/** 建行500万, 一笔300万, or one of as many sums as are announced (三笔：150万全年，200万半年，100万3个月): a figure that is one of several. */
export function isOneOfSeveral(source: SlotSource, figure: Figure): boolean {
  const { language } = source.book;
  return (
    language.pattern('{one-of-several}$$').test(lookBack(source, figure.start)) ||
    announcedIn(source).some((parts) => parts.includes(figure))
  );
}

/** The sums behind each count of loans, where they are as many as that and each begins a part of the sentence. */
function announcedIn({ text, figures, book }: SlotSource): readonly (readonly Figure[])[] {
  const counts = figures.filter(
    (f) => f.unit === 'count' && !f.vague && book.language.pattern('^^{loan-counter}$$').test(f.noun),
  );
  return counts.flatMap((count) => {
    const stop = text.slice(count.end).search(/[。？?！!]/);
    const end = stop < 0 ? text.length : count.end + stop;
    const sums = figures.filter((f) => f.unit === 'CNY' && f.start >= count.end && f.end <= end);
    const number = Number(count.value);
    const listed = sums.length === number && sums.every((f) => /(?:^|[，,、；;：:\s])$/.test(text.slice(0, f.start)));
    return listed && number > 1 && number <= MOST_PARTS ? [sums] : [];
  });
}

/** A sum of which each part has its own time. */
export const hasParts = (name: string, book: SlotSource['book']): boolean =>
  [...book.values()].some((fact) => fact.type === 'number' && fact.said?.timeOf === name);
