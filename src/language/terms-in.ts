/** Whether a text says a term of somebody else's, such as a word of a clause or the name of a measure, as it is written: a search, no reading. */
export const hasTerm = (text: string, term: string): boolean => text.includes(term);

/** Those of some terms that a text says as they are written, each with its first place. */
export const termsIn = <T extends { readonly term: string }>(
  terms: readonly T[],
  text: string,
): readonly (T & { readonly start: number; readonly end: number })[] =>
  terms.flatMap((one) => {
    const start = text.indexOf(one.term);
    return start < 0 ? [] : [{ ...one, start, end: start + one.term.length }];
  });
