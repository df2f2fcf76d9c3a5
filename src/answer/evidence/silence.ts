import type { AspectEntry, LanguageData } from '../../knowledge/language-data.ts';
import { isRegionName } from '../../language/region.ts';
import type { QuotedStretch } from '../../understand/stretch.ts';
import type { Topic } from '../../understand/topic.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { mentionsOf } from './mentions.ts';

/** A word that weighs less names nothing. */
const NOUN = 0.5;
/** What policies say for a word stands for it where it weighs as much. */
const SURE = 0.7;
/** So many names are told. */
const MOST = 2;

/** A word so long may be said in two parts with so much between them. */
const PARTED = 4;
const BETWEEN = 4;

/** A phrase of so many letters is a document's own wherever it stands in it; a word that long is a term. */
const PHRASE = 4;
const TERM = 3;

/** What a clause leaves out: the names on which the points turn, and whether nothing else is asked. */
export interface LeftOut {
  readonly names: readonly QuotedStretch[];
  readonly all: boolean;
}

/**
 * Of what a question asks, the names on which its points turn and that neither the nearest clause nor its document holds.
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
  const isUnsaid = missingFrom(evidence, ranked, language);
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
  const { text } = ranked.clause;
  const held = [ranked.document.title, ...ranked.document.clauses.map((c) => `${c.heading} ${c.text}`)].join('\n');
  const isMeant = (word: string): boolean =>
    question.meanings.some((m) => m.weight >= SURE && isPartOfWord(m.said, word) && held.includes(m.text));
  const deed = language.pattern('^^{does-a-thing}');
  const mention = mentionsOf(evidence, ranked);
  const measure = language.pattern('{names-a-measure}');
  const isUnsaid = ({ word, weight }: Topic): boolean =>
    weight >= NOUN &&
    word.length > 1 &&
    (question.goesOn ? mention(word) !== 'clause' : mention(word) === null) &&
    !isMeant(word) &&
    !text.includes(word.replace(deed, '') || '\n') &&
    !saidInParts(word, text) &&
    !isPersonOf(word, text, language) &&
    !text.includes(word.replace(measure, '') || '\n') &&
    !isRegionName(`${word}区`) &&
    !isRegionName(`${word}县`) &&
    !slots.some((s) => s.words.includes(word));
  // 集中服务活动 is said elsewhere in the document; 小巨人牌子 is a term of the clause with something of the asker's to it.
  const isOfText = (name: string): boolean =>
    (name.length >= PHRASE && mention(name) !== null) ||
    own.topics.some(({ word }) => word.length >= TERM && name.startsWith(word) && mention(word) === 'clause');
  return (name) => own.topics.some((t) => name.text.includes(t.word) && isUnsaid(t)) && !isOfText(name.text);
}

/** 租金 of 厂房租金, or the word itself. */
const isPartOfWord = (said: string, word: string): boolean =>
  word.includes(said) || (said.includes(word) && word.length > 1);

/** 见习生 of a clause that says 见习人员. */
function isPersonOf(word: string, text: string, language: LanguageData): boolean {
  const stem = word.replace(language.pattern('{person-of}'), '');
  return stem !== word && stem.length > 1 && text.includes(stem);
}

/** 高新企业 of a clause that says 高新技术企业. */
function saidInParts(word: string, text: string): boolean {
  if (word.length < PARTED) return false;
  const half = Math.floor(word.length / 2);
  const [first, last] = [word.slice(0, half), word.slice(half)];
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
    const next = text.indexOf(last, at + half) - at - half;
    if (next >= 0 && next <= BETWEEN) return true;
  }
  return false;
}
