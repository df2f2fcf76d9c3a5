import { statusOn } from '../../knowledge/document.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Figure } from '../../language/figure.ts';
import type { Span } from '../../understand/span.ts';
import type { QuotedStretch } from '../../understand/stretch.ts';
import { isBare } from './bare.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { pairsOf, type Sentence, sentencesOf, sharedPairs } from './sentences.ts';
import { textMeant } from './text-meant.ts';

/** Up to when a document has something asked for, against what the asker tells to have come about or what day it is. */
export interface HandInBefore {
  readonly lead: 'hand-in-before';
  readonly of: Ranked;
  readonly piece: Span;
  readonly late: boolean;
  /** By what has come about, else by the day that is told, or by today where none is. */
  readonly by: 'event' | { readonly day: Figure; readonly said: Figure | null };
}

/** What being late decides. */
const BY_TIME: ReadonlySet<string> = new Set([
  'deadline',
  'window',
  'status',
  'whether',
  'who',
  'office',
  'lead-office',
  'conditions',
  'steps-order',
  'how-to-apply',
  'backdated',
  'other',
]);
/** So many pairs of characters in common speak of one thing; a sum that both name tells as much as so many. */
const SPOKEN_OF = 4;
const SAME_SUM = 8;
/** So much as the clause that says most of what is asked must that one say which has it asked for in time. */
const AS_LIKE = 0.7;
/** What an event shares with a part that tells it whatever else is spoken of. */
const SURELY = 2;

interface Bounded {
  readonly of: Ranked;
  readonly sentence: Sentence;
  readonly event: Span;
  readonly near: number;
}

/** Of the document that is meant the sentence that has something asked for before a day or an event, where the message tells on which side of it the asker is; null where none does. */
export function handInBefore(evidence: Evidence, { language }: Knowledge): HandInBefore | null {
  const { question, own } = evidence;
  const inTime = own.signs.ways.has('asks-in-time');
  if (!inTime && question.aspects.some((aspect) => !BY_TIME.has(aspect))) return null;
  const text = textMeant(evidence);
  if (!text || !isBare(text.document)) return null;
  const all = boundedIn(text, evidence, language);
  const most = Math.max(SPOKEN_OF, ...text.document.clauses.map((clause) => nearTo(clause.text, evidence) * AS_LIKE));
  const titled = pairsOf(text.document.title);
  for (const one of all.sort((a, b) => b.near - a.near)) {
    const isMeant = one.near >= most || one.of.clause === text.clause;
    const day = dayIn(one);
    if (day && isMeant) return againstDay(one, day, evidence);
    const told = toldOf(one, evidence.own.signs.comeAbout);
    const toCome = toldOf(one, evidence.own.signs.stillToCome).filter((pair) => !titled.has(pair));
    // 券商签了，律师还没定: whether that is late nobody wrote.
    if (!day && inTime && (toCome.length >= SURELY || (isMeant && toCome.length > 0)))
      return told.length > 0 ? null : { ...leadOf(one), late: false, by: 'event' };
    const own = told.filter((pair) => !titled.has(pair));
    if (!day && told.length > 0 && (isMeant || own.length >= SURELY))
      return { ...leadOf(one), late: true, by: 'event' };
  }
  return null;
}

/** What one of some parts of the message shares with the event of a sentence. */
function toldOf({ of: { clause }, event }: Bounded, parts: readonly QuotedStretch[]): readonly string[] {
  const pairs = [...pairsOf(clause.text.slice(event.start, event.end))];
  const told = parts.map((part) => pairs.filter((pair) => part.text.includes(pair)));
  return told.reduce((most, one) => (one.length > most.length ? one : most), []);
}

const leadOf = ({ of, sentence }: Bounded) => ({ lead: 'hand-in-before' as const, of, piece: sentence });

/** The sentences of a document that have something asked for before something else. */
function boundedIn(text: Ranked, evidence: Evidence, language: LanguageData): Bounded[] {
  const { document } = text;
  return document.clauses.flatMap((clause) =>
    sentencesOf(clause).flatMap((sentence) =>
      language.places('{asked-before}', sentence.text).map(({ start, end }) => ({
        of: { ...text, clause, status: statusOn(document, evidence.asOf) },
        sentence,
        event: { start: sentence.start + start, end: sentence.start + end },
        near: nearTo(clause.text, evidence),
      })),
    ),
  );
}

/** How much of what is asked a clause says. */
function nearTo(text: string, { question, own }: Evidence): number {
  const isSame = (f: Figure): boolean => f.unit === 'CNY' && text.includes(f.value);
  return sharedPairs(text, pairsOf(question.searched)) + (own.figures.some(isSame) ? SAME_SUM : 0);
}

const dayIn = ({ sentence, event }: Bounded): Figure | undefined =>
  sentence.figures.find(
    (f) => f.unit === 'date' && OF_A_YEAR.test(f.value) && f.start >= event.start && f.end <= event.end,
  );
/** A day of every year. */
const OF_A_YEAR = /^--\d\d-\d\d$/;

/** Whether the day that is told, else today, is past the day up to which it is asked for. */
function againstDay(one: Bounded, day: Figure, { own, question, asOf }: Evidence): HandInBefore | null {
  if (!own.signs.ways.has('asks-in-time') && !question.aspects.includes('deadline')) return null;
  const [said, ...others] = own.figures.filter((f) => f.unit === 'date' && OF_A_DAY.test(f.value));
  // 明年1月10号: the day of which year it is held against nobody knows.
  const isOfYear =
    !said || (said.value.startsWith('--') ? (said.yearsAgo ?? 0) === 0 : said.value.startsWith(asOf.slice(0, 4)));
  if (others.length > 0 || !isOfYear) return null;
  const told = (said?.value ?? asOf).slice(-DAY);
  const late = told > day.value.slice(-DAY);
  return said || late ? { ...leadOf(one), late, by: { day, said: said ?? null } } : null;
}
const OF_A_DAY = /-\d\d-\d\d$/;
const DAY = 5;
