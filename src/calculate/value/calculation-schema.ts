import { z } from 'zod';

/** A decimal string in its base unit. */
const Value = z.string().regex(/^-?\d+(\.\d+)?$/);

/** One figure of a step's `say`: what it is and what it rests on (a fact's name, a clause, a rule). */
export const StepFigure = z.strictObject({
  text: z.string(),
  value: z.string(),
  unit: z.string(),
  origin: z.enum(['user', 'clause', 'calculation', 'assumed']),
  ref: z.string(),
});
export type StepFigure = z.infer<typeof StepFigure>;

/** One line of the reasoning. `holds` tells for a condition whether it is met, and is false for what is not counted of an amount; null where nothing was tested or too little is known. */
export const Step = z.strictObject({
  kind: z.enum([
    'scope',
    'condition',
    'amount',
    'counted',
    'cap',
    'years',
    'items',
    'firms',
    'total',
    'reach',
    'ahead',
    'change',
    'split',
    'base',
    'assumed',
  ]),
  say: z.string(),
  clause: z.string(),
  holds: z.boolean().nullable(),
  figures: z.array(StepFigure),
});
export type Step = z.infer<typeof Step>;

const Verdict = z.enum(['eligible', 'ineligible', 'needs-facts', 'not-in-scope']);

/** The next question. `names`: the titles that the question is about, where its fact is a list of names; `choices`: its numbered answers. */
export const NextQuestion = z.strictObject({
  fact: z.string(),
  ask: z.string(),
  hint: z.string().nullable(),
  names: z.array(z.string()),
  choices: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  /** It was said inexactly, and only the exact number decides. */
  exactly: z.literal(true).optional(),
  /** What was said is of a period that still runs, and decides only once that is over. */
  byNow: z.literal(true).optional(),
});
export type NextQuestion = z.infer<typeof NextQuestion>;

/** The threshold that failed: what the facts have, what it needs, how far apart; in `unit`. */
export const NearMiss = z.strictObject({
  fact: z.string(),
  has: Value,
  needs: Value,
  distance: Value,
  unit: z.string(),
  clause: z.string(),
});
export type NearMiss = z.infer<typeof NearMiss>;

/** What one rule says of one enterprise: `reply.calculations` of the public contract. `up-to` is a ceiling, never a promise. */
export const Calculation = z.strictObject({
  rule: z.string(),
  verdict: Verdict,
  /** `low` and `high` where facts were said inexactly: the ends of what it comes to, and whether `value` or these are told. */
  amount: z
    .strictObject({
      value: Value,
      unit: z.literal('CNY'),
      promise: z.enum(['entitled', 'up-to']),
      low: Value.optional(),
      high: Value.optional(),
      told: z.enum(['about', 'range']).optional(),
    })
    .nullable(),
  /** needs-facts: the most that it can still become; null where nothing bounds it. */
  atMost: z.strictObject({ value: Value, unit: z.literal('CNY') }).nullable(),
  /** It rests on what a period that still runs has come to by now. */
  byNow: z.literal(true).optional(),
  support: z.string().nullable(),
  missing: z.array(z.string()),
  next: NextQuestion.nullable(),
  assumed: z.array(z.string()),
  attest: z.array(z.string()),
  nearMiss: NearMiss.nullable(),
  steps: z.array(Step),
});
export type Calculation = z.infer<typeof Calculation>;
