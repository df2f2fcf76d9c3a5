import type { Found } from '../answer/evidence/evidence.ts';
import { isOfIssuer } from '../answer/evidence/of-issuer.ts';
import { clauseFigures, likest, pairsOf } from '../answer/evidence/sentences.ts';
import { factsOf } from '../calculate/facts-asked.ts';
import { type FactBook, factInRole } from '../knowledge/fact.ts';
import { documentOf, type Knowledge } from '../knowledge/load.ts';
import type { Rule } from '../knowledge/measure.ts';
import { type RuleBook, rulesOn } from '../knowledge/measure-book.ts';
import type { Figure } from '../language/figure.ts';
import { liesIn, regionsAbove } from '../language/region.ts';
import { hasTerm } from '../language/terms-in.ts';
import type { Slot, SlotValue } from '../understand/slots/slot.ts';

/** How like the question a measure must be (0–1, see likeness), and how near the likest one. */
const LIKE = 0.5;
const NEAR = 0.85;
/** A clause so likely meant (0–1) is meant whatever its measures are called; and what that counts. */
const MEANT = 0.6;
const COUNTS = 2;
/** Beside it another must be so likely. */
const BESIDE = 0.03;

/** Measures in the place asked about that are likest to the question: by their names, their clause's rank, the facts they ask. */
export function chooseMeasures(found: Found, slots: readonly Slot[], knowledge: Knowledge): readonly Rule[] {
  const facts = [...new Set(slots.map((s) => s.fact))];
  const { question, candidates, asOf, meant: all } = found;
  const codes = new Set(question.regions.flatMap((r) => regionsAbove(r.code)));
  const named = new Set(question.documents.map((d) => d.id));
  const usable = new Set(rulesOn(knowledge.book, asOf));
  const here = [...knowledge.book.rules.values()].filter((rule) => {
    // A locked rule is chosen too: the reply says that it computes nothing.
    if (!usable.has(rule) && !knowledge.book.locked.has(rule.id)) return false;
    const document = documentOf(rule.clause, knowledge);
    if (named.size > 0 && !named.has(document?.id ?? '')) return false;
    return codes.size === 0 || codes.has(String(rule.scope?.region ?? document?.region));
  });
  // Of items told before one is changed, and nothing else is named: what they are calculated for.
  const changed = slots.filter(({ items, exactness }) => items !== undefined && exactness !== 'partial');
  const ofItems = here.filter((rule) => changed.some(({ fact }) => asks(rule, fact, knowledge.book.facts)));
  if (ofItems.length > 0) return ofItems;
  const capped = question.signs.reach ? here.filter((rule) => isCappedAt(rule, question)) : [];
  if (capped.length > 0) return capped;
  const best = candidates[0]?.score ?? 1;
  const words = pairsOf([question.searched, ...found.expansions].join(' '));
  const { facts: book } = knowledge.book;
  const general = [factInRole(book, 'home'), factInRole(book, 'recognitions')];
  const scored = here.map((rule) => {
    const like = likest(rule.keywords, words, 1);
    const found = candidates.find((r) => r.clause.id === rule.clause);
    const clause = (found?.score ?? 0) / best;
    const own = facts.filter((f) => !general.includes(f) && asks(rule, f, book)).length;
    const meant = Math.exp(all.get(rule.clause) ?? Number.NEGATIVE_INFINITY);
    const about =
      meant >= MEANT ||
      like === 1 ||
      (like >= LIKE && clause >= 0.75 && (found?.share ?? 0) > 0) ||
      (own > 0 && clause >= 0.6);
    return { rule, like, meant, sum: about ? like + 0.6 * clause + 0.4 * Math.min(own, 3) + COUNTS * meant : 0 };
  });
  scored.sort((a, b) => b.sum - a.sum);
  const top = scored[0]?.sum ?? 0;
  const isSure = scored.some(({ meant }) => meant >= MEANT);
  const near = scored
    .filter((s) => s.sum > 0 && (s.sum >= top * NEAR || s.like === 1) && !(isSure && s.meant < BESIDE))
    .map((s) => s.rule);
  // 3%贴息: the rate that is named tells which.
  const rates = question.figures.filter(
    (f) => f.unit === '%' && !slots.some((s) => s.start < f.end && f.start < s.end),
  );
  const isOwn = (rule: Rule) => facts.some((f) => !general.includes(f) && asks(rule, f, book));
  const paying = near.filter((rule) => paysRate(rule, rates));
  // 研发费190万，够不够那个3%: the rate tells nothing against the facts that are told.
  const rated = paying.length === 0 || paying.some(isOwn) || !near.some(isOwn) ? paying : near.filter(isOwn);
  const meant = rated.length > 0 ? rated : codes.size > 0 ? near : ofNoPlace(near, found, slots, knowledge);
  // Help without money is calculated where no money is.
  const money = meant.filter((rule) => 'promise' in rule.award);
  return money.length > 0 ? money : meant;
}

/** Where no place is told: of several, those that were talked of, those of the government named (省里那个贴息), then those whose clause has a figure that is named besides the asker's own (差二万便到三百万). */
function ofNoPlace(
  near: readonly Rule[],
  { question }: Found,
  slots: readonly Slot[],
  knowledge: Knowledge,
): readonly Rule[] {
  const figures = question.figures.filter((f) => !slots.some((s) => s.start < f.end && f.start < s.end));
  const isOfLevel = ({ clause }: Rule): boolean => {
    const document = documentOf(clause, knowledge);
    return document !== undefined && isOfIssuer(document, question);
  };
  const hasFigure = (rule: Rule): boolean => {
    const clause = knowledge.clauses.get(rule.clause);
    return clause !== undefined && clauseFigures(clause).some((own) => figures.some((f) => isSame(f, own)));
  };
  const isTalkedOf = ({ clause }: Rule): boolean => question.goesOn && question.talkedOf.includes(clause);
  return [isTalkedOf, isOfLevel, hasFigure].reduce<readonly Rule[]>((left, holds) => {
    const some = left.filter(holds);
    return some.length > 0 ? some : left;
  }, near);
}

/** The same figure; 门槛是300 may leave out that it is ten thousands of yuan. */
const isSame = (said: Figure, own: Figure): boolean =>
  said.unit === own.unit
    ? said.value === own.value
    : said.unit === 'number' && own.unit === 'CNY' && Number(own.value) === Number(said.value) * 10_000;

/** 固投8.7亿够得上那个贴息吗: where no measure that is called so asks for what is told, those that are called so too and do. */
export function calledAlike(
  likest: readonly Rule[],
  slots: readonly Slot[],
  place: SlotValue | undefined,
  searched: string,
  asOf: string,
  book: RuleBook,
): readonly Rule[] | null {
  const all = rulesOn(book, asOf);
  const here = ({ scope }: Rule) => typeof place !== 'string' || liesIn(place, String(scope?.region ?? place));
  const ofOne = slots.filter(
    ({ fact, exactness }) => exactness !== 'partial' && all.filter((rule) => asks(rule, fact, book.facts)).length === 1,
  );
  const wants = (rule: Rule) => ofOne.some(({ fact }) => asks(rule, fact, book.facts));
  if (likest.length === 0 || likest.some(wants)) return null;
  const names = likest.flatMap(({ keywords }) => keywords.filter((name) => hasTerm(searched, name)));
  const alike = all.filter(
    (rule) => wants(rule) && here(rule) && names.every((name) => rule.keywords.some((k) => k.includes(name))),
  );
  return names.length > 0 && alike.length > 0 ? alike : null;
}

/** It pays one of some rates. */
export function paysRate({ award }: Rule, rates: Found['question']['figures']): boolean {
  const rate = 'promise' in award && 'of' in award.amount ? award.amount.rate : undefined;
  return (
    typeof rate === 'object' && 'value' in rate && rates.some((f) => f.unit === rate.unit && f.value === rate.value)
  );
}

/** 封顶五十万要飞好多趟: a measure of that cap, by what the words tell of. */
function isCappedAt({ award }: Rule, { toReach, figures }: Found['question']): boolean {
  return (
    'promise' in award &&
    'of' in award.amount &&
    toReach.has(award.amount.of) &&
    figures.some((f) => f.unit === 'CNY' && f.value === award.cap?.value)
  );
}

/** True where a rule may ask about a fact; the place is always told. */
export function asks(rule: Rule, fact: string, book: FactBook): boolean {
  const role = book.get(fact)?.role;
  // What was received counts in the cap of a year.
  const capped = 'promise' in rule.award && rule.award.recurrence === 'yearly' && rule.award.cap !== undefined;
  return role === 'home' || (role === 'received-this-year' && capped) || factsOf(rule, book).includes(fact);
}
