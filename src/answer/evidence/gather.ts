import { type Clause, type PolicyDocument, statusOn } from '../../knowledge/document.ts';
import { expand } from '../../knowledge/lexicon.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { liesIn, type Region, regionsAbove } from '../../language/region.ts';
import type { ClauseIndex } from '../../retrieve/port.ts';
import type { Question } from '../../understand/question.ts';
import { namesSupport } from '../../understand/signs.ts';
import { coverageOf } from './clause-says.ts';
import { type Covering, likely, saysEnough } from './cover.ts';
import type { Found, Ranked } from './evidence.ts';
import { isHollow } from './heading-only.ts';
import { taxSentences } from './tax-rate.ts';

const LIMIT = 12;
/** A text out of force ranks behind one in force that says as much. */
const RANK: Record<Ranked['status'], number> = { 'in-force': 1, unknown: 0.97, 'not-yet': 0.95, expired: 0.85 };

/** The part of a named document that is asked for by its number ranks before the others. */
const PART = 4;
/** A heading alone ranks behind a text. */
const HOLLOW = 0.5;

/** Finds what is held for a question: the clauses in scope that cover it, or else the nearest thing. `told`: the facts that it states. */
export async function gather(
  question: Question,
  asOf: string,
  knowledge: Knowledge,
  index: ClauseIndex,
  told: readonly string[],
): Promise<Found> {
  const places = specificRegions(question);
  const inScope = scopeOf(question, places);
  const expansions = expand(knowledge.lexicon, `${question.text} ${question.searched}`);
  const also = expansions.map((e) => ({ text: e.text, weight: e.weight, of: e.said }));
  const searched = withoutNames(question) || question.text;
  const frequencies = await index.frequencies(question.topics.map((t) => t.word));
  const find = async (accept: (document: PolicyDocument) => boolean): Promise<Covering[]> => {
    const documents = new Set([...knowledge.documents.values()].filter(accept).map((d) => d.id));
    const hits = await index.search({ text: searched, also, documents, limit: LIMIT });
    return hits
      .flatMap((hit) => {
        const clause = knowledge.clauses.get(hit.id);
        const document = knowledge.documents.get(hit.parent ?? '');
        if (!clause || !document) return [];
        const status = statusOn(document, asOf);
        const exact = places.some((p) => p.code === document.region) ? 1.25 : 1;
        const coverage = coverageOf(clause, document, question, expansions, frequencies, knowledge.language);
        const { share } = coverage;
        return [
          {
            clause,
            document,
            status,
            score:
              hit.score *
              RANK[status] *
              (isHollow(clause) ? HOLLOW : 1) *
              (isPartAsked(clause, question) ? PART : 1) *
              exact *
              (0.4 + 0.6 * share),
            ...coverage,
          },
        ];
      })
      .sort((a, b) => b.score - a.score);
  };

  const held = await find(inScope);
  const open =
    question.unknownNumbers.length > 0 || question.act.act === 'off-topic'
      ? []
      : held.filter((r) => mayAnswer(r.clause, question));
  // A comparison names two things; each clause need hold but one.
  const halves = question.act.act === 'compare';
  const surely = open.filter((r) => saysEnough(r, halves) || question.documents.includes(r.document));
  const ranked = surely.length > 0 ? surely : likely(open, question.text, told, knowledge);
  const uncoveredRegion =
    places.find((p) => ![...knowledge.documents.values()].some((d) => d.region === p.code)) ?? null;
  const nearest =
    ranked.length > 0
      ? null
      : ((await find(() => true)).find((r) => r.share >= 0.34 && r.document.provenance !== 'commentary') ?? null);
  const meant = expansions.map((e) => e.text);
  const asksSupport = question.signs.support || meant.some((text) => namesSupport(text, knowledge.language));
  const sure = surely.length > 0;
  return { question, asOf, ranked, sure, candidates: held, nearest, uncoveredRegion, expansions: meant, asksSupport };
}

/** A heading without a text answers no question of a figure, and a subsidy's rate no question of a tax. */
function mayAnswer(clause: Clause, question: Question): boolean {
  if (question.signs.taxRate) return taxSentences(clause).length > 0;
  return !(isHollow(clause) && (question.aspects.includes('amount') || question.aspects.includes('count')));
}

/** 第三条 of a document that is named, or a clause that the question is known to be about. */
function isPartAsked({ id }: Clause, { documents, figures, clauses }: Question): boolean {
  if (clauses.includes(id)) return true;
  const part = documents.length > 0 ? figures.find((f) => f.unit === 'ordinal')?.value : undefined;
  return part !== undefined && new RegExp(`#${part}(?:\\.|$)`).test(id);
}

/** Where documents are named, what is asked of them is told by the other words. */
function withoutNames({ searched, topics, documents }: Question): string {
  if (documents.length === 0) return searched;
  const asked = topics.filter((t) => !documents.some((d) => d.title.includes(t.word)));
  if (asked.length === 0) return searched;
  return topics
    .filter((t) => !asked.includes(t))
    .reduce((text, t) => text.replaceAll(t.word, ' '), searched)
    .trim();
}

/** 湖南省长沙市 is one place; 湖南和长沙 are two. */
function specificRegions(question: Question): Region[] {
  const { regions, act } = question;
  if (act.act === 'compare') return [...regions];
  return regions.filter((r) => !regions.some((other) => other.code !== r.code && liesIn(other.code, r.code)));
}

/** A place sees its own texts, its province's and the country's; no place sees all; a document that is named is enough. */
function scopeOf(question: Question, places: readonly Region[]): (document: PolicyDocument) => boolean {
  if (question.documents.length > 0) return (document) => question.documents.includes(document);
  if (places.length === 0) return () => true;
  const codes = new Set(places.flatMap((p) => regionsAbove(p.code)));
  return (document) => document.region !== null && codes.has(document.region);
}
