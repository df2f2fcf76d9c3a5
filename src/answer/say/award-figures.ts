import { Decimal } from '../../calculate/value/decimal.ts';
import { printFigure } from '../../calculate/value/step.ts';
import { figure, type Pieces } from '../draft/writer.ts';
import type { Decided } from '../evidence/evidence.ts';

/** What an award comes to, told as exactly as it is known: 15万元, 约15万元, 约15万元到18万元; nothing where it comes to no sum. */
export function awardFigures({ rule, calculation: { amount } }: Decided): Pieces {
  if (!amount) return [];
  const told = (part: 'amount' | 'low' | 'high', value: string) =>
    figure(printFigure(new Decimal(value), amount.unit), { origin: 'calculation', rule: rule.id, part });
  const { value, low, high, told: manner } = amount;
  if (low === undefined) return [told('amount', value)];
  if (high === undefined) return ['不少于约', told('low', low)];
  if (manner === 'about') return ['约', told('amount', value)];
  return low === '0' ? ['不超过约', told('high', high)] : ['约', told('low', low), '到', told('high', high)];
}

/** A part of what a year pays at most was had already. */
export const partlyHad = ({ calculation: { steps } }: Pick<Decided, 'calculation'>): boolean =>
  steps.some((s) => s.kind === 'cap' && s.figures.some((f) => f.origin === 'user'));

/** The most that a measure pays, where that is known: 50万元. */
export function mostFigure({ rule, calculation: { atMost } }: Decided): Pieces {
  if (!atMost) return [];
  return [
    figure(printFigure(new Decimal(atMost.value), atMost.unit), {
      origin: 'calculation',
      rule: rule.id,
      part: 'atMost',
    }),
  ];
}

/** 每年, of what is paid every year. */
export const yearly = ({ rule: { award } }: Decided): string =>
  'recurrence' in award && award.recurrence === 'yearly' ? '每年' : '';
