import type { LanguageData } from '../knowledge/language-data.ts';

/** The one part of help that alone is asked about (人才方面, 只问贷款), a class of words; null where all of it is. */
export function partAsked(text: string, { classes, pattern }: LanguageData): string | null {
  const parts = [...classes.keys()].filter((name) => name.startsWith('part-of-'));
  const asked = parts.find((name) =>
    pattern(`(?:{${name}})[^,，。;；]{0,6}{of-that-part}|{that-part-alone}[^,，。;；]{0,8}(?:{${name}})`).test(text),
  );
  return asked ?? null;
}
