import type { ReportedReading, ReportedSlot } from '../../contract/reported-reading.ts';
import { InputError } from '../../errors.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { normalise } from '../../language/normalise.ts';
import { around } from '../../language/spread.ts';
import type { Before } from '../before.ts';
import type { Question } from '../question.ts';
import type { Slot, SlotValue } from '../slots/slot.ts';
import { readAsWritten, type WordReaders } from './as-written.ts';
import type { Hypothesis } from './hypothesis.ts';

/** Acts that ask for nothing. */
const STATES: ReadonlySet<string> = new Set(['inform', 'answer', 'correct', 'unsure']);
/** Acts that settle what was asked of the asker. */
const ANSWERS: ReadonlySet<string> = new Set(['answer', 'correct', 'unsure']);

/**
 * A message as somebody else has read it, such as a person (a gold reading). Its acts and slots take the place of the program's own;
 * places, documents and words to search with are read as ever.
 *
 * Raises InputError where a slot's fact is unknown or its words don't stand in the message, or a measure or document is not held.
 */
export function readAsHandedIn(
  raw: string,
  reading: ReportedReading,
  before: Before,
  asOf: string,
  on: WordReaders,
): Hypothesis {
  const { knowledge } = on;
  const asking = readAsWritten(raw, before, asOf, on);
  const acts = reading.acts.map(({ act }) => act);
  const answers = before.pending !== null && acts.some((act) => ANSWERS.has(act));
  const question = asAsked(asking.question, reading, knowledge);
  const rising = reading.acts.find(({ act }) => act === 'rise');
  return {
    how: 'as-handed-in',
    asking: {
      own: asAsked(asking.own, reading, knowledge),
      question,
      answers,
      continues: answers || acts.includes('correct'),
      unsure: before.pending !== null && acts.includes('unsure'),
      states: acts.length > 0 && acts.every((act) => STATES.has(act)),
      rise: rising ? asking.rise : null,
      slots: reading.slots.map((slot) => slotOf(slot, asking.own.text, knowledge)),
      problems: [],
      measures: reading.acts.flatMap(({ measure }) => measure ?? []),
    },
    question,
    slips: [],
    pointedOut: [],
  };
}

/** A question that asks what the acts say. */
export function asAsked(question: Question, { acts }: ReportedReading, knowledge: Knowledge): Question {
  const has = (name: string) => acts.some(({ act }) => act === name);
  const intents = acts.flatMap(({ act, aspects }) => {
    if (act === 'ask') return aspects ?? [];
    return act === 'compare' || act === 'claim' ? act : act === 'calculate' ? 'amount' : [];
  });
  const clauses = acts.flatMap(({ measure }) => {
    const rule = measure ? knowledge.book.rules.get(measure) : undefined;
    if (measure && !rule) throw new InputError(`没有措施 ${measure}`);
    return rule ? rule.clause : [];
  });
  const documents = [...acts.flatMap((a) => a.document ?? []), ...clauses.map((id) => id.replace(/#.*$/, ''))];
  const named = documents.map((id) => {
    const document = knowledge.documents.get(id);
    if (!document) throw new InputError(`没有文件 ${id}`);
    return document;
  });
  const claims = acts.flatMap(({ figure }) => (figure ? normalise(figure) : []));
  return {
    ...question,
    courtesy: acts[0]?.act === 'courtesy' ? (acts[0].which ?? null) : null,
    intents: intents.length > 0 ? [...new Set(intents)] : ['lookup'],
    documents: [...new Set([...question.documents, ...named])],
    clauses,
    wants: {
      ...question.wants,
      ownCase: has('calculate'),
      whatFits: has('what-can-i-get'),
      offTopic: acts.length > 0 && acts.every(({ act }) => act === 'off-topic'),
      claimed: has('claim')
        ? question.figures.filter((f) => claims.length === 0 || claims.some((c) => c.includes(f.text)))
        : [],
      limit: question.wants.limit && !has('calculate'),
      rateOfOne: question.wants.rateOfOne && !has('calculate'),
    },
  };
}

function slotOf({ fact, value, words, about }: ReportedSlot, text: string, { book }: Knowledge): Slot {
  if (!book.facts.has(fact)) throw new InputError(`没有事实 ${fact}`);
  const quoted = normalise(words);
  const start = text.indexOf(quoted);
  if (start < 0) throw new InputError(`原话里没有“${words}”`);
  const span = { start, end: start + quoted.length };
  if (typeof value === 'object' && value !== null && ('low' in value || 'high' in value))
    return { fact, value: value as SlotValue, ...span, words: quoted, exactness: 'range' };
  if (about !== true) return { fact, value: value as SlotValue, ...span, words: quoted, exactness: 'exact' };
  const decimal = /^\d+(?:\.\d+)?$/.test(String(value)) ? String(value) : null;
  return decimal === null
    ? { fact, value: value as SlotValue, ...span, words: quoted, exactness: 'partial' }
    : { fact, value: { about: decimal, ...around(decimal) }, ...span, words: quoted, exactness: 'about' };
}
