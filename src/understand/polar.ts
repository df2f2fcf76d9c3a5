import type { LanguageData } from '../knowledge/language-data.ts';
import { type QuotedStretch, stretchAt } from './stretch.ts';

/** How a yes-or-no question is put: whether there is something (有没有), whether something is lost (是不是没戏了), to be confirmed (是18万吧), for leave or a grant (能拿吗), else whether something holds. */
type Put = 'has' | 'loss' | 'confirm' | 'may' | 'holds';

/** What is asked to be done with a case that no line or title of a policy speaks of, each by two classes of words: how it is asked (asks-…), and how a text states it (states-…). */
const TREATMENTS = ['adding-up', 'carrying-over', 'part-of-it', 'handing-in-late', 'sharing-out', 'replacing'] as const;
export type Treatment = (typeof TREATMENTS)[number];

/** A message that asks for yes or no, and nothing else. */
export interface Polar {
  readonly put: Put;
  readonly treatments: readonly { readonly treatment: Treatment; readonly words: QuotedStretch }[];
  /** It takes it that nothing is had: 是不是没戏了. */
  readonly hopeless: boolean;
  /** A title or the like was just granted: 今年刚评上. */
  readonly gained: boolean;
  /** It asks whether a thing counts among others: 也算进去吗. */
  readonly inclusion: boolean;
  /** What is told is of several, each by itself: 一家…一家…. */
  readonly ofSeveral: boolean;
}

/** Each way to put it by a class of words, those first that tell more. */
const PUTS: readonly (readonly [string, Put])[] = [
  ['asks-of-a-loss', 'loss'],
  ['asks-has', 'has'],
  ['asks-to-confirm', 'confirm'],
  ['asks-for-leave', 'may'],
];

/** The yes-or-no question of a message; null where it asks how much, what or how as well, or which of two. */
export function polarOf(text: string, language: LanguageData): Polar | null {
  const shows = (name: string, part = text): boolean => language.pattern(`{${name}}`).test(part);
  if (shows('asks-what') || shows('or-else')) return null;
  const asking = text.split(/(?<=[?？!！。;；])/).filter((part) => shows('asks-yes-or-no', part));
  if (asking.length === 0 || shows('asks-to-send')) return null;
  const first = (name: string): QuotedStretch | null => {
    const [place] = language.places(`{${name}}`, text);
    return place ? stretchAt(text, place.start, place.end) : null;
  };
  const last = asking.at(-1) ?? '';
  return {
    put: PUTS.find(([name]) => shows(name, last))?.[1] ?? 'holds',
    treatments: TREATMENTS.flatMap((treatment) => {
      const words = first(`asks-${treatment}`);
      return words ? [{ treatment, words }] : [];
    }),
    hopeless: shows('no-hope', last),
    gained: shows('just-granted'),
    inclusion: shows('asks-to-be-among'),
    ofSeveral: shows('of-several-apart'),
  };
}
