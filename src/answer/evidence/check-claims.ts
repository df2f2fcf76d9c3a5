import type { Clause } from '../../knowledge/document.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { RuleBook } from '../../knowledge/measure-book.ts';
import { type Figure, isSumOrRate } from '../../language/figure.ts';
import { thingCounted } from '../../language/figure-context.ts';
import { type Frequency, pacesIn } from '../../understand/how-often.ts';
import type { StatedFigure } from '../../understand/stated-figures.ts';
import type { Claim } from './claim-verdict.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { ofAnotherKind } from './figure-kind.ts';
import { isOfSameLevel } from './level-of-figure.ts';
import { lineOfCase } from './line-of-case.ts';
import { mentionsAll } from './mentions.ts';
import { isAsMuch, nearestTo, otherCase } from './other-case.ts';
import { comesOfFigures } from './premise.ts';
import { clauseFigures, type Sentence, sentencesOf } from './sentences.ts';
import { titleTier } from './stated-tier.ts';
import { dueFromLine } from './step-of-line.ts';
import { totalOf } from './total-of.ts';
import { sentencesAbout } from './wanted-sentences.ts';
import { isYearByItsEnd } from './year-by-its-end.ts';
import { ofItsYear, ofOtherYear } from './year-of-figure.ts';

/**
 * Holds the figures that the asker states of the policy (听说是5%) against the sentences of the clause that are about them. What the
 * asker says of their own case is no claim, and a year that the text bears is told as nothing.
 */
export function checkClaims(evidence: Evidence, ranked: Ranked, knowledge: Knowledge): readonly Claim[] {
  const { language, book } = knowledge;
  const stated = claimsOf(evidence).filter((said) => !isYearByItsEnd(said, ranked.document));
  // 我们厂是省级的，是不是也100万: what the clause pays another title is no figure of the case.
  const tier = titleTier(evidence, ranked, knowledge);
  const [only, ...more] = stated;
  if (tier && only && more.length === 0 && tier.others.some((other) => isAsMuch(other, only)))
    return [{ said: only, verdict: 'another-case', due: tier.due }];
  for (const said of stated) {
    const due = dueFromLine(said, evidence, ranked, language);
    if (due) return [{ said, verdict: 'another-case', due }];
  }
  const ofClause = stated.filter((f) => f.ofClause || !tellsOwnCase(evidence));
  for (const said of stated) {
    const parts = totalOf(said, evidence, ranked, language);
    if (parts) return [{ said, verdict: 'total', parts }];
  }
  // 封顶50万，所以我们拿50万: what is said of it last.
  const claims = ofClause.filter(
    (f, i) => !ofClause.slice(i + 1).some((o) => o.value === f.value && o.unit === f.unit),
  );
  const asked = stated.length === 0 ? askedWhatItIs(evidence, ranked, book) : null;
  if (asked) return [asked];
  if (claims.length === 0) return [];
  const about = sentencesAbout(ranked.clause, evidence.question, evidence.expansions);
  // Several figures are said of several things, each of which is looked for in all of the clause.
  const sentences = claims.length > 1 ? sentencesOf(ranked.clause) : [...about, ...alsoAbout(evidence, ranked, about)];
  // Beside a sum that is the asker's own a figure that is right makes nothing of that sum right.
  const alone = ofClause.length === stated.length;
  return claims
    .slice(0, 3)
    .flatMap((claim) => checked(claim, sentences, evidence, ranked, knowledge) ?? [])
    .map((claim) => (claim.verdict === 'held' ? { ...claim, sure: claim.sure && alone } : claim));
}

/** 今年贷款280万, 我们研发了200万: of figures beside what is told of the asker's own case only those count that a clause is said to have. */
function tellsOwnCase(evidence: Evidence): boolean {
  const { ownCase, self } = evidence.own.signs;
  const isOfCase = (f: Figure) => !/^(?:date|ordinal)$/.test(f.unit) && slotOf(evidence, f) !== undefined;
  const goesOn = evidence.midway && evidence.sums.titles.has.length > 0;
  return ownCase || self || goesOn || evidence.sums.figured || evidence.own.figures.some(isOfCase);
}

function checked(
  said: StatedFigure,
  sentences: readonly Sentence[],
  evidence: Evidence,
  ranked: Ranked,
  { language, book }: Knowledge,
): Claim | null {
  const held = sentences.flatMap((s) => s.figures);
  if (said.unit === 'date')
    return holdsYear(said, clauseFigures(ranked.clause), ranked)
      ? null
      : { said, verdict: 'no-such-year', begins: evidence.question.signs.beginning };
  const kind = ofAnotherKind(said, ranked.clause, evidence, book);
  if (kind) return { said, verdict: 'another-kind', ...kind };
  const same = held.filter((h) => isAsMuch(h, said) && alike(h, said));
  // 57号文, 2019-2020那个: the document's own name.
  if (same.length === 0 && [ranked.document.number, ranked.document.title].some((name) => name?.includes(said.text)))
    return null;
  const due =
    same.length > 0
      ? (ofOtherYear(said, same, evidence, ranked.clause) ?? otherCase(said, same, evidence, ranked))
      : null;
  if (due) return { said, verdict: 'another-case', due: due === 'unsaid' ? null : due };
  const [first] = same;
  const line = first ? lineOfCase(first, evidence, ranked) : null;
  if (line) return { said, verdict: 'another-case', due: line };
  if (first && isOfPart(first, evidence, ranked, language)) return { said, verdict: 'only-part' };
  const unit = first ? anotherUnit(said, first, ranked, language) : null;
  if (unit) return { said, verdict: 'another-unit', byFirm: unit === 'firm' };
  if (first && same.every((h) => isOtherEnd(said, h, ranked, language)))
    return { said, verdict: 'another-case', due: null };
  const yearly = first && said.ofYears ? pacesIn(partOf(first, ranked.clause), language) : [];
  if (first && yearly.includes('by-year')) return { said, verdict: 'each-year', held: first };
  const level = first ? anotherLevel(first, sentences, evidence, language) : null;
  if (level) return { said, verdict: 'another-level', ...level };
  const paces = first ? anotherPace(said, first, sentences, language) : null;
  if (paces) return { said, verdict: 'another-pace', ...paces };
  if (first && same.every((h) => h.bound === 'at-most') && !said.upToThere)
    return { said, verdict: 'ceiling', held: first };
  if (first) return { said, verdict: 'held', sure: mentionsAll(evidence, ranked) };
  // 不到3% of the asker's own case: told where it is the clause's line, and no claim.
  if (slotOf(evidence, said)) return null;
  const away = clauseFigures(ranked.clause).filter((h) => isAsMuch(h, said) && alike(h, said));
  if (away.length > 0) return { said, verdict: 'another-case', due: ofOtherYear(said, away, evidence, ranked.clause) };
  const other = inOtherClause(said, ranked);
  if (other) return { said, verdict: 'elsewhere', ...other, due: other.due ?? insteadOf(said, evidence, ranked) };
  const written =
    floorFor(said, ranked) ?? mostOf(said, sentences, evidence, ranked) ?? insteadOf(said, evidence, ranked);
  const most = written && isOfSameLevel(said, written, ranked.clause, language) ? written : null;
  const within = most?.bound === 'at-most' && most.unit === said.unit && Number(said.value) <= Number(most.value);
  // 3%就是30万: what is worked out for the asker's own case may well come to less than the most.
  if ((within || !most) && tellsOwnCase(evidence)) return null;
  if (!most && tellsNoClaim(said, evidence)) return null;
  return { said, verdict: 'not-held', most, within };
}

/** 冲到2100, 全按3100算, 三家, 打七折就是700万: a bare number that is not said to be paid or asked for, one counted in passing, or one worked out is nothing that a text would write. */
const tellsNoClaim = (said: StatedFigure, evidence: Evidence): boolean =>
  (said.unit === 'number' && !said.ofClause) ||
  (said.unit === 'count' && Number(said.value) < FEW) ||
  comesOfFigures(said, evidence);
/** Fewer are counted in passing. */
const FEW = 10;

/** The part of its sentence that a figure stands in. */
function partOf({ start, end }: Figure, { text }: Clause): string {
  return `${/[^，,；;。]*$/.exec(text.slice(0, start))?.[0] ?? ''}${/^[^，,；;。]*/.exec(text.slice(end))?.[0] ?? ''}`;
}

/** 超出部分补贴35元: the clause pays the figure for a part alone, of which the question does not speak. */
function isOfPart(
  { start }: Figure,
  { question: { bounds } }: Evidence,
  { clause: { text } }: Ranked,
  language: LanguageData,
): boolean {
  const ahead = /[^，,。；;]*$/.exec(text.slice(0, start))?.[0] ?? '';
  return !bounds.onlyPart && language.pattern('{only-part}').test(ahead);
}

/** 每架最高100万 of what is paid to each enterprise, 每家企业100万 of what is paid for each product: what the clause counts by. */
function anotherUnit(
  said: StatedFigure,
  held: Figure,
  { clause: { text } }: Ranked,
  language: LanguageData,
): 'firm' | 'thing' | null {
  const written = /[^，,。；;]*$/.exec(text.slice(0, held.start))?.[0] ?? '';
  if (said.perThing && language.pattern('{per-firm}').test(written)) return 'firm';
  const byThing = language.pattern('{adds-by-thing}').test(text.slice(held.end, held.end + 24));
  return said.perFirm && byThing ? 'thing' : null;
}

/** 2000万以上 of what the clause takes up to 2000万: the other end of a range. */
function isOtherEnd(
  { fromThere, upToThere }: StatedFigure,
  held: Figure,
  { clause: { text } }: Ranked,
  language: LanguageData,
): boolean {
  const ends = language.pattern('{range-joint-before}').test(text.slice(0, held.start));
  const begins = language.pattern('{range-joint-after}').test(text.slice(held.end));
  return (fromThere && !upToThere && ends) || (upToThere && !fromThere && begins);
}

/** 2000万是利息还是贷款额: what the clause has the figure for is asked. */
function askedWhatItIs(evidence: Evidence, { clause }: Ranked, book: RuleBook): Claim | null {
  const { signs, figures } = evidence.question;
  if (!signs.ways.has('asks-of-clause')) return null;
  for (const said of figures) {
    const kind = ofAnotherKind(said, clause, evidence, book);
    if (kind) return { said, verdict: 'another-kind', ...kind };
  }
  return null;
}

/** What the clause pays at most for what the question is about, where a sum is claimed of it. */
function mostOf(said: Figure, sentences: readonly Sentence[], { sums }: Evidence, { clause }: Ranked): Figure | null {
  const [only, ...others] = sentences.flatMap((s) => s.figures.filter((f) => f.unit === 'CNY'));
  if (said.unit === 'CNY' && only && others.length === 0 && PRINTED.has(only.bound)) return only;
  const rule = sums.decided.find((d) => d.rule.clause === clause.id)?.rule;
  if (said.unit !== 'CNY' || !rule || !('promise' in rule.award)) return null;
  const { cap } = rule.award;
  return (cap && clauseFigures(clause).find((f) => f.value === cap.value && f.unit === cap.unit)) ?? null;
}
const PRINTED: ReadonlySet<Figure['bound']> = new Set(['exact', 'at-most']);

/** The sentence is of the national level, and the question speaks of a lower one: 省里的单项冠军产品, 搞不清是国家的还是省的. */
function anotherLevel(
  held: Figure,
  sentences: readonly Sentence[],
  { question: { bounds } }: Evidence,
  language: LanguageData,
): { readonly unsure: boolean } | null {
  const sentence = sentences.find((s) => s.start <= held.start && s.end >= held.end);
  if (!sentence || !language.pattern('{level-national}').test(sentence.text)) return null;
  if (language.pattern('{of-lower-level}').test(sentence.text) || !bounds.lowerLevel) return null;
  return { unsure: bounds.nationalLevel };
}

/** The part of the question that the figure stands in tells a pace (3%一个月) that the clause's sentence does not. */
function anotherPace(
  { paces: [told, ...more] }: StatedFigure,
  held: Figure,
  sentences: readonly Sentence[],
  language: LanguageData,
): { readonly told: Frequency; readonly pays: Frequency | null } | null {
  const sentence = sentences.find((s) => s.start <= held.start && s.end >= held.end);
  if (!told || more.length > 0 || !sentence) return null;
  const paces = pacesIn(sentence.text, language);
  return paces.includes(told) ? null : { told, pays: paces[0] ?? null };
}

/** From how much on the clause gives, where a figure is said to be asked for: 贷款要满500万才给. */
function floorFor(said: StatedFigure, { clause }: Ranked): Figure | null {
  const floors = clauseFigures(clause).filter(
    (f) => (f.bound === 'at-least' || f.bound === 'above') && f.unit === said.unit,
  );
  const [only, ...more] = said.demanded ? floors : [];
  return only && more.length === 0 ? only : null;
}

/** The clause's own figure for what a figure is said of, of several of its kind. */
function insteadOf(said: StatedFigure, evidence: Evidence, { clause }: Ranked): Figure | null {
  // 按1年期折算 is no span that is paid.
  const isKind = ({ unit, end }: Figure) =>
    said.unit === 'number' ? unit === 'CNY' : unit === said.unit && !(unit === 'year' && clause.text[end] === '期');
  const { figures, due } = ofItsYear(said, clauseFigures(clause).filter(isKind), evidence, clause);
  return due ?? nearestTo(said, figures, clause);
}

/** Where another clause of the document has a sum or a rate, and what the clause itself has of that kind. */
function inOtherClause(
  said: StatedFigure,
  { clause, document }: Ranked,
): { readonly clause: Clause; readonly held: Figure; readonly due: Figure | null } | null {
  if (!isSumOrRate(said) && !(said.unit === 'number' && Number(said.value) >= LEAST_SUM)) return null;
  for (const other of document.clauses.filter((c) => c !== clause)) {
    const held = clauseFigures(other).find((h) => isSumOrRate(h) && isAsMuch(h, said) && alike(h, said));
    if (!held) continue;
    const [due = null, ...more] = clauseFigures(clause).filter((f) => f.unit === held.unit && PRINTED.has(f.bound));
    return { clause: other, held, due: more.length > 0 ? null : due };
  }
  return null;
}
/** A number without a unit that is less may be anything. */
const LEAST_SUM = 100;

/** Sentences that name what the question is about in its own words as often as those that say most of it. */
function alsoAbout({ question }: Evidence, { clause }: Ranked, about: readonly Sentence[]): readonly Sentence[] {
  const names = (s: Sentence) => question.topics.filter((t) => s.text.includes(t.word)).length;
  const most = Math.max(0, ...about.map(names));
  // The rows of a table are about what its lead-in is about.
  const leads = about.some((s) => s.text.endsWith('：'));
  const isRow = (s: Sentence): boolean => leads && clause.text[s.start - 1] === '\n';
  return most === 0
    ? []
    : sentencesOf(clause).filter((s) => (names(s) >= most || isRow(s)) && !about.some((a) => a.start === s.start));
}

/** The figures that the question states of the policy, the asker's own case aside. */
function claimsOf(evidence: Evidence): readonly StatedFigure[] {
  // What corrects the asker's own case claims nothing of the policy.
  if (evidence.own.act.act === 'correct') return [];
  return evidence.question.signs.claimed.filter((f) => slotOf(evidence, f)?.exactness !== 'exact' && !f.told);
}

/** What the asker said of their own case with this figure. */
function slotOf({ slots }: Evidence, figure: Figure) {
  return slots.find((s) => s.start < figure.end && s.end > figure.start);
}

function alike(held: Figure, claimed: StatedFigure): boolean {
  // 听说给100: what is paid is no number of things.
  if (claimed.unit === 'number') return claimed.paid ? held.unit.startsWith('CNY') : held.unit !== 'date';
  if (held.unit === claimed.unit) return held.unit !== 'count' || thingCounted(held) === thingCounted(claimed);
  // 一小时补2000 says the unit of time apart from the money.
  return held.unit.startsWith('CNY') && claimed.unit === 'CNY';
}

function holdsYear(claim: Figure, held: readonly Figure[], { document }: Ranked): boolean {
  const year = claim.value.slice(0, 4);
  const { issued, published, effective, period } = document;
  const dates = [issued, published, effective, period?.from, period?.to, ...held.map((h) => h.value)];
  return dates.some((d) => d?.startsWith(year)) || document.title.includes(year);
}
