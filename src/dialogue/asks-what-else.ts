import type { Evidence } from '../answer/evidence/evidence.ts';

const OF_HELP: ReadonlySet<string> = new Set(['list', 'whether', 'other']);

/** 那200万去年到账了，还有什么能拿的: beside what is told as had nothing is named, and whatever else there is asked for a firm of a known place. */
export function asksWhatElse({ question, sums }: Evidence): boolean {
  const { aspects, documents, unknownNumbers, called, signs } = question;
  const isOfHad = called.every(({ rule }) => sums.had.includes(rule));
  return (
    sums.toldHad.length > 0 &&
    sums.placed !== null &&
    isOfHad &&
    signs.asksBarely &&
    documents.length + unknownNumbers.length === 0 &&
    aspects.length > 0 &&
    aspects.every((aspect) => OF_HELP.has(aspect))
  );
}
