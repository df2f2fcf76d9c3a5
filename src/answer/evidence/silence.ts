import type { AspectEntry, LanguageData } from '../../knowledge/language-data.ts';
import { isRegionName } from '../../language/region.ts';
import type { QuotedStretch } from '../../understand/stretch.ts';
import type { Topic } from '../../understand/topic.ts';
import { isBare } from './bare.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { mentionsOf } from './mentions.ts';
import { spokenOfIn } from './spoken-of.ts';
import { surelySays } from './stated/surely-says.ts';

/** A word that weighs less names nothing. */
const NOUN = 0.5;
/** So many names are told. */
const MOST = 2;

/** A phrase of so many letters is a document's own wherever it stands in it; a word that long is a term. */
const PHRASE = 4;
const TERM = 3;
/** A name of so many letters is one word. */
const SHORTEST = 2;

/** What a clause leaves out: the names on which the points turn, and whether nothing else is asked. */
export interface LeftOut {
  readonly names: readonly QuotedStretch[];
  readonly all: boolean;
}

/**
 * Of what a question asks, the names on which its points turn and that neither the nearest clause nor its document holds, where the clause does
 * not surely say what the point asks in other words.
 * `unsaid`: aspects that are told as left out anyway.
 */
export function leftOutBy(
  evidence: Evidence,
  ranked: Ranked,
  unsaid: readonly AspectEntry[],
  language: LanguageData,
): LeftOut {
  const { own } = evidence;
  const asked = unsaid.map(({ aspect }) => aspect);
  const isMissing = missingFrom(evidence, ranked, language);
  // Of a price the clause has another, and says so.
  const isPrice = ({ end }: QuotedStretch): boolean => own.focus.discount?.starts.includes(end) ?? false;
  const isUnsaid = (name: QuotedStretch): boolean =>
    isMissing(name) && (isPrice(name) || !surelySays(ranked, name, evidence));
  const left = own.points.map(({ aspects, turnsOn }) => {
    if (aspects.some((aspect) => asked.includes(aspect))) return [];
    const names = turnsOn.filter(isUnsaid);
    return names.length > 0 ? names : null;
  });
  const names = left.flatMap((found) => found ?? []);
  return {
    names: names
      .filter(({ text }, i) => names.findIndex((n) => n.text === text) === i)
      .filter(({ text }) => !unsaid.some(({ called }) => called.includes(text)))
      .slice(0, MOST),
    all: left.length > 0 && left.every((found) => found !== null) && names.length + unsaid.length > 0,
  };
}

/** Tells a name that the clause's document does not hold; one of the asker's own case, and one of a place, is none. */
export function missingFrom(
  evidence: Evidence,
  ranked: Ranked,
  language: LanguageData,
): (name: QuotedStretch) => boolean {
  const { slots, question, own } = evidence;
  const held = [ranked.document.title, ...ranked.document.clauses.map((c) => `${c.heading} ${c.text}`)];
  const isHeld = spokenOfIn(held, question, language);
  const mention = mentionsOf(evidence, ranked);
  // 跨县 of 跨行政区, 抵押 of 质押: of two letters one that no other clause of the document has.
  const isSharedHere = (letter: string): boolean =>
    ranked.clause.text.includes(letter) && held.filter((text) => text.includes(letter)).length === 1;
  const isNear = (word: string): boolean =>
    !isBare(ranked.document) && word.length === SHORTEST && [...word].some(isSharedHere);
  const isUnsaid = ({ word, weight }: Topic): boolean =>
    weight >= NOUN &&
    word.length > 1 &&
    mention(word) === null &&
    !isHeld(word) &&
    !isNear(word) &&
    !isRegionName(`${word}区`) &&
    !isRegionName(`${word}县`) &&
    !slots.some((s) => s.words.includes(word));
  // 集中服务活动 is said elsewhere in the document; 小巨人牌子 is a term of the clause with something of the asker's to it.
  const isOfText = (name: string): boolean =>
    (name.length >= PHRASE && mention(name) !== null) ||
    own.topics.some(({ word }) => word.length >= TERM && name.startsWith(word) && mention(word) === 'clause');
  return (name) => own.topics.some((t) => name.text.includes(t.word) && isUnsaid(t)) && !isOfText(name.text);
}
