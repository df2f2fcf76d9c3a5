import type { Knowledge } from '../../knowledge/load.ts';
import { liesIn, type Region } from '../../language/region.ts';
import { OF_THE_CASE } from '../aspects.ts';
import type { Before } from '../before.ts';
import { type Question, withMatter } from '../question.ts';
import type { Hypothesis } from './hypothesis.ts';

/**
 * The message as if it went on with what was talked of (对投资规模有什么条件); null where it names a place or a document of its own, or
 * nothing was talked of.
 */
export function readInContext(
  { asking, ...read }: Hypothesis,
  before: Before,
  knowledge: Knowledge,
): Hypothesis | null {
  const { own } = asking;
  const named = own.documents.length + own.unknownNumbers.length;
  if (before.searched === '' || named > 0 || own.regions.some((place) => asksThere(place, before, knowledge)))
    return null;
  return { ...read, how: 'in-context', asking, question: inherit(own, before, false, knowledge) };
}

/**
 * The question is put to another place. Where a document is talked of, a place without texts (从贵州拉了70个工人) and one in which it lies
 * (拿了省里第一) are only told of.
 */
function asksThere({ code }: Region, { documents }: Before, knowledge: Knowledge): boolean {
  if (documents.length === 0) return true;
  const isHeld = [...knowledge.documents.values()].some(({ region }) => region === code);
  return isHeld && !documents.some(({ region }) => region !== null && liesIn(region, code));
}

/** The question with what it takes from before. */
export function inherit(own: Question, before: Before, continues: boolean, knowledge: Knowledge): Question {
  const elsewhere = own.regions.some((place) => asksThere(place, before, knowledge));
  // 我要是明年才评上，今年贷的款算不算: what is asked beyond the sum is not the sum.
  const beyond = own.act.act === 'ask' ? own.aspects.filter((aspect) => !OF_THE_CASE.has(aspect)) : [];
  const searched = continues ? before.searched : `${before.searched} ${own.searched}`.trim();
  return {
    ...withMatter(own, searched, before.topics, knowledge),
    aspects: continues
      ? beyond.length > 0
        ? beyond
        : ['amount']
      : own.aspects.length === 0
        ? before.aspects
        : own.aspects,
    regions: elsewhere ? own.regions : before.regions,
    documents: elsewhere ? own.documents : before.documents,
    goesOn: true,
    talkedOf: before.cited,
  };
}

/** Where no place is named the last one still holds, unless a document is named. */
export function placed(own: Question, before: Before): Question {
  return own.regions.length > 0 || own.documents.length > 0 ? own : { ...own, regions: before.regions };
}
