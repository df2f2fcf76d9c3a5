import type { Knowledge } from '../../knowledge/load.ts';
import { parseFigures } from '../../language/figure.ts';
import { regionName } from '../../language/region.ts';
import { looseIn } from '../../language/unbound-quantity.ts';
import type { Draft } from '../draft/draft.ts';
import { listed, name, Writer } from '../draft/writer.ts';

/** What the assistant can and cannot do, in five lines, with questions that the known texts answer. */
export function sayHelp(knowledge: Knowledge): Draft {
  const writer = new Writer();
  writer.fixed(knowledge.replies, 'help');
  sayPlacesHeld(writer, knowledge);
  writer.say('可以这样问：', examplesFrom(knowledge).join('；'), '；我们能享受哪些政策。');
  writer.fixed(knowledge.replies, 'help-commands');
  return writer.draft('answer');
}

/** To a complaint: an apology, of which places something is known, and how to get further. */
export function sayComplaint(knowledge: Knowledge): Draft {
  const writer = new Writer();
  writer.fixed(knowledge.replies, 'complaint');
  sayPlacesHeld(writer, knowledge);
  writer.fixed(knowledge.replies, 'complaint-way-out');
  return writer.draft('answer');
}

function sayPlacesHeld(writer: Writer, { documents }: Knowledge): void {
  const regions = [...new Set([...documents.values()].flatMap((d) => (d.region ? [d.region] : [])))].sort();
  writer.say('收录的地区：', listed(regions.map((code) => name(regionName(code)))), '。');
}

/** Questions that owners ask of the clauses that measures rest on, one a region, those in rules first; without figures. */
function examplesFrom({ book, clauses, documents }: Knowledge): string[] {
  const examples = new Map<string, string>();
  for (const { clause } of book.rules.values()) {
    const held = clauses.get(clause);
    const region = held && documents.get(held.document)?.region;
    if (!held || !region || examples.has(region)) continue;
    const place = regionName(region).replace(/[省市]$/, '');
    const ask = held.asks.find((a) => looseIn(a) === undefined && parseFigures(a).length === 0);
    if (ask) examples.set(region, ask.includes(place) ? ask : `${place}${ask}`);
  }
  return [...examples.values()].slice(0, 3);
}
