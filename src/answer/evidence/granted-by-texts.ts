import { catalogueOf } from '../../knowledge/catalogue/catalogue.ts';
import type { Measure } from '../../knowledge/catalogue/facet.ts';
import { isUnconfirmed } from '../../knowledge/document.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { NATIONAL, regionsAbove } from '../../language/region.ts';
import { hasTerm } from '../../language/terms-in.ts';
import type { Span } from '../../understand/span.ts';
import { tradesIn } from '../../understand/trades.ts';
import { type Evidence, type Ranked, rankedById } from './evidence.ts';
import { onScale } from './fragment-for.ts';
import { sentencesOf } from './sentences.ts';

/** A measure of a text that no rule computes, with where its clause grants it. */
export interface Granted {
  readonly measure: string;
  readonly ranked: Ranked;
  readonly on: readonly Span[];
}

/** So much a word of the asker's weighs where the measure is for it, where its text is called so, and elsewhere in its clause. */
const IN_FACET = 3;
const IN_TITLE = 2;
const IN_TEXT = 1;
const OF_TRADE = 4;
/** What policies say for a word of the asker's weighs half as much; of words that are everywhere in a place too little is told. */
const MEANT = 0.5;
const LIKE = 0.5;
const WITH_SUM = 1;

/** What the texts of the asker's place grant to such a firm, by how much it is for what they told; of each clause the likest. */
export function grantedTo(
  evidence: Pick<Evidence, 'question' | 'expansions' | 'sums' | 'asOf' | 'own' | 'slots'>,
  knowledge: Knowledge,
): readonly Granted[] {
  const { sums, asOf, question } = evidence;
  if (sums.placed === null) return [];
  const codes = regionsAbove(sums.placed).filter((code) => code !== NATIONAL);
  const ruled = new Set([...knowledge.book.rules.values()].map(({ clause }) => clause.split('#')[0]));
  const all = catalogueOf(knowledge).flatMap((measure): Held[] => {
    const ranked = ruled.has(measure.document) ? null : rankedById(measure.clause, asOf, knowledge);
    if (!ranked || ranked.status === 'expired' || ranked.document.explained) return [];
    if (isUnconfirmed(ranked.clause)) return [];
    return ranked.document.provenance === 'commentary' || !isWhole(measure, ranked) ? [] : [heldOf(measure, ranked)];
  });
  const here = all.filter(({ measure }) => codes.includes(measure.region ?? ''));
  const { language } = knowledge;
  const told = question.searched;
  const isHelp = language.pattern('{help-word}|{any-help}');
  const said = question.topics.map(({ word, weight }) => ({ word, weight }));
  const words = [...said, ...evidence.expansions.map((word) => ({ word, weight: MEANT }))]
    .filter(({ word }) => word.length > 1 && !isHelp.test(word))
    .map(({ word, weight }) => ({ word, weight: weight * rarityOf(word, all) }));
  const worth = new Map<string, { readonly held: Held; readonly worth: number }>();
  for (const held of here) {
    if (sums.listed?.includes(held.measure.id) || isOfOthers(held, told, sums.trades, language)) continue;
    const own = likeness(held, words);
    const ofTrade = tradesOf(held, language).some((trade) => sums.trades.includes(trade));
    if (own < LIKE && !ofTrade && words.length > 0) continue;
    const sum = own + (ofTrade ? OF_TRADE : 0) + (held.measure.figures.length > 0 ? WITH_SUM : 0);
    const { id } = held.ranked.clause;
    if (sum > (worth.get(id)?.worth ?? 0)) worth.set(id, { held, worth: sum });
  }
  const ordered = [...worth.values()].sort((a, b) => b.worth - a.worth);
  const least = (ordered[0]?.worth ?? 0) / 3;
  return ordered
    .filter((one) => one.worth >= least)
    .flatMap(({ held: { measure, ranked } }): Granted[] => onStep(evidence, measure, ranked, knowledge));
}

/** A measure as it is granted to the asker: by the step of its clause's scale that their own figure reaches, not at all below the lowest. */
function onStep(
  evidence: Pick<Evidence, 'question' | 'own' | 'slots'>,
  measure: Measure,
  ranked: Ranked,
  knowledge: Knowledge,
): Granted[] {
  const scale = onScale(evidence, ranked, knowledge);
  if (scale?.lead === 'below') return [];
  const due = scale?.lead === 'fragment' && scale.clause === ranked.clause ? scale.sentences[0] : undefined;
  return [{ measure: measure.id, ranked, on: due ? due.figures : grantAt(measure) }];
}

/** A measure of a text that is held: whom and what it is for, what its text is called, its clause. */
interface Held {
  readonly measure: Measure;
  readonly ranked: Ranked;
  readonly facets: string;
  readonly called: string;
}

function heldOf(measure: Measure, ranked: Ranked): Held {
  const { beneficiary, subject, conditions } = measure;
  const facets = [beneficiary, subject, ...conditions].flatMap((facet) => facet?.text ?? []).join(' ');
  return { measure, ranked, facets, called: `${ranked.document.title} ${ranked.clause.heading}` };
}

/** The trades that whom and what it is for name, and what its text is called. */
const tradesOf = ({ facets, called }: Held, language: LanguageData): readonly string[] =>
  tradesIn(`${facets} ${called}`, language).flatMap(({ common, trade }) => (common ? [] : [trade]));

/** How seldom the measures of all texts say a word: 1 where one does, next to 0 where all do. */
function rarityOf(word: string, all: readonly Held[]): number {
  const count = all.filter((held) => standing(word, held) > 0).length;
  return Math.log((all.length + 1) / (count + 1)) / Math.log(all.length + 1);
}

function standing(word: string, { facets, called, ranked }: Held): number {
  if (facets.includes(word)) return IN_FACET;
  if (called.includes(word)) return IN_TITLE;
  return ranked.clause.text.includes(word) ? IN_TEXT : 0;
}

const likeness = (held: Held, words: readonly { readonly word: string; readonly weight: number }[]): number =>
  words.reduce((sum, { word, weight }) => sum + weight * standing(word, held), 0);

/** It names trades, and none that was told; or it is for whoever stands between the office and the firm (a park, a platform), which nobody said to be. */
function isOfOthers(held: Held, told: string, trades: readonly string[], language: LanguageData): boolean {
  const named = tradesOf(held, language);
  if (trades.length > 0 && named.length > 0 && !named.some((trade) => trades.includes(trade))) return true;
  const between = language.pattern('{intermediary}').exec(held.measure.beneficiary?.text ?? '')?.[0];
  return between !== undefined && !hasTerm(told, between);
}

/** It is granted in a sentence that has its end: cells of a table are torn. */
function isWhole({ instrument: { said } }: Measure, { clause }: Ranked): boolean {
  const { span } = said;
  const sentence = span && sentencesOf(clause).find((s) => s.start <= span.start && s.end >= span.end);
  return !sentence || (STOPS.includes(sentence.text.at(-1) ?? '') && !sentence.text.includes('\n'));
}
const STOPS = '。；;！';

/** Where the clause says what is given and to whom. */
function grantAt({ instrument, figures, beneficiary }: Measure): readonly Span[] {
  return [instrument.said, ...figures, ...(beneficiary ? [beneficiary] : [])].flatMap(({ span }) => span ?? []);
}
