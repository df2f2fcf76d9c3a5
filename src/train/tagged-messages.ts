import { readFileSync } from 'node:fs';
import { normalise } from '../language/normalise.ts';
import type { Span } from '../understand/span.ts';
import type { ReplayedMessage } from './replay.ts';

/** What a figure of a message is, as people tagged it; `received` and `part` are of the firm asked about too. */
export const FIGURE_ROLES = [
  'own',
  'planned',
  'otherfirm',
  'bystander',
  'claim',
  'result',
  'received',
  'part',
  'none',
] as const;
export type FigureRole = (typeof FIGURE_ROLES)[number];

/** A figure of a tagged message: its words, its value or the two ends of it, its role and, where it has one, its fact. */
export interface TaggedFigure {
  readonly w: string;
  readonly role: FigureRole;
  readonly fact?: string;
  readonly is: string;
}

/** A message whose figures and acts people tagged (test/eval/tagged). */
export interface TaggedMessage extends ReplayedMessage {
  readonly id: string;
  readonly figures: readonly TaggedFigure[];
  readonly reading?: unknown;
}

/** The messages of a file. */
export const taggedIn = (file: string): TaggedMessage[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

/** Where each tagged figure stands in the message as normalised, one after another; null where its words do not stand there. */
export function placesOfFigures({ question, figures }: TaggedMessage): readonly (Span | null)[] {
  const text = normalise(question);
  let at = 0;
  return figures.map(({ w }) => {
    const words = normalise(w);
    const start = text.indexOf(words, at);
    if (start < 0) return null;
    at = start + words.length;
    return { start, end: at };
  });
}

/** The ends of a tagged value: `15000000-16000000` has two, any other the same twice; null where it is no number. */
export function valuesTagged({ is }: TaggedFigure): readonly [low: number, high: number] | null {
  const m = /^(-?[\d.]+)(?:\s*-\s*([\d.]+))?$/.exec(is.trim());
  return m?.[1] ? [Number(m[1]), Number(m[2] ?? m[1])] : null;
}
