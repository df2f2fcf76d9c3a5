import type { Clause } from '../../../knowledge/document.ts';
import { chineseValue } from '../../../language/numeral.ts';
import { articleOf, articlesCovered, GOES_ON, GRANTS, REFUSES } from '../../../language/official-text.ts';
import { pairsOfSentence } from '../sentences.ts';
import { hanPairs, sentencesHolding } from '../sentences-holding.ts';
import type { HeldDocument, PartLikeness, SentenceSigns } from './held-sentences.ts';
import { rareWords } from './rare-words.ts';

/** Words that no more sentences hold name what two of them share. */
const FEW = 5;
/** Pairs that every sentence is counted as having: a short one shares not much more for being short. */
const LEAST = 8;

/** What tells of every sentence of a document whether it decides beside some of them (`told`, by their places, one at least), in their order. */
export function signsBeside(held: HeldDocument, told: readonly number[]): readonly SentenceSigns[] {
  const { document, sentences, parts } = held;
  const quoted = told.map((i) => sentences[i]!);
  const within = new Set(quoted.map(({ clause }) => clause));
  const places = [...within].map((clause) => document.clauses.indexOf(clause));
  const articles = new Set([...within].flatMap((clause) => numberOf(clause) ?? []));
  const referred = new Set(quoted.flatMap(({ sentence }) => [...articlesCovered(sentence.text)]));
  const [grants, refuses] = [GRANTS, REFUSES].map((form) => quoted.some(({ sentence }) => form.test(sentence.text)));
  const meant = (one: { readonly signs: SentenceSigns }): number => one.signs.get('meant') ?? 0;
  const most = Math.max(...quoted.map(meant));
  const shares = sharedWith(held, told);
  const own = new Set([
    ...hanPairs(document.title),
    ...quoted.flatMap(({ clause, sentence }) => [...hanPairs(clause.heading), ...pairsOfSentence(sentence)]),
  ]);
  const rare = rareWords(document, held.asked, own);
  return sentences.map((one, i) => {
    const { clause, sentence } = one;
    const isWithin = within.has(clause);
    const named = articlesCovered(sentence.text);
    const refers = [...named].some((article) => articles.has(article));
    const follows = told.includes(i - 1) && sentences[i - 1]!.clause === clause;
    const place = document.clauses.indexOf(clause);
    const article = numberOf(clause);
    const [isGrant, isRefusal] = [GRANTS, REFUSES].map((form) => form.test(sentence.text));
    return new Map([
      ['beside: same clause', isWithin ? 1 : 0],
      ['beside: meant of it', isWithin ? meant(one) : 0],
      ['beside: meant', meant(one) - most],
      ['beside: next clause', places.some((at) => Math.abs(at - place) === 1) && !isWithin ? 1 : 0],
      ['beside: follows', follows ? 1 : 0],
      ['beside: goes on', follows && GOES_ON.test(sentence.text) ? 1 : 0],
      ['beside: precedes', told.includes(i + 1) && sentences[i + 1]?.clause === clause ? 1 : 0],
      ['beside: refuses within', isWithin && isRefusal ? 1 : 0],
      ['beside: refuses next', follows && isRefusal ? 1 : 0],
      ['beside: another refusal', refuses && isRefusal ? 1 : 0],
      ['beside: another grant', grants && isGrant ? 1 : 0],
      ['beside: the grant', !grants && isGrant ? 1 : 0],
      ['beside: refers', refers ? 1 : 0],
      ['beside: referred to', article !== null && referred.has(article) ? 1 : 0],
      ['beside: refers elsewhere', named.size > 0 && !refers ? 1 : 0],
      ['beside: shares', shares(i)],
      ['beside: rare', rare(sentence)],
      ...gained(parts, 'meaning', told, i),
      ...gained(parts, 'words', told, i),
    ]);
  });
}

/** The number of the article that a clause stands in; null where it stands in none. */
function numberOf({ locator }: Clause): number | null {
  const value = chineseValue(articleOf(locator) ?? '');
  return value === null ? null : Number(value);
}

/** How much more a sentence says to the parts of a message than those told: to the one that gains most, and to all that gain. */
function gained(
  parts: readonly PartLikeness[],
  by: keyof PartLikeness,
  told: readonly number[],
  i: number,
): readonly (readonly [string, number])[] {
  const gains = parts.map((part) => part[by][i]! - Math.max(...told.map((one) => part[by][one]!)));
  return [
    [`beside: ${by} gained`, gains.length > 0 ? Math.max(...gains) : 0],
    [`beside: ${by} gained in all`, gains.reduce((sum, gain) => sum + Math.max(0, gain), 0)],
  ];
}

/** How much of what few sentences hold one shares with those told. */
function sharedWith({ document, sentences }: HeldDocument, told: readonly number[]): (i: number) => number {
  const holders = sentencesHolding(document);
  const title = hanPairs(document.title);
  const said = new Set(told.flatMap((i) => [...pairsOfSentence(sentences[i]!.sentence)]));
  return (i) => {
    const pairs = [...pairsOfSentence(sentences[i]!.sentence)];
    const shared = pairs.reduce((sum, pair) => {
      const held = holders.get(pair) ?? 0;
      return sum + (said.has(pair) && !title.has(pair) && held > 0 && held <= FEW ? 1 / held : 0);
    }, 0);
    return shared / Math.sqrt(LEAST + pairs.length);
  };
}
