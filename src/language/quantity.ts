import { z } from 'zod';
import { parseFigures } from './figure.ts';

/** A figure as a rule or an example writes it: `50万元`, `3%`, `500元/小时`; `value` in base units. */
export interface Quantity {
  readonly text: string;
  readonly value: string;
  readonly unit: string;
}

/** The one figure that `text` is, nothing before or after it; null where it is none, vague or several. */
export function readQuantity(text: string): Quantity | null {
  const trimmed = text.trim();
  const [figure, ...more] = parseFigures(trimmed);
  if (!figure || more.length || figure.vague || figure.start !== 0 || figure.end !== trimmed.length) return null;
  return { text: trimmed, value: figure.value, unit: figure.unit };
}

/** A figure in a file, as the clause prints it. */
export const Quantity = z.union([z.string(), z.number()]).transform((written, context): Quantity => {
  const quantity = readQuantity(String(written));
  if (quantity) return quantity;
  context.addIssue({
    code: 'custom',
    message: `${written} 不是一个数：照条款写（50万元、3%）`,
  });
  return z.NEVER;
});
