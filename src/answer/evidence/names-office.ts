import type { LanguageData } from '../../knowledge/language-data.ts';

/** 向市科技局提交, 由区经信局受理: to whom one applies is told. */
export const namesOffice = (text: string, { pattern }: LanguageData): boolean =>
  ['{hands-in}', '{names-whom-to-ask}'].some((says) => pattern(says).test(text));
