import type { ReportedReading, ReportedSlot } from '../../contract/reported-reading.ts';
import { InputError } from '../../errors.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { normalise } from '../../language/normalise.ts';
import { approximately } from '../../language/spread.ts';
import type { Before } from '../before.ts';
import type { Slot, SlotValue } from '../slots/slot.ts';
import { readAsWritten, type WordReaders } from './as-written.ts';
import type { Hypothesis } from './hypothesis.ts';
import { actsOf, asking as askingBy, measuresInActs } from './reported-acts.ts';

/** Acts that ask for nothing. */
const STATES: ReadonlySet<string> = new Set(['inform', 'answer', 'correct', 'unsure']);
/** Acts that tell facts. */
const TELLS: ReadonlySet<string> = new Set(['inform', 'correct', 'unsure']);
/** Acts that settle what was asked of the asker. */
const ANSWERS: ReadonlySet<string> = new Set(['answer', 'correct', 'unsure']);

/**
 * A message as somebody else has read it, such as a person (a gold reading). Its acts and slots take the place of the program's own;
 * places, documents and words to search with are read as ever.
 *
 * Raises InputError where a slot's fact is unknown or its words don't stand in the message, or a measure or document is not known.
 */
export function readAsHandedIn(
  raw: string,
  reading: ReportedReading,
  before: Before,
  asOf: string,
  on: WordReaders,
): Hypothesis {
  const { knowledge } = on;
  const written = readAsWritten(raw, before, asOf, on);
  const acts = actsOf(reading.acts);
  const answers = before.pending !== null && acts.some(({ act }) => ANSWERS.has(act));
  const question = askingBy(written.question, acts, knowledge);
  return {
    how: 'as-handed-in',
    asking: {
      own: askingBy(written.own, acts, knowledge),
      question,
      acts,
      answers,
      continues: answers || acts.some(({ act }) => act === 'correct'),
      states: acts.every(({ act }) => STATES.has(act)),
      tells: acts.every(({ act }) => TELLS.has(act)),
      corrects: acts.some(({ act }) => act === 'correct'),
      leavesOpen: acts.some(({ act }) => act === 'unsure'),
      slots: reading.slots.map((slot) => slotOf(slot, written.own.wording, knowledge)),
      problems: [],
      residue: [],
      setAside: written.setAside,
      measures: measuresInActs(acts),
    },
    question,
    slips: [],
    pointedOut: [],
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
    : { fact, value: { about: decimal, ...approximately(decimal) }, ...span, words: quoted, exactness: 'about' };
}
