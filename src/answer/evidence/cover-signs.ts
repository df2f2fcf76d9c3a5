import { factsOf } from '../../calculate/facts-asked.ts';
import type { Clause } from '../../knowledge/document.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Rule } from '../../knowledge/measure.ts';
import type { RuleBook } from '../../knowledge/measure-book.ts';
import type { SubjectNamed } from '../../understand/name-subjects.ts';
import type { Question } from '../../understand/question.ts';
import type { Slot } from '../../understand/slots/slot.ts';
import { PREAMBLE } from './choose-clauses.ts';
import type { Coverage } from './clause-says.ts';
import { clauseFigures, likest } from './sentences.ts';

/** What tells whether a clause covers a question; COVER weighs them. */
export interface CoverSigns {
  /** The logarithm of its score, that of the best being 0. */
  readonly rank: number;
  /** See Coverage. */
  readonly share: number;
  readonly said: number;
  readonly otherPurpose: number;
  /** Share of the best of what people ask for the clause that the question says, in character pairs; the same of its measures' names. */
  readonly asks: number;
  readonly names: number;
  /** Facts told that the clause's measures ask for, and figures that it states too. */
  readonly facts: number;
  readonly figures: number;
  /** 1 where a place is named that has no texts. */
  readonly unheldPlace: number;
  /** Subjects of help that the question names: those that the clause does not say; trades, where it says none; the share of others; those that it says. */
  readonly otherSubjects: number;
  readonly otherTrades: number;
  readonly otherShare: number;
  readonly sameSubjects: number;
  /** Levels of a title (国家级) that the clause does not say. */
  readonly otherLevels: number;
  /** The logarithm of how likely it is meant among all clauses of the built-in documents and none. */
  readonly meant: number;
}

/** The question as the signs look at it, whatever the clause. */
export interface QuestionSigns {
  readonly question: Question;
  /** Facts told of the asker's own enterprise. */
  readonly slots: readonly Pick<Slot, 'fact' | 'words' | 'value'>[];
  /** Pairs of characters of what it says of its subject, and of what it says and policies say for it. */
  readonly wording: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  readonly unheldPlace: boolean;
  /** See ClausesMeant. */
  readonly meant: ReadonlyMap<string, number>;
}

/** So many pairs no ask is counted shorter than. */
const SHORTEST_ASK = 4;
const MOST = 2;
const MOST_SUBJECTS = 3;
const MOST_PURPOSE = 4;
const MOST_SAID = 20;
/** What is less likely meant tells no more; and a clause of which nothing was learned is neither likely nor unlikely. */
const LEAST_MEANT = -5;
const UNLEARNED = -2;

/** The signs of a clause whose score is `rank` of the best; `bare`: nothing but the text of its document is known. */
export function coverSignsOf(
  clause: Clause,
  coverage: Coverage,
  rank: number,
  seen: QuestionSigns,
  knowledge: Knowledge,
  bare: boolean,
): CoverSigns {
  const { question, slots } = seen;
  const own = (word: string): boolean => slots.some(({ words }) => words.includes(word));
  const ruled = ruledOf(knowledge.book);
  const { about } = question;
  const subjects = about.subjects.filter(({ word }) => !own(word));
  const other = subjects.filter((one) => !coverage.says(one.word) && !(bare && isToldAside(one, question)));
  const otherSubjects = other.filter(({ ofTrade }) => !ofTrade).length;
  const same = about.subjects.filter(({ word }) => coverage.says(word));
  const named = otherSubjects + same.filter(({ ofTrade, word }) => !ofTrade && !own(word)).length;
  return {
    rank: Math.log(rank),
    share: coverage.share,
    said: Math.min(MOST_SAID, coverage.said),
    otherPurpose: Math.min(MOST_PURPOSE, coverage.otherPurpose),
    asks: likest(clause.asks, seen.wording, SHORTEST_ASK),
    names: Math.max(0, ...(ruled.ofClause.get(clause.id) ?? []).map((rule) => likest(rule.keywords, seen.words, 1))),
    facts: factsFor(clause, slots, ruled),
    figures: figuresShared(clause, question, knowledge),
    unheldPlace: Number(seen.unheldPlace),
    otherSubjects: Math.min(MOST, otherSubjects),
    otherTrades: same.length > 0 ? 0 : Math.min(MOST, other.length - otherSubjects),
    otherShare: named === 0 ? 0 : otherSubjects / named,
    sameSubjects: Math.min(MOST_SUBJECTS, same.length),
    otherLevels: about.levels.filter((level) => !own(level) && !coverage.says(level)).length,
    meant: meantOf(clause, seen, knowledge),
  };
}

/** What opens a document is learned of all that is asked of that document itself: it is no likelier meant than what was not learned. */
function meantOf({ id, document, locator }: Clause, { meant }: QuestionSigns, { documents }: Knowledge): number {
  const likely = Math.max(LEAST_MEANT, meant.get(id) ?? UNLEARNED);
  const opens = locator === PREAMBLE && (documents.get(document)?.clauses.length ?? 0) > 1;
  return opens ? Math.min(UNLEARNED, likely) : likely;
}

/** A topic that weighs less names nothing. */
const NAMES = 0.6;

/**
 * A trade that stands in no point that is asked, where anything else is named and no help of any kind is asked for: 做芯片的，研究上花了
 * 六千万，能给多少. It tells of the asker, and a text of which no measures are known need not say it.
 */
function isToldAside({ word, ofTrade }: SubjectNamed, { points, about, signs }: Question): boolean {
  if (!ofTrade || points.length === 0 || points.some(({ text }) => text.toLowerCase().includes(word))) return false;
  const trades = about.subjects.filter((subject) => subject.ofTrade).map((trade) => trade.word);
  const isTrade = (said: string): boolean => trades.some((trade) => trade.includes(said.toLowerCase()));
  return about.topics.some((t) => t.weight >= NAMES && !isTrade(t.word)) && !signs.anyHelp;
}

/** The measures of each clause, and the clauses of those that ask for a fact, one for each measure. */
interface Ruled {
  readonly ofClause: ReadonlyMap<string, readonly Rule[]>;
  readonly asking: ReadonlyMap<string, readonly string[]>;
  readonly rules: number;
}

/** Told once of a book: every clause that is found for a question is held against it. */
function ruledOf(book: RuleBook): Ruled {
  const known = RULED.get(book);
  if (known) return known;
  const ofClause = new Map<string, Rule[]>();
  const asking = new Map<string, string[]>();
  for (const rule of book.rules.values()) {
    ofClause.set(rule.clause, [...(ofClause.get(rule.clause) ?? []), rule]);
    for (const fact of factsOf(rule, book.facts)) asking.set(fact, [...(asking.get(fact) ?? []), rule.clause]);
  }
  const ruled = { ofClause, asking, rules: book.rules.size };
  RULED.set(book, ruled);
  return ruled;
}
const RULED = new WeakMap<RuleBook, Ruled>();

/** How many facts of those told the measures of a clause ask for, each the less the more other measures ask for it too. */
function factsFor(clause: Clause, slots: QuestionSigns['slots'], { asking, rules }: Ruled): number {
  const counts = [...new Set(slots.map(({ fact }) => fact))].map((fact) => {
    const clauses = asking.get(fact) ?? [];
    return clauses.includes(clause.id) ? 1 - Math.log(clauses.length) / Math.log(rules) : 0;
  });
  return atMost(MOST, counts);
}

/** Figures of the question that the clause states, each the less the more clauses state it. */
function figuresShared(clause: Clause, { figures }: Question, { clauses }: Knowledge): number {
  const counts = figures
    .filter((figure) => Number(figure.value) > 1 && figure.unit !== 'ordinal')
    .map(({ value, unit }) => {
      const states = (one: Clause): boolean =>
        clauseFigures(one).some((held) => held.value === value && held.unit === unit);
      return states(clause) ? 1 / Math.sqrt([...clauses.values()].filter(states).length) : 0;
    });
  return atMost(MOST, counts);
}

const atMost = (most: number, counts: readonly number[]): number =>
  Math.min(
    most,
    counts.reduce((sum, one) => sum + one, 0),
  );
