import type { FactBook } from '../knowledge/fact.ts';

/** Classes of words that owners say for each other: 电子商务, 电商. */
const FORMS = 'said-';

const formsIn = ({ language }: FactBook): readonly (readonly [string, readonly string[]])[] =>
  [...language.classes].filter(([name]) => name.startsWith(FORMS));

/** Some words as a pattern, a word that has other forms as the class of them: 跨境{said-e-commerce}企业. */
export function patternOfWords(words: string, book: FactBook): string {
  let pattern = escaped(words);
  for (const [name, forms] of formsIn(book))
    for (const form of forms) if (form.length > 1) pattern = pattern.split(form).join(`{${name}}`);
  return pattern;
}

/** Some words with each that has another form in that form: 跨境电商企业. */
export function shortForm(words: string, book: FactBook): string {
  let short = words;
  for (const [, [long = '', other = '']] of formsIn(book)) if (long.length > 1) short = short.split(long).join(other);
  return short;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
