import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Stretch } from '../../understand/asked-points.ts';
import type { Span } from '../../understand/reading.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { mentionsOf } from './mentions.ts';
import { partWith } from './pieces.ts';
import { sentencesOf } from './sentences.ts';

/** Whether a thing counts as what a clause speaks of: `counts` where the clause says so itself, else it writes that alone; `piece`: where. */
export interface CountsTold {
  readonly of: Ranked;
  readonly thing: Stretch;
  readonly counts: boolean;
  readonly piece: Span;
}

/** What the nearest clause that speaks of what a thing is to count as says of that thing; null where none does, or says more of it. */
export function countsTold(evidence: Evidence, language: LanguageData): CountsTold | null {
  const { own, ranked, candidates, slots } = evidence;
  if (!own.countedAs) return null;
  const { thing, as } = own.countedAs;
  if (slots.some((s) => s.start < as.end && s.end > thing.start)) return null;
  const inAs = own.topics.map(({ word }) => word).filter((word) => word.length > 1 && as.text.includes(word));
  const names = [as.text, ...inAs.sort((a, b) => b.length - a.length)];
  const things = [thing.text, ...own.topics.map(({ word }) => word).filter((word) => thing.text.includes(word))];
  for (const of of [...ranked, ...candidates]) {
    const { text } = of.clause;
    const name = names.find((word) => text.includes(word));
    if (name === undefined) continue;
    const start = text.indexOf(name);
    const mention = mentionsOf(evidence, of);
    const said = things.find((word) => mention(word) !== null);
    const told = { of, thing };
    if (said === undefined)
      return { ...told, counts: false, piece: partWith(of.clause, { start, end: start + name.length }) };
    const sentence = sentencesOf(of.clause).find((s) => s.text.includes(said) && s.text.includes(name));
    const together =
      sentence &&
      language.places('{called-together}', sentence.text).some(({ end }) => sentence.text.slice(end).startsWith(name));
    return together ? { ...told, counts: true, piece: sentence } : null;
  }
  return null;
}
