import type { ReportedAct, ReportedReading } from '../contract/reported-reading.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { parseFigures } from '../language/figure.ts';
import { normalise } from '../language/normalise.ts';
import { findRegions } from '../language/region.ts';
import { readActs } from './acts.ts';
import type { Before } from './before.ts';
import type { Act, Reading, Stated, Subject } from './reading.ts';
import { readSlots, type Slot } from './slots/read-slots.ts';
import type { ReadTopics } from './topic.ts';

/** Figures of the asker's case, as against titles, places and truths. */
const OF_FIGURES: ReadonlySet<string> = new Set(['amount', 'rate', 'number', 'year', 'list']);

/** Reads a message in its conversation: what it does, what it states, what is left over. `today` is an ISO date. */
function readMessage(
  message: string,
  before: Before,
  today: string,
  { knowledge, readTopics }: { readonly knowledge: Knowledge; readonly readTopics: ReadTopics },
): Reading {
  const text = normalise(message);
  const { facts } = knowledge.book;
  const source = { text, figures: parseFigures(text), regions: findRegions(text) };
  const { slots, residue } = readSlots(source, facts, today, before.pending ?? undefined);
  const stated = slots.map(
    ({ fact, start, end }): Stated => ({
      span: { start, end },
      figure: OF_FIGURES.has(facts.get(fact)?.type ?? ''),
    }),
  );
  const talk = { pending: before.pending !== null, talking: before.searched !== '' };
  return { acts: readActs(message, talk, stated, knowledge, readTopics), slots: slots, residue };
}

/** How a message is read in its conversation, as a reply tells it. `today` is an ISO date. */
export function reportReading(...[message, before, today, on]: Parameters<typeof readMessage>): ReportedReading {
  const { acts, slots, residue } = readMessage(message, before, today, on);
  return {
    acts: acts.map(tellAct),
    slots: slots.map(tellSlot),
    residue: residue.map(({ start, end }) => ({ start, end })),
  };
}

function tellAct(act: Act): ReportedAct {
  switch (act.act) {
    case 'ask':
      return { act: act.act, aspects: act.aspects.map((a) => a.aspect), ...tellSubject(act.of) };
    case 'calculate':
    case 'what-can-i-get':
      return { act: act.act, ...tellSubject(act.of) };
    case 'claim':
      return { act: act.act, figure: act.figure, ...tellSubject(act.of) };
    case 'rise':
      return { act: act.act, to: act.to };
    case 'manage':
    case 'courtesy':
    case 'off-topic':
      return { act: act.act, which: act.which };
    default:
      return { act: act.act };
  }
}

function tellSubject({ measures, documents }: Subject): Pick<ReportedAct, 'measure' | 'document'> {
  return { measure: measures[0] ?? null, document: documents[0] ?? null };
}

function tellSlot({ fact, value, words, exactness }: Slot) {
  const told = typeof value === 'object' && 'about' in value ? value.about : value;
  return { fact, value: told, words, ...(exactness === 'exact' ? {} : { about: true }) };
}
