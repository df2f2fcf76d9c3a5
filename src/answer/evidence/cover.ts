import type { CoverSigns } from './cover-signs.ts';
import { BARE, COVER } from './cover-weights.ts';
import type { Ranked } from './evidence.ts';

/** Above this a clause surely covers a question, and no other reading of it is tried. */
const SURE = 0.5;
/** A comparison names two things; each clause need hold but one. */
const HALF = -2.5;
/** Beside one that covers a question, another may be this much less likely, or says this much of its topics and no other purpose. */
const BESIDE = 1.5;
const SAID = 0.4;
const OTHER_PURPOSE = 2;
/** A clause that says so many times as much as any other that was found stands out. */
const STANDS_OUT = 2;
/** One that is so much less likely meant, as a logarithm, is not told beside it. */
const LESS_MEANT = 4;
/** A clause of the asker's own place, or one that alone comes near, may be so little likely where the question speaks of nothing else. */
const ALMOST = -0.6;

/** So much of a measure's name shows that it is the one asked about, where no other clause is nearly as likely. */
const NAMED = 0.6;
const ALONE = 1;
/** What only comes near a question says so much of what is asked, unless nothing but its text is known. */
const THIRD = 0.3;

/**
 * So much likelier meant is a clause that grants help where help is asked for, one that names bodies where an office is, one of the
 * government that is named, the lead of an article than what goes on with it.
 */
const GRANTS = 0.6;
const NAMES_BODIES = 3;
const OF_ISSUER = 1;
const GOES_ON = -0.9;
const PARAGRAPH = /\.p\d+$/;

/** What is asked for: one thing, two things side by side, or whatever there is on a subject, its document and what was talked of among it. */
export type AskedScope = 'one' | 'two' | 'any';

/** A clause that was found, with what tells whether it covers the question. */
export interface CoverCandidate extends Ranked {
  readonly signs: CoverSigns;
  /** Its document has only been ingested: nobody wrote what people ask for its clauses, and it has no measures. */
  readonly bare: boolean;
  /** Its document, so ingested, is called by what the question names and says all the rest of it, and the clause says some. */
  readonly ofSubject: boolean;
  /** How likely the clause answers by what was learned of its like, as a logarithm of odds; null where more is known than its text. */
  readonly answers: number | null;
  /** Help is asked for, and the clause grants some (1), or only opens its document (-2); what applying costs is, and it pays a sum (-1). */
  readonly grants: number;
  /** An office is asked for, and the clause names bodies. */
  readonly namesBodies: boolean;
  /** It is of the one level of government that the question names: 省里那个政策. */
  readonly ofIssuer: boolean;
  /** Its document is of a place that the question names. */
  readonly ofPlace: boolean;
}

/** The clauses that cover a question, the likeliest first; `almost`: the first, of a text whose measures are known, only comes near it. */
interface Covering {
  readonly ranked: readonly CoverCandidate[];
  readonly sure: boolean;
  readonly almost: boolean;
}

/** How likely a clause covers a question, as a logarithm of odds: of all that are found, against none. */
export function oddsOf({ signs, bare, answers }: CoverCandidate): number {
  const { bias, weights } = bare ? BARE : COVER;
  const names = Object.keys(weights) as (keyof CoverSigns)[];
  const odds = names.reduce<number>((sum, name) => sum + weights[name] * signs[name], bias);
  if (answers === null) return odds;
  const others = AGAINST.reduce((sum, name) => sum + weights[name] * signs[name], 0);
  return Math.max(odds, answers + LIKELY + others);
}
/** A wrong clause does more harm than a refusal, and most of what is asked about a place is about its texts. */
const LIKELY = 1.5;
/** What speaks against any clause, however like it is. */
const AGAINST = ['otherLevels', 'otherTrades', 'otherSubjects', 'otherPurpose', 'unheldPlace'] as const;

/** The likeliest meant first; those of ingested documents alone as they were found. */
export function byLikelihood<C extends CoverCandidate>(found: readonly C[]): readonly C[] {
  // Of texts of which nothing else is known the search ranks better than the table does.
  if (found.every(({ bare }) => bare)) return [...found].sort((a, b) => b.score - a.score);
  const likelihood = (one: CoverCandidate): number =>
    oddsOf(one) +
    one.grants * GRANTS +
    (one.namesBodies ? NAMES_BODIES : 0) +
    (one.ofIssuer ? OF_ISSUER : 0) +
    (PARAGRAPH.test(one.clause.id) ? GOES_ON : 0);
  return found
    .map((one) => ({ one, likelihood: likelihood(one) }))
    .sort((a, b) => b.likelihood - a.likelihood)
    .map(({ one }) => one);
}

/** Of all that was found in a place nothing else says nearly as much, and no other level or subject is asked about than the clause says. */
function standsOut(
  { score, signs, document, clause, bare, ofPlace }: CoverCandidate,
  found: readonly CoverCandidate[],
): boolean {
  const others = found.filter((one) => one.clause !== clause && one.document.region === document.region);
  return (
    bare &&
    ofPlace &&
    others.length > 1 &&
    others.every((one) => one.score * STANDS_OUT <= score) &&
    signs.share >= SAID &&
    signs.unheldPlace + signs.otherLevels === 0
  );
}

/** The question names no other subject, purpose, level or trade than the clause says. */
const saysNoOther = ({ otherPurpose, otherSubjects, otherLevels, otherTrades }: CoverSigns): boolean =>
  otherPurpose + otherSubjects + otherLevels + otherTrades === 0;

/** The clauses that cover a question, the likeliest first, `isOther` ones only where they surely do, else one that comes near and that says nothing other than the question, of the asker's own place or, where no place or firm is told (`ofFirm`), alone; else one whose measure is named where none is nearly as likely, else those that were talked of where it goes on with them; whether that is sure. */
export function covering(
  found: readonly CoverCandidate[],
  asked: AskedScope,
  talkedOf: readonly string[],
  isOther: (one: CoverCandidate) => boolean,
  isOwnPlace: (one: CoverCandidate) => boolean = () => false,
  ofFirm = true,
): Covering {
  const rated = found.map((candidate) => ({ candidate, odds: oddsOf(candidate) }));
  const saysEnough = ({ candidate: { signs } }: (typeof rated)[number]): boolean =>
    signs.share >= (asked === 'two' ? SAID / 2 : SAID) && signs.otherPurpose < OTHER_PURPOSE;
  rated.sort((a, b) => b.odds - a.odds);
  const likely = rated.filter(
    ({ odds, candidate }) => odds > (asked === 'two' ? HALF : 0) && !(odds <= SURE && isOther(candidate)),
  );
  const ofSubject = rated.filter(
    (one) =>
      one.candidate.signs.otherSubjects === 0 && (one.candidate.ofSubject || (asked === 'any' && saysEnough(one))),
  );
  // 我们做面条的，第一次过了高企: it says all that is asked about; of what the asker makes it need say nothing.
  const ofMeasure = ({ candidate: { signs, bare }, odds }: (typeof rated)[number]): boolean =>
    !bare &&
    odds > ALMOST &&
    signs.names >= NAMED &&
    signs.sameSubjects > 0 &&
    signs.unheldPlace === 0 &&
    saysNoOther(signs);
  const alone = rated.slice(0, 1).filter((one) => !rated.slice(1).some(({ odds }) => odds > one.odds - ALONE));
  const nothingElse = ({ candidate, odds }: (typeof rated)[number]): boolean =>
    odds > ALMOST && saysNoOther(candidate.signs) && !isOther(candidate);
  const saysThird = ({ candidate: { signs } }: (typeof rated)[number]): boolean => signs.share >= THIRD;
  const almost =
    rated.find((one) => nothingElse(one) && isOwnPlace(one.candidate) && (one.candidate.bare || saysThird(one))) ??
    alone.find((one) => !ofFirm && nothingElse(one) && saysThird(one));
  const best =
    likely[0] ??
    ofSubject[0] ??
    almost ??
    alone.find(ofMeasure) ??
    rated.find(({ candidate }) => standsOut(candidate, found));
  if (!best) return { ranked: found.filter(({ clause }) => talkedOf.includes(clause.id)), sure: false, almost: false };
  // 小巨人那个贴息: of several that pay interest, one that says both subjects is meant.
  const saysLess = ({ candidate: { signs } }: (typeof rated)[number]): boolean =>
    asked === 'one' && signs.sameSubjects < best.candidate.signs.sameSubjects && signs.otherSubjects === 0;
  const isLessMeant = ({ candidate: { signs } }: (typeof rated)[number]): boolean =>
    asked === 'one' && signs.meant < best.candidate.signs.meant - LESS_MEANT;
  const near = rated.filter(
    (one) =>
      one === best || ((one.odds > best.odds - BESIDE || saysEnough(one)) && !saysLess(one) && !isLessMeant(one)),
  );
  return {
    ranked: byLikelihood(near.map(({ candidate }) => candidate)),
    sure: best.odds > SURE || asked === 'two' || ofSubject.includes(best),
    almost: best === almost && !best.candidate.bare && best !== likely[0] && best !== ofSubject[0],
  };
}
