import { z } from 'zod';
import type { ReportedAct } from '../../contract/reported-reading.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Act } from '../reading.ts';

const ACTS = [
  'ask',
  'calculate',
  'what-can-i-get',
  'together',
  'compare',
  'rise',
  'claim',
  'inform',
  'answer',
  'correct',
  'unsure',
  'manage',
  'courtesy',
  'off-topic',
] as const satisfies readonly Act['act'][];

const AnswerAct = z.object({
  act: z.enum(ACTS),
  aspects: z.array(z.string().max(40)).max(10).default([]),
  measure: z.string().max(80).nullable().default(null),
});

const Quotation = z.object({ fact: z.string().max(40), quote: z.string().min(1).max(80) });

/** What of a list is misshapen is dropped by itself. */
const Answer = z.object({
  acts: z.array(AnswerAct.nullable().catch(null)).max(10),
  slots: z.array(Quotation.nullable().catch(null)).max(30).default([]),
  place: z.string().max(40).nullable().catch(null),
  query: z.string().max(200).catch(''),
});

/** Words of the message that state a fact, as a model points them out. */
export type Quotation = z.infer<typeof Quotation>;

/** A model's answer with what does not fit taken out; its quotations are still to be held against the message. */
export interface ModelAnswer {
  readonly acts: readonly ReportedAct[];
  readonly slots: readonly Quotation[];
  readonly place: string | null;
  readonly query: string;
}

/**
 * Reads a model's answer; null where it has another shape. An act stays where it is one of the union and its measure, if it names
 * one, is among `measures`; an aspect where the language file lists it.
 */
export function answerIn(text: string, measures: ReadonlySet<string>, language: LanguageData): ModelAnswer | null {
  const parsed = Answer.safeParse(jsonIn(text));
  if (!parsed.success) return null;
  const { acts, slots, place, query } = parsed.data;
  const listed = new Set(language.aspects.map(({ aspect }) => aspect));
  return {
    acts: acts.flatMap((a) => {
      if (!a || (a.measure !== null && !measures.has(a.measure))) return [];
      return { ...a, aspects: a.aspects.filter((aspect) => listed.has(aspect)) };
    }),
    slots: slots.flatMap((s) => s ?? []),
    place,
    query,
  };
}

/** The object in an answer, with or without a fence and words around it; null where there is none. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1) || 'null');
  } catch {
    return null;
  }
}
