import { type Clause, isHollow, type PolicyDocument } from '../../knowledge/document.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Figure } from '../../language/figure.ts';
import { isOneOrTwo } from '../../language/figure-context.ts';
import type { Question } from '../../understand/question.ts';
import type { StatedFigure } from '../../understand/stated-figures.ts';
import { isBare } from './bare.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { clauseFigures, pairsOf, sentencesOf } from './sentences.ts';
import { answersWith, wantedFigure } from './wanted-sentences.ts';

/** What a text says before its clauses grants nothing. */
export const PREAMBLE = '前言';

/** Asked whom a document is for, in words that no clause of it says: what it says before its clauses comes first, which tells its aim. */
export function preambleFirst<R extends Ranked>(named: readonly R[], { aspects }: Question): readonly R[] {
  if (!aspects.includes('who') || named.some(({ share }) => share > 0)) return named;
  return [...named].sort((a, b) => Number(b.clause.locator === PREAMBLE) - Number(a.clause.locator === PREAMBLE));
}

/** The clauses to answer with: the best, and others close behind that add a place, or the figure that is wanted. */
export function closest(evidence: Evidence): Ranked[] {
  const { ranked, question } = evidence;
  const best = ranked[0];
  if (!best) return [];
  // Of a text of which nothing else is known the likeliest is what answers.
  if (isBare(best.document)) return [best];
  const wanted = wantedFigure(question);
  const holds = (r: Ranked) => sentencesOf(r.clause).some((s) => answersWith(s, wanted));
  const withFigure = wanted
    ? ranked.filter((r) => r.score >= best.score * 0.6 && r.share >= best.share - 0.15 && holds(r))
    : [];
  const first = withFigure[0] ?? namingFigure(evidence) ?? best;
  // 贴息封顶50万的那个: a figure that the first has and is asked of tells it from those of other places.
  const named = holdsNamed(evidence);
  const fits = (r: Ranked) => !named?.(first) || named(r);
  const others = ranked
    .filter(
      (r) =>
        r !== first &&
        fits(r) &&
        r.score >= first.score * 0.8 &&
        r.share >= first.share - 0.05 &&
        (!wanted || holds(r)),
    )
    .sort((a, b) => b.score - a.score);
  if (question.regions.length === 0) {
    const places = new Map([[first.document.region, first]]);
    for (const r of others)
      if (!places.has(r.document.region) && r.document.provenance !== 'commentary') places.set(r.document.region, r);
    // Where no place is named, what another place pays for the same is part of the answer.
    for (const r of wanted === 'money' ? ranked : [])
      if (
        !places.has(r.document.region) &&
        holds(r) &&
        fits(r) &&
        r.score >= first.score * 0.45 &&
        r.share >= first.share - 0.3
      )
        places.set(r.document.region, r);
    if (places.size > 1) return [...places.values()].slice(0, 3);
  }
  const near = others.filter((r) => r.document === first.document || r.score >= first.score * 0.92);
  const ofOne =
    question.act.act !== 'claim' &&
    question.aspects.length > 0 &&
    question.aspects.every((aspect) => OF_ONE.has(aspect));
  return [first, ...near.filter((r) => !ofOne || addsTo(first, r, question)).slice(0, 1)];
}

/** Aspects that one clause answers, unless another says more of what is asked. */
const OF_ONE: ReadonlySet<string> = new Set(['amount', 'count', 'whether', 'who', 'conditions', 'years']);

/** A clause says something of what is asked that another does not. */
const addsTo = (first: Ranked, { clause }: Ranked, { topics }: Question): boolean =>
  topics.some(({ word }) => clause.text.includes(word) && !first.clause.text.includes(word));

/** The clause near the best, else the only one of its document, that holds a figure which the question names of the policy, where the best holds none. */
function namingFigure(evidence: Evidence): Ranked | undefined {
  const { ranked, question, slots } = evidence;
  const [best] = ranked;
  const holds = holdsNamed(evidence);
  if (!best || !holds || holds(best)) return undefined;
  const near = ranked.find((r) => r.score >= best.score * 0.45 && r.share >= best.share - 0.15 && holds(r));
  const ofCase = question.figures.some((f) => slots.some((s) => s.start < f.end && s.end > f.start));
  const [only, ...others] = ofCase ? [] : best.document.clauses.filter((clause) => holds({ ...best, clause }));
  return near ?? (only && others.length === 0 ? { ...best, clause: only } : undefined);
}

/** 12个员工 are not 12个城市: what is counted by 个 stands behind it. */
const isOfNoun = (held: Figure, text: string, said: StatedFigure): boolean =>
  held.unit !== 'count' ||
  (held.noun === said.noun && (held.noun !== '个' || text.slice(held.end).startsWith(said.behind.slice(0, 2))));

/** Tells whether a clause holds a figure that the question names of the policy; null where it names none. */
function holdsNamed({ question, slots }: Evidence): ((ranked: Ranked) => boolean) | null {
  const own = (start: number, end: number) =>
    question.signs.ownCase && slots.some((s) => s.start < end && s.end > start);
  // 说是300家: a count that is claimed is of the clause that has it, a sum may be said of another.
  const claimed = question.signs.claimed.filter((f) => f.unit !== 'count').map((f) => f.start);
  const named = question.figures.filter(
    (f) =>
      !isOneOrTwo(f) &&
      !(f.unit === 'count' && f.value === '1') &&
      !own(f.start, f.end) &&
      !f.told &&
      !claimed.includes(f.start) &&
      !/^(?:date|ordinal|document)$/.test(f.unit),
  );
  if (named.length === 0) return null;
  return ({ clause }) =>
    clauseFigures(clause).some((f) =>
      named.some((n) => n.value === f.value && f.unit.startsWith(n.unit) && isOfNoun(f, clause.text, n)),
    );
}

/** For a list: the clauses that cover the question; those out of force only where nothing in force does. */
export function clausesListed(evidence: Evidence): Ranked[] {
  const ranked = [...evidence.ranked].sort((a, b) => b.score - a.score);
  const [best] = ranked;
  if (!best) return [];
  const near = ranked.filter((r) => r === best || (r.score >= best.score * 0.45 && r.share >= best.share - 0.34));
  // What is in force stands for what is not where it says as much.
  const current = near.filter((r) => r.status !== 'expired' && r.share >= best.share - 0.1);
  const held = current.length > 0 && !evidence.question.documents.includes(best.document) ? current : near;
  const holds = holdsNamed(evidence);
  if (holds?.(best)) return [best];
  const granting = held.filter((r) => r.clause.locator !== PREAMBLE);
  return (granting.length > 0 ? granting : held)
    .sort((a, b) => Number(isHollow(a.clause)) - Number(isHollow(b.clause)))
    .slice(0, 5);
}

/**
 * The clause that names bodies, where the best does not: a further paragraph of its article, one that says who carries the document out or
 * what it is called by, or, of a document that has but one, any. Who interprets a text is told only where nobody else is named.
 */
export function withBodies(evidence: Evidence, best: Ranked, language: LanguageData): Ranked {
  if (best.clause.bodies.length > 0 && !interprets(best.clause, language)) return best;
  if (best.clause.locator === PREAMBLE) {
    const naming = best.document.clauses.filter((c) => c.bodies.length > 0);
    const [first] = naming;
    return first && new Set(naming.map((c) => c.bodies.join())).size === 1 ? { ...best, clause: first } : best;
  }
  const article = evidence.ranked.filter((r) => r.document === best.document && articleOf(r) === articleOf(best));
  const naming = article.find((r) => r.clause.bodies.length > 0 && !interprets(r.clause, language));
  const document = best.document.explained ?? best.document;
  const carries = language.pattern('{names-executors}');
  const named = document.clauses.filter(
    (c) => c.bodies.length > 0 && (carries.test(c.text) || runs(c, document, language)),
  );
  const ofAll = named.find((c) => !interprets(c, language)) ?? named[0];
  return naming ?? (ofAll ? { ...best, document, clause: ofAll } : best);
}

/** It only says who explains the text: 本办法由区财政局负责解释. */
export function interprets({ text, bodies }: Pick<Clause, 'text' | 'bodies'>, language: LanguageData): boolean {
  const explains = language.pattern('{of-interpretation}');
  const parts = text.split(/[,，;；。\n]/);
  const others = parts.filter((part) => !explains.test(part));
  return others.length < parts.length && !others.some((part) => bodies.some((body) => part.includes(body)));
}

/** 农业园区评比由市农业局组织开展: who runs what the document is called by. */
function runs({ text }: Clause, { title }: PolicyDocument, language: LanguageData): boolean {
  const found = language.pattern('{runs-what}').exec(text)?.[1] ?? '';
  const called = pairsOf(title);
  const words = [...pairsOf(found)];
  return words.length > 0 && words.filter((pair) => called.has(pair)).length >= words.length * MOSTLY;
}
const MOSTLY = 0.6;

/** What a clause shares with the further paragraphs of its article: `#1.p2` lies in `#1`. */
const articleOf = ({ clause }: Ranked): string => clause.id.replace(/\.p\d+$/, '');
