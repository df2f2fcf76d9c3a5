import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Figure } from '../../language/figure.ts';
import { countedFrom } from '../../understand/counted-from.ts';
import type { StatedFigure } from '../../understand/stated-figures.ts';
import type { Evidence, Ranked } from './evidence.ts';
import type { OnScale } from './fragment-for.ts';
import { clauseFigures, pairsOf, sharedPairs } from './sentences.ts';

/** What a stretch of time may be of, as classes of words. */
const KINDS = ['term-of-standing', 'term-of-work', 'term-of-operation', 'term-of-graduation'] as const;
const TERM = /^(?:year|month)$/;
/** What being long enough decides. */
const BY_TERM: ReadonlySet<string> = new Set(['amount', 'conditions', 'who', 'whether', 'count', 'other', 'years']);
/** So many characters around a figure of a clause say what it is of. */
const AROUND = 16;

/** A stretch of time that the asker tells and that is shorter than a clause no measure computes asks for (刚两年出头 where 设立三年以上 is asked); null where none is. */
export function termShort(
  { own, question }: Evidence,
  near: readonly Ranked[],
  { book, language }: Knowledge,
): { readonly of: Ranked; readonly reached: OnScale } | null {
  // 一个月多少: what is asked is paid by the month.
  const isAsked = ({ behind }: StatedFigure): boolean => language.pattern('^^{ask-word}').test(behind);
  const told = own.figures.filter((f) => TERM.test(f.unit) && !f.vague && (!isOpen(f) || f.onlyJust) && !isAsked(f));
  if (told.length === 0 || question.aspects.some((aspect) => !BY_TERM.has(aspect))) return null;
  const words = pairsOf(question.searched);
  for (const of of [...near].sort((a, b) => sharedPairs(b.clause.text, words) - sharedPairs(a.clause.text, words))) {
    const { clause } = of;
    if ([...book.rules.values()].some((rule) => rule.clause === clause.id)) continue;
    for (const least of clauseFigures(clause).filter((f) => TERM.test(f.unit) && f.bound === 'at-least')) {
      // 签订1年以上劳动合同: how long a contract runs is no time that has passed.
      const ofContract = countedFrom(clause.text, least, language) === 'term-of-hire';
      const said = told.find(
        (f) =>
          monthsOf(f) < monthsOf(least) &&
          isOfOneKind(f, least, clause.text, language) &&
          (!ofContract || f.from === 'term-of-hire'),
      );
      if (said) return { of, reached: { lead: 'below', said, clause, least } };
    }
  }
  return null;
}

const isOpen = ({ bound }: Figure): boolean => bound === 'at-least' || bound === 'above';
const monthsOf = ({ value, unit }: Figure): number => Number(value) * (unit === 'year' ? 12 : 1);

function isOfOneKind(said: StatedFigure, least: Figure, text: string, language: LanguageData): boolean {
  const asked = text.slice(Math.max(0, least.start - AROUND), least.end);
  const told = `${said.around}${said.behind}`;
  return KINDS.some((kind) => [asked, told].every((words) => language.pattern(`{${kind}}`).test(words)));
}
