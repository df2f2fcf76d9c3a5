import type { Clause } from '../../knowledge/document.ts';
import { leadsIn } from '../../knowledge/provision.ts';
import type { Segment } from '../draft/draft.ts';
import { cite, name, quote, type Writer } from '../draft/writer.ts';
import type { StatedProvision } from '../evidence/provisions-asked.ts';
import { sentencesOf } from '../evidence/sentences.ts';

/** A list that is longer tells only the first sentence of an item. */
const LONGEST = 900;

/** Says a provision: its lead-in with every item, a line each, or the sentences of it that answer. */
export function sayProvision(writer: Writer, { lead, items, on }: StatedProvision): void {
  if (items.length === 0) {
    const sentences = sentencesOf(lead).filter(
      (s) => on.length === 0 || on.some((o) => o.start >= s.start && o.end <= s.end),
    );
    writer.say(headed(lead), ...sentences.map((s) => quote(lead, s.start, s.end)), cite(lead));
    return;
  }
  const brief = items.reduce((sum, { text }) => sum + text.length, 0) > LONGEST;
  writer.say(
    ...(leadsIn(lead) ? [quote(lead, 0, lead.text.trimEnd().length)] : headed(lead)),
    ...items.flatMap((item) => ['\n· ', ...headed(item), quote(item, 0, brief ? firstEnd(item) : item.text.length)]),
    cite(lead),
  );
}

const headed = ({ heading }: Clause): readonly (string | Segment)[] => (heading === '' ? [] : [name(heading), '：']);

const firstEnd = (clause: Clause): number => sentencesOf(clause)[0]?.end ?? clause.text.length;
