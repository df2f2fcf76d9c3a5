import type { Received } from '../../calculate/already-received.ts';
import { type Clause, type DocumentStatus, type PolicyDocument, statusOn } from '../../knowledge/document.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Rule } from '../../knowledge/measure.ts';
import type { Region } from '../../language/region.ts';
import type { Question } from '../../understand/question.ts';
import type { Slot } from '../../understand/slots/read-slots.ts';
import type { SetAside } from '../../understand/slots/set-aside.ts';
import type { Titles } from '../../understand/slots/slot.ts';
import type { Decided, FitsOnDemand } from './fit.ts';

export type { Decided } from './fit.ts';

/** A clause that may answer, with what stands around it. */
export interface Ranked {
  readonly clause: Clause;
  readonly document: PolicyDocument;
  /** On the date asked about. */
  readonly status: DocumentStatus;
  readonly score: number;
  /** Share (0–1, by idf) of the question's topics that the clause holds. */
  readonly share: number;
  /** How likely it is meant among the clauses of its document, 0 to 1, where that was learned. */
  readonly likely?: number;
  /** How likely it answers at all, as a logarithm of odds, where nothing but the text of its document is known. */
  readonly answers?: number | null;
}

/** A clause that comes near a question which none covers; `other`: help for something else is asked than it says. */
export interface Nearest extends Ranked {
  readonly other: boolean;
}

/** A measure that a recognition opens, decided as if it had just been got; never told as the asker's own sum. */
export interface Rung extends Decided {
  readonly height: number;
  /** It asks for the recognition that is to be reached. */
  readonly ofTarget: boolean;
}

/** The way up in a place, in all of them where `place` is null. */
export interface Ladder {
  /** The recognition to reach, its title where the asker named one of a level, else as they called it; '' where none was named. */
  readonly target: string;
  readonly place: string | null;
  /** The place and those that it lies in, GB/T 2260. */
  readonly codes: readonly string[];
  readonly ladder: string;
  /** What is held of the ladder aside, the recognitions below the target, the lowest first. */
  readonly below: readonly string[];
  readonly above: readonly Rung[];
}

/** What the calculator says to a question. */
export interface Sums {
  /** The asker wants a sum or a verdict of their own case: what is missing is asked for. */
  readonly wanted: boolean;
  /** The asker gave figures of their case, or goes on with a measure. */
  readonly figured: boolean;
  /** The measures are those that were talked of before. */
  readonly goesOn: boolean;
  /** The measures that the question is about, best first. */
  readonly decided: readonly Decided[];
  /** The measures that are asked to be had together. */
  readonly joined: readonly Decided[];
  /** Titles of which the asker holds one, nobody knows which, and the sum depends on it. */
  readonly levels: readonly string[];
  /** Where it may be asked which measures fit all of them, in the order in which they matter; else none. */
  readonly fitting: FitsOnDemand;
  /** The trades that the asker told, now or, where none is told now, before; and all that were told before. */
  readonly trades: readonly string[];
  readonly tradesBefore: readonly string[];
  /** The titles that it is told to hold, and those that it is told not to. */
  readonly titles: Required<Titles>;
  /** Measures that were listed before and are not told again, where more is asked for; else null. */
  readonly listed: readonly string[] | null;
  /** Where the asker's enterprise is, a GB/T 2260 code; null where unknown. */
  readonly placed: string | null;
  /** Help without money that the figures told rule out. */
  readonly missed: FitsOnDemand;
  /** What the message tells as had already, and by now all measures that were told so. */
  readonly toldHad: readonly Received[];
  readonly had: readonly Rule[];
  /** How loosely said words were read for this place. */
  readonly readings: readonly string[];
  /** The message itself tells where it is. */
  readonly placedNow: boolean;
  /** Measures that it is about and whose rules are locked: they compute nothing. */
  readonly locked: readonly Rule[];
  /** What can't be, in plain words without figures of ours. */
  readonly problems: readonly string[];
}

/** What is known for a question. */
export interface Found {
  readonly question: Question;
  /** The date asked about, ISO. */
  readonly asOf: string;
  /** In scope and covering the question, best first. Empty: nothing known covers it. */
  readonly ranked: readonly Ranked[];
  /** How likely the first of them answers, as a logarithm of odds, where nothing but the text of its document is known; else null. */
  readonly answers: number | null;
  /** Those clauses say the words of the question; false where other signs make it likely that the first covers it, or nothing does. */
  readonly sure: boolean;
  /** The clauses that only come near, where none covers it: they answer where nothing else does. */
  readonly almost: readonly Ranked[];
  /** In scope, covering or not, best first. */
  readonly candidates: readonly Ranked[];
  /** The clause of the asker's own texts that comes nearest, where nothing covers the question. */
  readonly nearest: Nearest | null;
  /** The measure that the question names, where only another place has it. */
  readonly elsewhere: Ranked | null;
  /** Where no text of the place answers: a clause of another place that surely would, for that place alone. */
  readonly onlyThere: Ranked | null;
  /** A place asked about of which no text is known. */
  readonly uncoveredRegion: Region | null;
  /** What policies say for what the asker says. */
  readonly expansions: readonly string[];
  /** The logarithm of how likely each built-in clause is meant, by id; see ClausesMeant. */
  readonly meant: ReadonlyMap<string, number>;
}

/** What the composer may use; nothing else reaches a reply. */
export interface Evidence extends Found {
  /** The message alone, without what it takes from before. */
  readonly own: Question;
  /** What the asker said of their own case. */
  readonly slots: readonly Slot[];
  /** What the message tells and is no fact of that case. */
  readonly setAside: readonly SetAside[];
  /** Facts that the asker said they don't know: not asked again. */
  readonly unknown: readonly string[];
  readonly sums: Sums;
  /** Documents that the conversation has cited: their status and limits are known to the asker. */
  readonly noticed: ReadonlySet<string>;
  /** Something was said before in the conversation. */
  readonly midway: boolean;
}

/** A clause that no search has brought up, as it stands on a day (ISO); null where it is not held. */
export function rankedById(id: string, asOf: string, { clauses, documents }: Knowledge): Ranked | null {
  const clause = clauses.get(id);
  const document = clause && documents.get(clause.document);
  return clause && document ? { clause, document, status: statusOn(document, asOf), score: 0, share: 0 } : null;
}
