import type { ReplyCalculation } from '../../contract/calculation.ts';
import type { Choice, Notice, ReplyOutcome } from '../../contract/reply.ts';
import type { Working } from './working.ts';

/** What a figure of a draft rests on. Offsets are UTF-16 units in the text named. */
export type Binding =
  | { readonly origin: 'clause'; readonly clause: string; readonly start: number; readonly end: number }
  | {
      readonly origin: 'document';
      readonly document: string;
      readonly field: 'number' | 'issued' | 'published' | 'effective' | 'from' | 'to';
    }
  | {
      readonly origin: 'calculation';
      readonly rule: string;
      /** Which of the decided it is, where several enterprises are told of; else the one of that rule. */
      readonly case?: number;
      /** `low` and `high`: the ends of an amount that is not known exactly. */
      readonly part: 'amount' | 'low' | 'high' | 'atMost' | 'has' | 'needs' | 'distance';
    }
  | { readonly origin: 'user'; readonly start: number; readonly end: number }
  /** Worked out of figures of clauses and of the asker's. */
  | { readonly origin: 'worked'; readonly working: Working }
  | { readonly origin: 'date' };

/**
 * A piece of a draft. `text` may hold no figure; a `figure` is bound to one quantity; a `quote` is a run of a clause as known;
 * a `step` is a line of a calculation's trace; `title`, `source` and `name` print what
 * documents, clauses and the facts file hold; `words` repeats the asker's own, `setting` what the operator configured; `label`
 * begins a statement with what the asker calls the thing that it is about; `citation` points to a clause.
 */
export type Segment =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'figure'; readonly text: string; readonly binding: Binding }
  | {
      readonly kind: 'quote';
      readonly text: string;
      readonly clause: string;
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly kind: 'step';
      readonly text: string;
      readonly rule: string;
      readonly index: number;
      /** The clause that it rests on; the statement that it stands in cites it. */
      readonly clause?: string;
      readonly case?: number;
    }
  | { readonly kind: 'title' | 'source'; readonly text: string; readonly document: string }
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'label'; readonly text: string; readonly start: number; readonly end: number }
  | { readonly kind: 'words'; readonly text: string; readonly start: number; readonly end: number }
  | { readonly kind: 'setting'; readonly text: string; readonly setting: string }
  | { readonly kind: 'citation'; readonly clause: string };

/** One statement: what stands in it must be carried by the clauses that it cites. */
export type Statement = readonly Segment[];

export interface Draft {
  readonly outcome: ReplyOutcome;
  /** Paragraphs above the answer: what was done before it. */
  readonly opening: readonly (readonly Statement[])[];
  readonly statements: readonly Statement[];
  /** Clause ids in the order of their numbers [1], [2] …; each is printed as a source line. */
  readonly citations: readonly string[];
  readonly calculations: readonly ReplyCalculation[];
  readonly choices: readonly Choice[];
  readonly notices: readonly { readonly kind: Notice['kind']; readonly say: Statement }[];
  /** Paragraphs below its sources: remarks on the whole. */
  readonly closing: readonly (readonly Statement[])[];
}

/** Every statement of a draft, in the order in which they are read. */
export function statementsOf({ opening, statements, notices, closing }: Draft): readonly Statement[] {
  return [...opening.flat(), ...statements, ...notices.map((n) => n.say), ...closing.flat()];
}

/** Nothing but the words of a clause. */
export const isQuotation = (statement: Statement): boolean =>
  statement.some(({ kind }) => kind === 'quote') &&
  statement.every((s) => s.kind === 'quote' || s.kind === 'citation' || (s.kind === 'text' && /^[“”]$/.test(s.text)));

/** A draft with other statements, with the clauses alone that it still rests on. */
export function withStatements(draft: Draft, statements: readonly Statement[], citations: readonly string[]): Draft {
  const whole = { ...draft, statements };
  const cited = new Set(
    statementsOf(whole).flatMap((one) => one.flatMap((s) => (s.kind === 'citation' ? [s.clause] : []))),
  );
  return { ...whole, citations: [...new Set(citations)].filter((clause) => cited.has(clause)) };
}

/** The words of a statement. */
export const printed = (statement: Statement): string => statement.map((s) => ('text' in s ? s.text : '')).join('');
