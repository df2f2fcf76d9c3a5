import type { Clause, PolicyDocument } from '../../knowledge/document.ts';
import type { Figure } from '../../language/figure.ts';
import type { Working } from '../draft/working.ts';
import type { Beside } from './conditions-beside.ts';
import type { Sentence } from './sentences.ts';
import type { WorkedFigure } from './work-out.ts';

/** A sentence that likely decides beside a sum, with its document, and how likely, 0 to 1: one that refuses, or else one that asks for something. */
export interface DecidedBeside extends Beside {
  readonly document: PolicyDocument;
  readonly likely: number;
  readonly refuses: boolean;
}

/** What the asker's own figure comes to by the words of a clause that no measure computes; `sentences` say it. */
export type OwnWorked = {
  readonly lead: 'worked';
  readonly clause: Clause;
  readonly sentences: readonly Sentence[];
  /** What the figure is of and what the clause takes are called alike. */
  readonly sure: boolean;
  /** A sum that the asker takes it to be, and whether it is. */
  readonly claimed: { readonly said: Figure; readonly right: boolean } | null;
  /** What other clauses of the document ask for, of which what the asker tells decides nothing. */
  readonly open: readonly Beside[];
  /** What likely decides beside it: it is told as what is due where that is met. */
  readonly unless?: DecidedBeside;
  /** A ceiling in another money than what comes of it. */
  readonly otherMoney: Figure | null;
  /** More than the sentences let count: 每家不超过8名. */
  readonly tooMany: { readonly said: Figure; readonly most: Figure } | null;
} /** The step of a scale, or the one of several things, that a sum stands for. */ & (
  | { readonly as: 'step'; readonly said: Figure | null; readonly pays: Figure }
  /** A share of what is said, `full` where a ceiling cuts it; `beyond`: of the growth alone, or of what exceeds a line. */
  | {
      readonly as: 'share';
      readonly said: Figure;
      /** The part of it that the clause leaves out. */
      readonly less: Figure | null;
      /** What told which step it is a share by. */
      readonly by: Figure | null;
      readonly rate: Figure;
      readonly sum: Out;
      readonly full: Out | null;
      readonly over: OverTime | null;
      readonly beyond: BeyondBase | null;
    }
  /** The least share of what is said that a clause asks for; `pays`: the share of it that the clause pays besides; `reading`: what its measure says of it. */
  | {
      readonly as: 'least';
      readonly said: Figure;
      readonly rate: Figure;
      readonly sum: Out;
      readonly pays: { readonly rate: Figure; readonly sum: Out; readonly over: OverTime | null } | null;
      readonly reading: string | null;
    }
  /** So much for each; `limit`: how many of them count at most. */
  | {
      readonly as: 'each';
      readonly said: Figure;
      readonly each: Figure;
      readonly sum: Out;
      readonly full: Out | null;
      readonly over: OverTime | null;
      readonly limit: CountCeiling | null;
      /** Whether all of them count is asked. */
      readonly ofAll: boolean;
    }
  /** So much for each of several numbers of the same thing together. */
  | {
      readonly as: 'all';
      readonly counted: readonly Figure[];
      readonly each: Figure;
      readonly sum: Out;
      readonly full: Out | null;
    }
  /** What it really cost, up to a ceiling. */
  | { readonly as: 'actual'; readonly said: Figure; readonly sum: Out }
  /** What several things really cost, each up to its ceiling, or a share of each; `sum`: of all, null where each is asked for. */
  | {
      readonly as: 'costs';
      readonly items: readonly { readonly said: Figure; readonly due: Out }[];
      readonly sum: Out | null;
    }
  /** So much for each of the first, so much for each further one. */
  | { readonly as: 'steps'; readonly said: Figure; readonly sum: Out; readonly full: Out | null }
  /** The sums of several things that are named, or what one is more than another. */
  | { readonly as: 'together' | 'difference'; readonly sum: Out; readonly parts: readonly Figure[] }
  /** What is paid part by part. */
  | { readonly as: 'parts'; readonly said: Figure; readonly rates: readonly Figure[]; readonly sums: readonly Out[] }
  /** What is paid in some years of several, by shares that change; `sum`: of all of them, null where not every year is told. */
  | {
      readonly as: 'schedule';
      /** Every year that is told has a sum of its own. */
      readonly byYear: boolean;
      readonly parts: readonly {
        readonly at: Figure;
        readonly led: string;
        readonly said: Figure;
        readonly rate: Figure;
        readonly due: Out;
      }[];
      readonly sum: Out | null;
    }
  /** What the two ends of a range of shares come to: which of them is paid stands in no text. `ifMet`: a line of the sentence is open. */
  | {
      readonly as: 'range';
      readonly said: Figure;
      readonly from: Figure;
      readonly to: Figure;
      readonly low: Out;
      readonly high: Out;
      readonly ifMet: boolean;
    }
  /** What is told misses a line by so much, or by what the two figures show themselves, or reaches it. `per`: so much for each of something, or a share of a whole. */
  | {
      readonly as: 'short';
      readonly said: Figure;
      readonly line: Figure;
      readonly per: { readonly of: Figure; readonly rate: Figure | null; readonly need: Out } | null;
      readonly short: Out | 'plain' | null;
    }
  /** A share of the ceilings of all who join together. */
  | { readonly as: 'pool'; readonly said: Figure; readonly each: Figure; readonly rate: Figure; readonly sum: Out }
  /** All that may be deducted before tax of what was spent: itself, and a share of it besides. */
  /** `met`: it is told that what the clause asks of such a spending is so. */
  | {
      readonly as: 'deduction';
      readonly met: boolean;
      readonly said: Figure;
      readonly rate: Figure;
      readonly besides: Out;
      readonly sum: Out;
    }
  /** A share of the staff that is the most that counts, and nothing is paid by it; `said`: how many there would be. */
  | { readonly as: 'limit'; readonly said: Figure | null; readonly limit: CountCeiling; readonly over: boolean }
);

/** How much more a sum is than the year before, where the clause measures that, and what exceeds a line, where it has one. */
export interface BeyondBase {
  readonly grown: Out | null;
  readonly past: { readonly line: Figure; readonly excess: Out } | null;
}

/** What is paid for one person or one month, what it was taken times, and for each of what it still is told. */
export interface OverTime {
  readonly one: Out;
  readonly perOne: string;
  readonly times: readonly Figure[];
  /** The longest that is paid, where what is told is longer. */
  readonly cut: Figure | null;
  readonly sum: Out;
  readonly perSum: string;
}

/** A figure that was worked out, and how. */
export interface Out {
  readonly working: Working;
  readonly worked: WorkedFigure;
}
/** How many count at most: a share of all that there are. */
export interface CountCeiling {
  readonly of: Figure;
  readonly rate: Figure;
  readonly most: Out;
}

/** What was worked out, before it is held against what is claimed. */
export type UncheckedWork = OwnWorked extends infer T
  ? T extends OwnWorked
    ? Omit<T, 'claimed' | 'tooMany' | 'otherMoney' | 'open'>
    : never
  : never;
