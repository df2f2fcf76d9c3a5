import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { InputError } from '../errors.ts';

/** What is asked, in a few words, of which kind that is, and whether the first clause says it. */
const Point = z.object({ asks: z.string(), kind: z.string(), said: z.enum(['yes', 'partly', 'no']) });

/**
 * A line tells a message, what people say of it, or both; `clauses`: those that answer it (ids; `DOCUMENT#meta` what is known of a document), the
 * likeliest first; `need`: the sentences of them that have to be read out for it (`CLAUSE@n`, from 1);
 * `faq`: the frequent questions whose answers answer it (`DOCUMENT/n`).
 */
const Line = z.object({
  id: z.string(),
  question: z.string().optional(),
  history: z.array(z.string()).default([]),
  asOf: z.string().optional(),
  clauses: z.array(z.string()).optional(),
  points: z.array(Point).default([]),
  officer: z.string().default(''),
  need: z.array(z.string()).optional(),
  faq: z.array(z.string()).optional(),
});

/** A message of which it is known which built-in clauses answer it; none where nothing known does. */
export interface LabelledMessage {
  readonly id: string;
  readonly question: string;
  readonly history: readonly string[];
  /** ISO; the day of the sets where it is not told. */
  readonly asOf: string;
  readonly clauses: readonly string[];
  /** What it asks, in order. */
  readonly points: readonly z.infer<typeof Point>[];
  /** What an honest officer would answer; '' where nobody wrote that. */
  readonly officer: string;
  /** The sentences that have to be read out for it, as somebody told who read both; null where nobody did. */
  readonly need: readonly string[] | null;
  /** The frequent questions whose answers answer it, as somebody told who read both; null where nobody did. */
  readonly faq: readonly string[] | null;
}

const DAY = '2026-11-27';

/** The messages of some files that a line of any of them labels. @throws InputError where a label is of no message */
export function labelledIn(files: readonly string[]): LabelledMessage[] {
  const lines = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => Line.parse(JSON.parse(line))),
  );
  const messages = new Map(lines.flatMap((line) => (line.question === undefined ? [] : [[line.id, line] as const])));
  const frequent = new Map(lines.flatMap(({ id, faq }) => (faq === undefined ? [] : [[id, faq] as const])));
  const needed = new Map(lines.flatMap(({ id, need }) => (need === undefined ? [] : [[id, need] as const])));
  return lines.flatMap(({ id, clauses, points }) => {
    if (!clauses) return [];
    const message = messages.get(id);
    if (message?.question === undefined) throw new InputError(`${id}: no file has this message`);
    const { question, history, asOf = DAY, officer } = message;
    return [
      {
        id,
        question,
        history,
        asOf,
        clauses,
        points,
        officer,
        need: needed.get(id) ?? null,
        faq: frequent.get(id) ?? null,
      },
    ];
  });
}
