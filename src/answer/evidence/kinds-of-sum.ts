import type { LanguageData } from '../../knowledge/language-data.ts';
import type { StatedFigure } from '../../understand/stated-figures.ts';

/** What a sum may be of, as classes of words. */
const KINDS = [
  'sum-of-sales',
  'sum-of-trade',
  'sum-of-tax',
  'sum-of-loan',
  'sum-of-research',
  'sum-of-devices',
  'sum-of-investment',
  'sum-of-fees',
  'sum-of-rent',
  'sum-of-finance',
  'sum-of-profit',
  'sum-of-capital',
  'sum-of-bounty',
  'sum-of-national-bounty',
  'sum-of-provincial-bounty',
  'sum-of-city-bounty',
] as const;

/** Any sum may be called a fee: 新设备购置费用 is of devices. */
const GENERAL = 'sum-of-fees';
const PUT_IN = 'sum-of-investment';
const RESEARCH = 'sum-of-research';

function kindsIn(words: string, language: LanguageData): readonly string[] {
  const kinds: readonly string[] = KINDS.filter((kind) => language.pattern(`{${kind}}`).test(words));
  return kinds.length > 1 ? kinds.filter((kind) => kind !== GENERAL) : kinds;
}

/** Words name a kind of sum by which a base is told from most others. */
export const namesKind = (words: string, language: LanguageData): boolean =>
  kindsIn(words, language).some((kind) => kind !== GENERAL && kind !== PUT_IN);

/** What a clause takes: 研究投入 is no investment in a project. */
function kindsTaken(words: string, language: LanguageData): readonly string[] {
  const kinds = kindsIn(words, language);
  return kinds.includes(RESEARCH) ? kinds.filter((kind) => kind !== PUT_IN) : kinds;
}

/** A part of a kind that clauses take, and the whole that people tell: of all research what is basic stands in no message that tells the whole alone. */
const PARTS = [
  ['part-basic-research', 'whole-of-research'],
  ['part-left-to-place', 'whole-of-tax'],
] as const;

export const isWholeOfPart = (said: string, taken: string, language: LanguageData): boolean =>
  PARTS.some(
    ([part, whole]) =>
      language.pattern(`{${part}}`).test(taken) &&
      language.pattern(`{${whole}}`).test(said) &&
      !language.pattern(`{${part}}`).test(said),
  );

/** What another government granted: a clause may pay a share of it. */
const GRANTED = ['sum-of-national-bounty', 'sum-of-provincial-bounty', 'sum-of-city-bounty'] as const;

/** Both speak of what the government of one level granted. */
export const alikeInGrant = (said: string, taken: string, language: LanguageData): boolean =>
  GRANTED.some((kind) => [said, taken].every((words) => language.pattern(`{${kind}}`).test(words)));

/** How well what is said of a figure goes with what a clause takes: 2 both name a kind of sum alike, 1 one of them names none, 0 they name others. */
export function alikeInKind(said: string, taken: string, language: LanguageData): 0 | 1 | 2 {
  const [own, wanted] = [kindsIn(said, language), kindsTaken(taken, language)];
  if (isWholeOfPart(said, taken, language)) return 0;
  if (own.length === 0 || wanted.length === 0) return 1;
  return own.some((kind) => wanted.includes(kind)) ? 2 : 0;
}

/** The words right before a figure, where they name a kind of sum; null where they don't. */
export function kindBefore({ around, text }: StatedFigure, language: LanguageData): string | null {
  const before = around.slice(0, Math.max(0, around.indexOf(text)));
  const part = /[^，,。；;]*$/.exec(before)?.[0] ?? '';
  return alikeInKind(part, part, language) === 2 ? part : null;
}

/** Words of what a share is of without those of its kind and those that any base has. */
export const withoutKinds = (words: string, language: LanguageData): string =>
  language
    .places(`{any-base}|${KINDS.map((kind) => `{${kind}}`).join('|')}`, words)
    .reduceRight((rest, { start, end }) => `${rest.slice(0, start)}，${rest.slice(end)}`, words);
