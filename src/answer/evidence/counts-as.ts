import type { Clause } from '../../knowledge/document.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import { BETWEEN_GIVEN, GIVEN_BEFORE, GIVEN_BEHIND } from '../../language/official-text.ts';
import type { Span } from '../../understand/span.ts';
import type { QuotedStretch } from '../../understand/stretch.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { mentionsOf } from './mentions.ts';
import { partWith } from './pieces.ts';
import { sentencesOf } from './sentences.ts';
import { surelySays } from './stated/surely-says.ts';
import { isLikelyStated } from './within/likely-stated.ts';

/** Whether a thing counts as what a clause speaks of, and where that stands. */
export interface CountsAs {
  readonly of: Ranked;
  readonly thing: QuotedStretch;
  /** `called`: the clause says so itself; `listed`: it is among what the clause gives for it; `apart`: the clause writes of each by itself; `unsaid`: it writes only of the other. */
  readonly counts: 'called' | 'listed' | 'apart' | 'unsaid';
  readonly piece: Span;
}

/** A word that weighs less names nothing. */
const NAMES = 0.25;
/** A longer thing tells a case (上次初赛过了没进决赛), of which a clause may speak in any words. */
const LONGEST = 8;

/** What the nearest clause that speaks of what a thing is to count as says of that thing; null where none does, or says more of it. */
export function countsAs(evidence: Evidence, language: LanguageData): CountsAs | null {
  const { own, ranked, candidates, slots } = evidence;
  if (!own.countedAs) return null;
  const { thing, as } = own.countedAs;
  const wordsIn = ({ text }: QuotedStretch, least = 0) =>
    own.topics
      .filter(({ word, weight }) => weight >= least && word.length > 1 && text.includes(word))
      .map((t) => t.word);
  const names = [as.text, ...wordsIn(as).sort((a, b) => b.length - a.length)];
  // A clause that says something of both goes before one that is nearer and speaks of the other alone.
  let silent: CountsAs | null | undefined;
  for (const of of [...ranked, ...candidates]) {
    const { clause } = of;
    const name = names.find((word) => clause.text.includes(word));
    if (name === undefined) continue;
    const start = clause.text.indexOf(name);
    const piece = partWith(clause, { start, end: start + name.length });
    const mention = mentionsOf(evidence, of);
    const isUnsaid = (word: string) => mention(word) === null;
    const said = [thing.text, ...wordsIn(thing)].find((word) => !isUnsaid(word));
    const sentence = sentencesOf(clause).find((s) => said && s.text.includes(said) && s.text.includes(name));
    const calls = language.places('{called-together}', sentence?.text ?? '');
    if (sentence && calls.some(({ end }) => sentence.text.slice(end).startsWith(name)))
      return { of, thing, counts: 'called', piece: sentence };
    if (givenFor(name, clause).some((item) => thing.text.includes(item))) return { of, thing, counts: 'listed', piece };
    if (silent === undefined && isApart(thing.text, name, clause))
      return { of, thing, counts: 'apart', piece: sentencesOf(clause).find((s) => s.text.includes(name)) ?? piece };
    // 调机飞行 is not said where only 飞行 is; a fact of the asker's own case is none of the thing's words.
    const isOwn = slots.some((s) => s.start < thing.end && s.end > thing.start);
    const other = wordsIn(thing, NAMES).some((word) => isUnsaid(word) && !slots.some((s) => s.words.includes(word)));
    const isSilent = thing.text.length <= LONGEST && (other || (said === undefined && !isOwn));
    if (silent === undefined)
      silent =
        isSilent && !isLikelyStated(evidence, of.document, language) && !surelySays(of, thing, evidence)
          ? { of, thing, counts: 'unsaid', piece }
          : null;
  }
  return silent ?? null;
}

/** What a clause gives for something it speaks of: 滑翔伞、动力伞等轻型运动航空器, 公共属性业务（应急救援、医疗救助等）. */
function givenFor(name: string, { text }: Clause): readonly string[] {
  const at = text.indexOf(name);
  const before = GIVEN_BEFORE.exec(text.slice(0, at))?.[1] ?? '';
  const behind = GIVEN_BEHIND.exec(text.slice(at + name.length))?.[1] ?? '';
  return `${before}\n${behind}`.split(BETWEEN_GIVEN).filter((item) => item.length > 1);
}

/** The clause writes of both, of each in a sentence without the other. */
function isApart(thing: string, name: string, clause: Clause): boolean {
  const [one, other] = [thing, name].map(bare);
  const texts = sentencesOf(clause).map((s) => bare(s.text));
  const has = (word: string | undefined, without: string | undefined) =>
    texts.some((text) => word && without && text.includes(word) && !text.includes(without));
  return (
    has(one, other) && has(other, one) && !texts.some((text) => text.includes(one ?? '') && text.includes(other ?? ''))
  );
}

const bare = (text: string): string => text.replace(/[“”"]/g, '');
