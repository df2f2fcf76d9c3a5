import type { Figure } from '../../language/figure.ts';
import type { Decided, Evidence } from './evidence.ts';

/** Up to which year a measure runs for the asker: the step of its calculation that tells it; `is`: whether the year that the asker names is the last, null where none is named. */
export interface LastYear {
  readonly decided: Decided;
  readonly step: number;
  readonly is: boolean | null;
}

/** Asked how long a measure runs that counts from a year which the asker tells; null where nothing of the kind is asked or told. */
export function lastYear({ question, own, sums, slots }: Evidence): LastYear | null {
  const [decided] = sums.decided;
  if (!question.signs.ways.has('asks-last-year') || !decided) return null;
  const { award } = decided.rule;
  const from = 'years' in award ? award.years?.from : undefined;
  const slot = slots.find(({ fact }) => fact === from);
  const step = decided.calculation.steps.findIndex(({ figures }) => figures.some(({ ref }) => ref === from));
  const last = decided.calculation.steps[step]?.figures.find((f) => f.origin === 'calculation');
  // Told before, the year is the asker's own where no document is named: 还在期限里吗，到哪年为止.
  if (!last || (!slot && question.documents.length > 0)) return null;
  const isFrom = (f: Figure) => slot !== undefined && f.start < slot.end && f.end > slot.start;
  const others = own.figures.filter((f) => /^\d{4}$/.test(f.value) && !isFrom(f));
  const named = others.findLast(({ value }) => value !== String(slot?.value));
  return { decided, step, is: named ? named.value === last.value : null };
}
