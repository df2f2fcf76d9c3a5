import type { LanguageData } from '../knowledge/language-data.ts';
import { everywhere } from '../language/pattern.ts';

/** Who pays, by the classes of words that name them. */
const PAYERS = ['payer-national', 'payer-provincial', 'payer-below'] as const;
export type Payer = (typeof PAYERS)[number];
const ISSUERS = ['payer-provincial', 'payer-municipal'] as const;

/** What a question is limited to, which the nearest clause may not be for. */
export interface QuestionBounds {
  /** Who is asked to pay: 国家再给多少. */
  readonly payers: readonly Payer[];
  /** The one level of government whose policies it speaks of: 省里那个政策; null where it speaks of none, or of both. */
  readonly issuedBy: (typeof ISSUERS)[number] | null;
  /** Titles that it names; levels of a title, and those of them that stand right before a recognition: 市级…认定. */
  readonly titles: readonly string[];
  readonly levels: readonly string[];
  readonly recognised: readonly string[];
  /** A level below the national one, and the national one. */
  readonly lowerLevel: boolean;
  readonly nationalLevel: boolean;
  /** A part alone: 超出部分. */
  readonly onlyPart: boolean;
  /** What a loan is for; null where none is asked about. */
  readonly loanFor: string | null;
  /** The one part of help that it asks about (人才方面), a class of words; null where it asks about all of it. */
  readonly part: string | null;
}

/** Reads what a normalised question is limited to. */
export function boundsOf(text: string, language: LanguageData): QuestionBounds {
  const { classes, pattern, places } = language;
  const shows = (words: string) => pattern(words).test(text);
  const recognised = everywhere(pattern('{title-level}(?=[^,，。;；]{0,6}{recognition})'), 'giu');
  const [issuedBy = null, ...others] = ISSUERS.filter((issuer) => shows(`{${issuer}}`));
  return {
    payers: PAYERS.filter((payer) => shows(`{${payer}}{pays-out}`)),
    issuedBy: others.length > 0 ? null : issuedBy,
    titles: places('{recognition}', text).map(({ start, end }) => text.slice(start, end)),
    levels: (classes.get('title-level') ?? []).filter((level) => text.includes(level)),
    recognised: [...text.matchAll(recognised)].map(([level]) => level),
    lowerLevel: shows('{of-lower-level}'),
    nationalLevel: shows('{level-national}'),
    onlyPart: shows('{only-part}'),
    loanFor: pattern('{loan-for}').exec(text)?.groups?.for ?? null,
    part: partsOf(language).find(({ asked }) => asked.test(text))?.name ?? null,
  };
}

/** The parts of help, each with how one asks about it alone. */
function partsOf(language: LanguageData): readonly { readonly name: string; readonly asked: RegExp }[] {
  const known = PARTS.get(language);
  if (known) return known;
  const names = [...language.classes.keys()].filter((name) => name.startsWith('part-of-'));
  const parts = names.map((name) => ({
    name,
    asked: language.pattern(
      `(?:{${name}})[^,，。;；]{0,6}{of-that-part}|{that-part-alone}[^,，。;；]{0,8}(?:{${name}})`,
    ),
  }));
  PARTS.set(language, parts);
  return parts;
}
const PARTS = new WeakMap<LanguageData, ReturnType<typeof partsOf>>();
