import { readFileSync } from 'node:fs';
import { z } from 'zod';

const Said = z.enum(['yes', 'partly', 'no']);
const Line = z.object({
  set: z.string(),
  question: z.string().min(1),
  history: z.array(z.string()).default([]),
  clause: z.string(),
  /** What is asked, in order: its kind, and whether the clause says it. */
  points: z.tuple([z.tuple([z.string(), Said])]).rest(z.tuple([z.string(), Said])),
  polar: z.string().optional(),
});

/** A message with the clause that answers it, as readers of the texts told. */
export type AnsweredPoint = z.infer<typeof Line>;

/** The messages of a file. */
export const answeredPointsIn = (file: string): AnsweredPoint[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => Line.parse(JSON.parse(line)));
