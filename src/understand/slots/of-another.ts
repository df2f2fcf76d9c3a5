import { clauseAt, type SlotSource } from './source.ts';

/** 隔壁厂贷款800万; 同行研发200万，主营5000万: the words before name somebody else, or those of the clause before, of whom this one goes on to tell (替一家链主供料，他们家贷了800万). */
export function isOfAnother(source: SlotSource, at: number): boolean {
  const { pattern } = source.book.language;
  let clause = clauseAt(source, at);
  let words = source.masked.slice(clause.start, at);
  const joined = pattern('{asker-joined-to}').test(words);
  const told = source.masked.slice(0, clause.start);
  if (pattern('{their-firm}').test(words) && pattern('{served-one}|{someone-else}').test(told)) return !joined;
  if (pattern('{someone-else}').test(words)) return !joined && !isAskedFor(source, words);
  while (/[,，]/.test(source.masked[clause.start - 1] ?? '') && !pattern('{asker}|^^{firm}').test(words)) {
    clause = clauseAt(source, clause.start - 1);
    words = source.masked.slice(clause.start, clause.end);
    if (pattern('^^{someone-else}').test(words))
      return !pattern('{asker}|{award}').test(words) && !isAskedFor(source, words);
  }
  return false;
}

/** 我老公的厂评上了，能拿多少; 我爸的厂是市级小巨人: the firm of somebody near is what the message asks for, and one of the family's what it tells of, where it tells of none of the asker's own. */
function isAskedFor({ text, book: { language } }: SlotSource, words: string): boolean {
  const shows = (name: string, said: string) => language.pattern(`{${name}}`).test(said);
  return (
    (shows('family', words) || (shows('near-one', words) && shows('asks-something', text))) &&
    !shows('tells-of-own', text)
  );
}
