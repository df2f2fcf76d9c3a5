import type { ReportedAct, ReportedReading } from '../contract/reported-reading.ts';
import type { Act, Reading, Subject } from './reading.ts';
import type { Slot } from './slots/slot.ts';

/** How a message was read, as a reply tells it: its parts in their order; `text` is the message as normalised. */
export function reportReading(text: string, readings: readonly Reading[]): ReportedReading {
  let at = 0;
  return {
    acts: readings.flatMap(({ acts }) => acts.map(reportAct)),
    slots: readings.flatMap(({ slots }) => slots.map(reportSlot)),
    residue: readings.flatMap(({ text: part, residue }) =>
      residue.flatMap(({ start, end }) => {
        // A part may leave out words of the message.
        const from = text.indexOf(part.slice(start, end), at);
        if (from < 0) return [];
        at = from + end - start;
        return [{ start: from, end: at }];
      }),
    ),
  };
}

function reportAct(act: Act): ReportedAct {
  switch (act.act) {
    case 'ask':
      return { act: act.act, aspects: act.aspects, ...reportSubject(act.of) };
    case 'calculate':
    case 'what-can-i-get':
      return { act: act.act, ...reportSubject(act.of) };
    case 'claim':
      return { act: act.act, figure: act.figure, ...reportSubject(act.of) };
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

function reportSubject({ measures, documents }: Subject): Pick<ReportedAct, 'measure' | 'document'> {
  return { measure: measures[0] ?? null, document: documents[0] ?? null };
}

function reportSlot({ fact, value, words, exactness }: Slot) {
  const reported = typeof value === 'object' && 'about' in value ? value.about : value;
  return { fact, value: reported, words, ...(exactness === 'exact' ? {} : { about: true }) };
}
