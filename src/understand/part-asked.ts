import type { LanguageData } from '../knowledge/language-data.ts';

/** The words of the one part of help that alone is asked about (人才方面, 只问贷款); null where all of it is. */
export function partAsked(text: string, { classes, pattern }: LanguageData): RegExp | null {
  const parts = [...classes.keys()].filter((name) => name.startsWith('part-of-'));
  const asked = parts.find((name) =>
    pattern(`(?:{${name}})[^,，。;；]{0,6}{of-that-part}|{that-part-alone}[^,，。;；]{0,8}(?:{${name}})`).test(text),
  );
  return asked ? pattern(`{${asked}}`) : null;
}
