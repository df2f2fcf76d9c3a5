import type { Question } from '../../understand/question.ts';

/** Support, an award, a measure or a sum is named. */
export const namesHelp = ({ signs, called, figures }: Question): boolean =>
  signs.support || signs.award || called.length > 0 || figures.some((f) => f.paid || f.unit === '%');

/** Help is asked for, in whatever words. */
export const asksForHelp = (question: Question): boolean =>
  namesHelp(question) || question.signs.money || question.signs.canGet;
