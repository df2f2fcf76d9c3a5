import type { Clause } from '../../knowledge/document.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Figure } from '../../language/figure.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { ofAnotherKind } from './figure-kind.ts';
import { type Pace, pacesIn } from './how-often.ts';
import { mentionsAll } from './mentions.ts';
import { otherCase } from './other-case.ts';
import type { Claim } from './plan-to-say.ts';
import { figuresOf, type Sentence, sentencesOf } from './sentences.ts';
import { sentencesAbout } from './wanted-sentences.ts';

/**
 * Holds the figures that the asker states of the policy (听说是5%) against the sentences of the clause that are about them. What the
 * asker says of their own case is no claim, and a year that the text bears is told as nothing.
 */
export function checkClaims(evidence: Evidence, ranked: Ranked, language: LanguageData): readonly Claim[] {
  const claims = claimsOf(evidence);
  const asked = claims.length === 0 ? askedWhatItIs(evidence, ranked, language) : null;
  if (asked) return [asked];
  if (claims.length === 0) return [];
  const about = sentencesAbout(ranked.clause, evidence.question, evidence.expansions);
  const sentences = [...about, ...alsoAbout(evidence, ranked, about)];
  return claims.slice(0, 3).flatMap((claim) => checked(claim, sentences, evidence, ranked, language) ?? []);
}

function checked(
  said: Figure,
  sentences: readonly Sentence[],
  evidence: Evidence,
  ranked: Ranked,
  language: LanguageData,
): Claim | null {
  const held = sentences.flatMap((s) => s.figures);
  if (said.unit === 'date')
    return holdsYear(said, held, ranked)
      ? null
      : { said, verdict: 'no-such-year', begins: evidence.question.signs.beginning };
  const kind = ofAnotherKind(said, ranked.clause, evidence, language);
  if (kind) return { said, verdict: 'another-kind', ...kind };
  const same = held.filter((h) => isAsMuch(h, said) && alike(h, said));
  // 57号文, 2019-2020那个: the document's own name.
  if (same.length === 0 && [ranked.document.number, ranked.document.title].some((name) => name?.includes(said.text)))
    return null;
  const due = same.length > 0 ? otherCase(said, same, evidence, ranked) : null;
  if (due) return { said, verdict: 'another-case', due: due === 'unsaid' ? null : due };
  const [first] = same;
  if (first && isOfPart(first, evidence.question.text, ranked, language)) return { said, verdict: 'only-part' };
  const unit = first ? anotherUnit(said, first, evidence, ranked, language) : null;
  if (unit) return { said, verdict: 'another-unit', byFirm: unit === 'firm' };
  if (first && same.every((h) => isOtherEnd(said, h, evidence, ranked, language)))
    return { said, verdict: 'another-case', due: null };
  const level = first ? anotherLevel(first, sentences, evidence, language) : null;
  if (level) return { said, verdict: 'another-level', ...level };
  const paces = first ? anotherPace(said, first, sentences, evidence, language) : null;
  if (paces) return { said, verdict: 'another-pace', ...paces };
  if (first && same.every((h) => h.bound === 'at-most')) return { said, verdict: 'ceiling', held: first };
  if (first) return { said, verdict: 'held', sure: mentionsAll(evidence, ranked) };
  // 不到3% of the asker's own case: told where it is the clause's line, and no claim.
  if (slotOf(evidence, said)) return null;
  const elsewhere = sentencesAbout(ranked.clause, null, []).some((s) =>
    s.figures.some((h) => isAsMuch(h, said) && alike(h, said)),
  );
  if (elsewhere) return { said, verdict: 'another-case', due: null };
  const other = inOtherClause(said, ranked);
  return other
    ? { said, verdict: 'elsewhere', ...other }
    : { said, verdict: 'not-held', most: mostOf(said, sentences, evidence, ranked) };
}

/** 超出部分补贴35元: the clause pays the figure for a part alone, of which the question does not speak. */
function isOfPart({ start }: Figure, asked: string, { clause: { text } }: Ranked, language: LanguageData): boolean {
  const ahead = /[^，,。；;]*$/.exec(text.slice(0, start))?.[0] ?? '';
  return language.pattern('{only-part}').test(ahead) && !language.pattern('{only-part}').test(asked);
}

/** 每架最高100万 of what is paid to each enterprise, 每家企业100万 of what is paid for each product: what the clause counts by. */
function anotherUnit(
  said: Figure,
  held: Figure,
  { question: { text } }: Evidence,
  { clause }: Ranked,
  language: LanguageData,
): 'firm' | 'thing' | null {
  const part = (words: string, { start }: Figure) => /[^，,。；;]*$/.exec(words.slice(0, start))?.[0] ?? '';
  const [asked, written] = [part(text, said), part(clause.text, held)];
  const tells = (words: string, where: string) => language.pattern(words).test(where);
  if (tells('{per-thing}', asked) && tells('{per-firm}', written)) return 'firm';
  return tells('{per-firm}', asked) && tells('{adds-by-thing}', clause.text.slice(held.end, held.end + 24))
    ? 'thing'
    : null;
}

/** 2000万以上 of what the clause takes up to 2000万: the other end of a range. */
function isOtherEnd(
  said: Figure,
  held: Figure,
  { question: { text } }: Evidence,
  { clause }: Ranked,
  language: LanguageData,
): boolean {
  const from = language.pattern('{from-there-up}').test(text.slice(said.end)) || said.bound === 'at-least';
  const to = language.pattern('{up-to-there}').test(text.slice(said.end)) || said.bound === 'at-most';
  const ends = language.pattern('{range-joint-before}').test(clause.text.slice(0, held.start));
  const begins = language.pattern('{range-joint-after}').test(clause.text.slice(held.end));
  return (from && !to && ends) || (to && !from && begins);
}

/** 2000万是利息还是贷款额: what the clause has the figure for is asked. */
function askedWhatItIs(evidence: Evidence, { clause }: Ranked, language: LanguageData): Claim | null {
  const { signs, figures } = evidence.question;
  if (!signs.ways.has('asks-of-clause')) return null;
  for (const said of figures) {
    const kind = ofAnotherKind(said, clause, evidence, language);
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
  return (cap && figuresOf(clause).find((f) => f.value === cap.value && f.unit === cap.unit)) ?? null;
}
const PRINTED: ReadonlySet<Figure['bound']> = new Set(['exact', 'at-most']);

/** The sentence is of the national level, and the question speaks of a lower one: 省里的单项冠军产品, 搞不清是国家的还是省的. */
function anotherLevel(
  held: Figure,
  sentences: readonly Sentence[],
  { question: { text } }: Evidence,
  language: LanguageData,
): { readonly unsure: boolean } | null {
  const sentence = sentences.find((s) => s.start <= held.start && s.end >= held.end);
  if (!sentence || !language.pattern('{level-national}').test(sentence.text)) return null;
  const shows = (words: string) => language.pattern(words).test(text);
  if (language.pattern('{of-lower-level}').test(sentence.text) || !shows('{of-lower-level}')) return null;
  return { unsure: shows('{level-national}') };
}

/** The part of the question that the figure stands in tells a pace (3%一个月) that the clause's sentence does not. */
function anotherPace(
  { start, end }: Figure,
  held: Figure,
  sentences: readonly Sentence[],
  { question: { text } }: Evidence,
  language: LanguageData,
): { readonly told: Pace; readonly pays: Pace | null } | null {
  const part = `${/[^，,。；;？?！!]*$/.exec(text.slice(0, start))?.[0] ?? ''}${/^[^，,。；;？?！!]*/.exec(text.slice(end))?.[0] ?? ''}`;
  const [told, ...more] = pacesIn(part, language);
  const sentence = sentences.find((s) => s.start <= held.start && s.end >= held.end);
  if (!told || more.length > 0 || !sentence) return null;
  const paces = pacesIn(sentence.text, language);
  return paces.includes(told) ? null : { told, pays: paces[0] ?? null };
}

/** The first sentence of another clause of the document that has a sum or a rate. */
function inOtherClause(
  said: Figure,
  { clause, document }: Ranked,
): { readonly clause: Clause; readonly sentence: Sentence } | null {
  if (!/^(?:CNY|%)/.test(said.unit)) return null;
  for (const other of document.clauses.filter((c) => c !== clause)) {
    const sentence = sentencesOf(other).find((s) => s.figures.some((h) => isAsMuch(h, said) && alike(h, said)));
    if (sentence) return { clause: other, sentence };
  }
  return null;
}

/** Sentences that name what the question is about in its own words as often as those that say most of it. */
function alsoAbout({ question }: Evidence, { clause }: Ranked, about: readonly Sentence[]): readonly Sentence[] {
  const names = (s: Sentence) => question.topics.filter((t) => s.text.includes(t.word)).length;
  const most = Math.max(0, ...about.map(names));
  return most === 0
    ? []
    : sentencesOf(clause).filter((s) => names(s) >= most && !about.some((a) => a.start === s.start));
}

/** The figures that the question states of the policy, the asker's own case aside. */
function claimsOf(evidence: Evidence): readonly Figure[] {
  return evidence.question.signs.claimed.filter((f) => slotOf(evidence, f)?.exactness !== 'exact');
}

/** What the asker said of their own case with this figure. */
function slotOf({ slots }: Evidence, figure: Figure) {
  return slots.find((s) => s.start < figure.end && s.end > figure.start);
}

/** 链主工厂500: a bare number is said for so many 万 of a clause's sum. */
const isAsMuch = (held: Figure, claimed: Figure): boolean =>
  held.value === claimed.value ||
  (claimed.unit === 'number' && held.unit === 'CNY' && Number(held.value) === Number(claimed.value) * 10_000);

function alike(held: Figure, claimed: Figure): boolean {
  if (claimed.unit === 'number') return held.unit !== 'date';
  if (held.unit === claimed.unit) return held.unit !== 'count' || kindOf(held.noun) === kindOf(claimed.noun);
  // 一小时补2000 says the unit of time apart from the money.
  return held.unit.startsWith('CNY') && claimed.unit === 'CNY';
}

/** 家, 户 and 个 count enterprises alike. */
const kindOf = (noun: string): string => (/^[家户个名]$/.test(noun) ? '家' : noun);

function holdsYear(claim: Figure, held: readonly Figure[], { document }: Ranked): boolean {
  const year = claim.value.slice(0, 4);
  const { issued, published, effective, period } = document;
  const dates = [issued, published, effective, period?.from, period?.to, ...held.map((h) => h.value)];
  return dates.some((d) => d?.startsWith(year)) || document.title.includes(year);
}
