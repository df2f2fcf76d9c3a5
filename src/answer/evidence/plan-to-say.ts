import type { Measure } from '../../knowledge/catalogue/facet.ts';
import type { Condition } from '../../knowledge/condition.ts';
import type { Clause } from '../../knowledge/document.ts';
import type { Rule } from '../../knowledge/measure.ts';
import type { Relation } from '../../knowledge/relations/relation.ts';
import type { Figure } from '../../language/figure.ts';
import type { Slot } from '../../understand/slots/slot.ts';
import type { Span } from '../../understand/span.ts';
import type { QuotedStretch } from '../../understand/stretch.ts';
import type { AbsentTitle } from './absent-title.ts';
import type { AwardStated } from './award-stated.ts';
import type { ExcludedCase } from './barred.ts';
import type { BeforeStart } from './before-start.ts';
import type { BestTogether } from './best-together.ts';
import type { BetweenLevels } from './between-levels.ts';
import type { Claim } from './claim-verdict.ts';
import type { Sides } from './compared-sides.ts';
import type { CountsAs } from './counts-as.ts';
import type { DutyFromLine } from './duty-from-line.ts';
import type { EverySomeYears } from './every-some-years.ts';
import type { Decided, Ladder, Ranked } from './evidence.ts';
import type { Explained } from './explain-each.ts';
import type { FiguresChecked } from './figures-checked.ts';
import type { Fit } from './fit.ts';
import type { Fitting } from './fitting.ts';
import type { AnswerToFocus } from './focus-answered.ts';
import type { OnScale } from './fragment-for.ts';
import type { Granted } from './granted-by-texts.ts';
import type { LeadOfTime } from './in-time.ts';
import type { Instalments } from './instalments.ts';
import type { JoinedAnswer } from './joined-answer.ts';
import type { LastYear } from './last-year.ts';
import type { LineFallen } from './line-fallen.ts';
import type { MannerDenied } from './manner-denied.ts';
import type { NotCounted } from './not-counted.ts';
import type { MoreThanOnce } from './once-or-again.ts';
import type { OpenVerdict } from './open-verdict.ts';
import type { PaceStated } from './pace-stated.ts';
import type { PlaceUnwritten } from './place-unwritten.ts';
import type { PolarVerdict } from './polar-answered.ts';
import type { Premise } from './premise.ts';
import type { StatedProvision } from './provisions-asked.ts';
import type { PaidTo } from './recipient-stated.ts';
import type { RuledOut } from './ruled-out.ts';
import type { Sentence } from './sentences.ts';
import type { ShareStated } from './share-stated.ts';
import type { StepsBetween } from './steps-between.ts';
import type { TargetStated } from './target-stated.ts';
import type { TermPassed } from './term-passed.ts';
import type { TitleFor } from './title-for.ts';
import type { WhichOf } from './which-of.ts';
import type { OwnWorked } from './worked-shape.ts';

/** What a clause does not grant of what is asked. */
export type NotGranted = 'tax-rate' | 'amount' | 'money' | 'task' | 'this-kind' | 'this-level' | 'by-this-payer';

/** What answers in the first sentence, before the clause's own words. */
export type Lead =
  /** The clause is for enterprises of another place than the asker's; GB/T 2260 codes. `asksWhether`: whether they get it, not how much; `moved`: the firm has gone there. */
  | {
      readonly lead: 'other-place';
      readonly policyOf: string;
      readonly asker: string;
      readonly asksWhether: boolean;
      readonly moved: boolean;
    }
  /** What a measure pays. `granted`: whether it does was asked, 有没有 or 能不能; `ceiling`: how much at most. */
  | {
      readonly lead: 'award';
      readonly award: AwardStated;
      readonly granted: 'has' | 'may' | null;
      readonly ceiling: boolean;
    }
  /** The one figure of the sentence that answers. */
  | { readonly lead: 'figure'; readonly figure: Figure }
  | { readonly lead: 'conditions'; readonly rule: Rule }
  /** Whether all conditions are wanted or `one` of several is enough (null where all are), and what is wanted besides. */
  | { readonly lead: 'all-or-one'; readonly one: Condition | null; readonly rest: Condition | null }
  /** How the clause is read where it is asked what a line of it counts. */
  | { readonly lead: 'reading'; readonly reading: string }
  | PlaceUnwritten
  | AnswerToFocus
  | PaidTo
  | PolarVerdict
  | WhichOf
  | TargetStated
  /** The clause leaves open how much is enough: 达到一定额度. */
  | { readonly lead: 'left-open' }
  /** What the asker's own figure comes to on the clause's scale. */
  | OnScale
  | OwnWorked
  | ExcludedCase
  | TermPassed
  | BeforeStart
  | MannerDenied
  | Instalments
  | LeadOfTime
  | StepsBetween
  | EverySomeYears
  | DutyFromLine
  /** The item of a list that the asker's own figure makes theirs. */
  | { readonly lead: 'pointed'; readonly said: Figure; readonly clause: Clause; readonly sentence: Sentence }
  /** How much it takes to get the most. */
  | { readonly lead: 'reach'; readonly decided: Decided }
  /** Once or every year, and for how long. */
  | { readonly lead: 'recurrence'; readonly rule: Rule };

/** A place that is compared, and its best clause; null where nothing of it covers the question. */
export interface ComparedPlace {
  readonly code: string;
  readonly best: Ranked | null;
}

/** The clauses that a calculation rests on, best first, and what the asker claims of the first; `line`: whether a line is reached was asked. */
interface OfCase {
  readonly line: boolean;
  readonly used: readonly [Ranked, ...Ranked[]];
  readonly claims: readonly Claim[];
}

/** What is said before a clause: what shuts the asker out, what comes of the asker's claims, and what it pays in the case that the question tells. */
interface OfText {
  /** By what was told nothing of the clauses is the asker's, one a clause; empty where something may be. */
  readonly ruledOut: readonly RuledOut[];
  readonly claims: readonly Claim[];
  /** What the text says of having several at once, where that is asked. */
  readonly relation: Relation | null;
  readonly tier: Figure | null;
  readonly lead: Lead | null;
  /** How often it pays, where it is asked whether it does every year. */
  readonly pace: PaceStated | null;
  /** Where the answer stands in the clause; empty where its likest sentences are quoted. */
  readonly on: readonly Span[];
  /** Points that are asked and the clause does not write, in the asker's words. */
  readonly leftOut: readonly QuotedStretch[];
  /** What else is asked and the clause leaves out, as a reply calls it. */
  readonly unsaid: readonly string[];
  /** What the document states elsewhere of what is asked: its lists whole. */
  readonly provisions: readonly StatedProvision[];
  /** A place asked about of which no text is known, where a text above it answers. */
  readonly uncoveredPlace: { readonly name: string; readonly liesBelow: boolean } | null;
}

/** What the clauses of a text say. */
export type PlanOfClauses =
  | ({ readonly say: 'bodies'; readonly of: Ranked } & OfText)
  /** Provisions of the document state all that is asked. */
  | ({ readonly say: 'provisions'; readonly of: Ranked } & OfText)
  /** Nothing else is asked than what the clause leaves out. `nearest`: its sentences that are told though its document was cited before, its likest where there are none. */
  | ({
      readonly say: 'unsaid';
      readonly of: Ranked;
      readonly beside: Ranked | null;
      readonly nearest?: readonly Span[];
    } & OfText)
  | ({
      readonly say: 'clauses';
      readonly used: readonly [Ranked, ...Ranked[]];
      readonly listed: boolean;
      readonly notGranted: NotGranted | null;
    } & OfText);

/** What is told is taken down. */
export interface RecordedFacts {
  readonly say: 'taken-down';
  readonly noted: readonly Slot[];
  /** It takes the place of what was said before. */
  readonly corrects: boolean;
  /** Some of it isn't known for sure, and nothing is picked. */
  readonly leavesOpen: boolean;
  /** Measures that are within reach by what is known; `reached`: all conditions known are met. */
  readonly opens: readonly Decided[];
  readonly reached: boolean;
  /** What was calculated before and is for the enterprises of another place than the one told now. */
  readonly leaves: readonly { readonly rule: Rule; readonly region: string; readonly clause: Clause }[];
  /** No measure of the place asks what is told. */
  readonly unused: boolean;
  /** The enterprise's place, where nothing of it is known; null too where no place is known. */
  readonly unheld: string | null;
  readonly placed: boolean;
}

/** What a reply is to say. Each way of saying it does as it is told and decides nothing. What was told and does not count, or is planned and none yet, is said before. */
export type Plan = WayOfSaying & {
  readonly notCounted?: NotCounted;
  readonly notYet?: { readonly figure: Figure; readonly of: Ranked };
};

type WayOfSaying =
  | RecordedFacts
  /** What comes of figures that the message puts into the mouth of a policy, before what else is said; null where nothing is. */
  | { readonly say: 'premised'; readonly premises: readonly Premise[]; readonly rest: Plan | null }
  /** Several figures that were put up to be checked, each by itself, before what else is asked; null where nothing is. */
  | { readonly say: 'checked'; readonly checked: FiguresChecked; readonly rest: Plan | null }
  /** The place is asked for; `opens`: what fits is then gone through. */
  | { readonly say: 'where'; readonly opens: boolean; readonly ask: string }
  /** `ask`: where the enterprise is, where nobody knows. */
  | { readonly say: 'path'; readonly ladder: Ladder; readonly ask: string | null }
  | { readonly say: 'what-fits'; readonly fitting: Fitting; readonly granted: readonly Granted[] }
  /** What can be had by one text is nothing: it is no policy, it is over, or it pays no money (`unpaid`). */
  | {
      readonly say: 'got-by-text';
      readonly of: Ranked;
      readonly why: 'article' | 'ended' | 'unpaid';
      readonly unpaid: boolean;
    }
  /** The most that fits the asker may come to together. */
  | { readonly say: 'most'; readonly best: BestTogether }
  /** What texts grant that no rule computes, best first; `further`: as a further page; `left`: there is more. */
  | {
      readonly say: 'granted';
      readonly granted: readonly [Granted, ...Granted[]];
      readonly further: boolean;
      readonly left: boolean;
    }
  /** One of the measures listed, in full. */
  | { readonly say: 'one-fit'; readonly fit: Fit }
  /** All that is known of one measure. */
  | { readonly say: 'card'; readonly measure: Measure }
  /** What a supposed case changes; `opened` comes within reach. */
  | { readonly say: 'changes'; readonly changed: readonly Fit[]; readonly opened: readonly Fit[] }
  | { readonly say: 'no-policies-of'; readonly place: string }
  /** What a title is worth that no text of the place names. */
  | { readonly say: 'absent-title'; readonly absent: AbsentTitle }
  /** What a place gives is asked for a firm in another, of which texts are `held` or not; GB/T 2260 codes. */
  | { readonly say: 'not-of-place'; readonly policyOf: string; readonly firmAt: string; readonly held: boolean }
  | { readonly say: 'impossible'; readonly problems: readonly string[] }
  | { readonly say: 'locked'; readonly used: OfCase['used'] }
  | ({ readonly say: 'conditionally'; readonly undecided: Decided } & OfCase)
  /** `noted`: what the message told, where it told only facts; `verdict`: what is said to the question before anything is asked; `asks`: nothing is asked for whose name the message says. */
  | ({
      readonly say: 'ask-fact';
      readonly decided: readonly Decided[];
      readonly verdict: OpenVerdict | null;
      readonly asks: boolean;
      readonly levels: readonly string[];
      readonly noted: readonly Slot[];
      readonly besides: PlanOfClauses | null;
    } & OfCase)
  /** `apart`: one text grants all and does not say that they add up; `quoted`: the clause is told too; `besides`: what it says to the rest of the question. */
  | ({
      readonly say: 'sum';
      readonly decided: readonly Decided[];
      readonly apart: boolean;
      readonly quoted: boolean;
      readonly besides: PlanOfClauses | null;
      /** What would pay once that is had which the message tells as applied for or planned. */
      readonly hoped: readonly Rule[];
    } & OfCase)
  /** How much it takes to get the most. */
  | { readonly say: 'reach'; readonly decided: readonly Decided[]; readonly used: OfCase['used'] }
  /** Up to which year it runs. */
  | ({ readonly say: 'until'; readonly used: OfCase['used'] } & LastYear)
  /** Several measures that are hoped for, at most. */
  | { readonly say: 'ceilings'; readonly decided: readonly Decided[]; readonly used: OfCase['used'] }
  /** Several supports that are asked to be had together. */
  | { readonly say: 'joined'; readonly answer: JoinedAnswer; readonly used: readonly Ranked[] }
  /** Any measure would answer, or what is to be calculated is of a measure that nobody named. */
  | { readonly say: 'which-policy'; readonly calculates: boolean }
  | { readonly say: 'nothing-held' }
  /** Nothing is asked, and nothing told that counts: 行吧，我再琢磨琢磨. */
  | { readonly say: 'small-talk' }
  /** `only`: where of the places one alone has it, for its own enterprises; `denied`: that it is so elsewhere was claimed. */
  | {
      readonly say: 'places';
      readonly compared: readonly ComparedPlace[];
      readonly only: Ranked | null;
      readonly denied: boolean;
    }
  /** On which side of a line a figure falls; `rest`: what the case comes to by the step that it is in. */
  | { readonly say: 'line'; readonly fallen: LineFallen; readonly rest: Plan | null }
  /** Whether a thing counts as what a clause speaks of. */
  | { readonly say: 'counts'; readonly counted: CountsAs }
  /** Whether one title serves for the one that a measure wants. */
  | { readonly say: 'title-stands'; readonly title: TitleFor }
  /** Per what a figure is. */
  | { readonly say: 'share'; readonly share: ShareStated }
  | ({ readonly say: 'sides' } & Sides)
  | { readonly say: 'between-levels'; readonly between: BetweenLevels }
  | { readonly say: 'more-than-once'; readonly again: MoreThanOnce }
  /** What figures or terms of a document stand for. */
  | { readonly say: 'each'; readonly each: readonly Explained[] }
  | { readonly say: 'measures'; readonly used: readonly Ranked[] }
  /** `also`: what its clauses say to the rest of the question, null where nothing else is asked. */
  | { readonly say: 'document'; readonly of: Ranked; readonly also: PlanOfClauses | null }
  | PlanOfClauses;
