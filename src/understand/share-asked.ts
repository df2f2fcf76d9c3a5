import type { LanguageData } from '../knowledge/language-data.ts';

/**
 * Per what a figure of a policy is asked to be: for each firm or each thing (一个球五十万还是整个公司五十万), for a year or all years
 * (三年加起来还是一年), whether it is paid every year, which government pays it, whether two are one sum, from which unit on it counts, which share is paid, or what one
 * firm has of a sum for all.
 */
export type ShareAsked = 'holder' | 'pace' | 'every-year' | 'payer' | 'one-sum' | 'from-first' | 'rate' | 'of-all';

/** What a message asks of the share that a figure is; null where it asks nothing of the kind. */
export function shareAsked(text: string, language: LanguageData): ShareAsked | null {
  const shows = (words: string, where = text) => language.pattern(`{${words}}`).test(where);
  const sides = text.split(language.pattern('{one-or-other}'));
  const between = (one: string, other: string): boolean =>
    sides.some((side, i) => {
      const before = sides[i - 1];
      if (before === undefined) return false;
      const [left, right] = [
        /[^,，。;；?？]{0,16}$/.exec(before)?.[0] ?? '',
        /^[^,，。;；?？]{0,16}/.exec(side)?.[0] ?? '',
      ];
      return (shows(one, left) && shows(other, right)) || (shows(other, left) && shows(one, right));
    });
  if (between('all-at-once', 'each-year-said')) return 'pace';
  if (between('whole-firm', 'single-thing')) return 'holder';
  if (shows('asks-which-level-pays')) return 'payer';
  if (shows('asks-whether-yearly')) return 'every-year';
  if (shows('asks-one-sum')) return 'one-sum';
  if (shows('asks-from-which') || shows('asks-marginal')) return 'from-first';
  if (shows('asks-share-of-all')) return 'of-all';
  return shows('asks-rate') && !shows('asks-own-rate') ? 'rate' : null;
}
