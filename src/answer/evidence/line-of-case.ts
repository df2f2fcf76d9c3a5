import type { Figure } from '../../language/figure.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { clauseFigures } from './sentences.ts';

/** 听说要满1500小时 of an airport that is judged by the line of 1000: the clause's other line, by which the case that is told is decided. */
export function lineOfCase(held: Figure, { sums: { decided } }: Evidence, { clause }: Ranked): Figure | null {
  const steps = decided.flatMap(({ rule, calculation }) => (rule.clause === clause.id ? calculation.steps : []));
  const isUsed = (f: Figure): boolean =>
    steps.some((s) => s.figures.some((g) => g.value === f.value && g.unit === f.unit));
  const lines = steps.flatMap(({ kind, figures }) =>
    kind === 'condition' && figures.some(({ origin }) => origin === 'user')
      ? figures.filter(({ origin, unit }) => origin === 'clause' && unit === held.unit)
      : [],
  );
  const [line, ...others] = lines;
  if (!line || others.length > 0 || held.unit === 'CNY' || isUsed(held)) return null;
  return clauseFigures(clause).find(({ value, unit }) => value === line.value && unit === line.unit) ?? null;
}
