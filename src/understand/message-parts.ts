import type { LanguageData } from '../knowledge/language-data.ts';
import { normalise } from '../language/normalise.ts';
import { findRegions } from '../language/region.ts';
import { readCommon } from './act-of-whole.ts';
import { listedIn } from './listed/listed-in.ts';
import { pastedQuestion } from './pasted-question.ts';
import type { Act } from './reading.ts';
import { spokenIn } from './spoken.ts';
import { besideWeariness } from './vented.ts';

/** What a message says to the assistant itself: a word of command, or one that only wants a polite word. */
export type Address = Extract<Act, { act: 'manage' | 'courtesy' }>;

/** A part of a message: what is said to the assistant, or words to be read as a question (`act` null). */
export interface MessagePart {
  readonly act: Address | null;
  readonly text: string;
}

/**
 * The parts of a message, in their order; none where it is empty. Of a pasted text only its question is read. `pending`: a question of
 * ours is open, which 好的 and 1 answer.
 */
export function partsOfMessage(raw: string, pending: boolean, language: LanguageData): readonly MessagePart[] {
  const whole = normalise(raw);
  const lists = listedIn(raw, language).length > 1;
  const text = lists ? whole : normalise(spokenIn(raw, language));
  if (text === '') return [];
  const common = readCommon(text, pending, language) ?? courtesyOfPieces(text, pending, language);
  if (common) {
    const [act, rest] = common;
    if (act.which === 'impatient') return [{ act, text: raw }, ...askedStill(text, language)];
    const told = act.which === 'new-client' ? toldOfNew(act, rest) : rest;
    return [{ act, text: raw }, ...(told === '' ? [] : partsOfMessage(told, false, language))];
  }
  const beside = besideWeariness(text, language);
  if (beside === '') return [{ act: { act: 'courtesy', which: 'weary' }, text: raw }];
  // Whoever is worn out by others and asks wants the answer, and no apology of ours before it.
  if (beside !== null) return [asQuestion(beside, language)];
  const pasted = pastedQuestion(text, language);
  const bare = pasted ? text : withoutCourtesies(text, pending, language);
  if (!pasted) return [asQuestion(bare === whole ? raw : bare, language)];
  const which = pasted.question === null ? 'pasted-without-question' : 'pasted';
  const remark = { act: { act: 'courtesy', which }, text } as const;
  return pasted.question === null ? [remark] : [asQuestion(pasted.question, language), remark];
}

/** What is told of a new client, as it would tell it: 在岳阳; and where it is registered, which its name begins with (长沙恒锐轴承). */
function toldOfNew(act: Address, rest: string): string {
  const name = act.act === 'manage' ? act.what : '';
  const [place] = findRegions(name);
  const registered =
    findRegions(rest).length === 0 && place?.start === 0 && place.end < name.length
      ? `我们公司在${name.slice(0, place.end)}，`
      : '';
  return registered === '' && rest.startsWith('在') ? `我们公司${rest}` : `${registered}${rest}`;
}

/** Courtesies that say less than another beside them. */
const LESS: ReadonlySet<string> = new Set(['ok', 'noise', 'greeting', 'silence']);
/** What is vented goes on with its reasons. */
const VENTS: ReadonlySet<string> = new Set(['complaint', 'abuse']);

/** 收到，谢了: one courtesy after another is answered as that which says most; a complaint asks nothing in its reasons. */
function courtesyOfPieces(text: string, pending: boolean, language: LanguageData): ReturnType<typeof readCommon> {
  const pieces = text.split(language.pattern('{clause-end}')).filter((piece) => piece !== '');
  if (pieces.length < 2) return null;
  const read = pieces.map((piece) => readCommon(piece, pending, language)?.[0]);
  const [first] = read;
  const vents = first?.act === 'courtesy' && VENTS.has(first.which);
  const told = pieces.slice(1).filter((piece) => language.pattern('{tells-case}').test(piece));
  if (vents && told.length > 0) return [{ act: 'courtesy', which: 'vented' }, text.slice(text.indexOf(told[0] ?? ''))];
  if (vents && !language.pattern('{ask-word}').test(text)) return [first, ''];
  const courtesies = read.flatMap((act) => (act?.act === 'courtesy' ? [act] : []));
  if (courtesies.length < pieces.length) return null;
  const most = courtesies.findLast(({ which }) => !LESS.has(which)) ?? courtesies.at(-1);
  return most ? [most, ''] : null;
}

/** 老师下午好，在忙吗？贴息归谁管？谢谢: sentences that only greet, thank or part are no questions. */
function withoutCourtesies(text: string, pending: boolean, language: LanguageData): string {
  const sentences = text.split(/(?<=[。！!？?~\n])/);
  if (sentences.length < 2) return text;
  const isCourtesy = (sentence: string) => {
    const words = sentence.trim();
    const read =
      words === '' ? null : (readCommon(words, pending, language) ?? courtesyOfPieces(words, pending, language));
    return read?.[0].act === 'courtesy' && SAID_BESIDE.has(read[0].which);
  };
  const kept = sentences.filter((sentence) => !isCourtesy(sentence));
  return kept.length > 0 ? kept.join('').trim() : text;
}

/** Courtesies that may stand before or behind a question. */
const SAID_BESIDE: ReadonlySet<string> = new Set(['greeting', 'thanks', 'bye', 'ok', 'noise', 'chat']);

/** 绕来绕去的，直接讲拿多少钱: what somebody asks who has lost patience; none where only what was asked before is meant. */
function askedStill(text: string, language: LanguageData): readonly MessagePart[] {
  const asks = text
    .split(language.pattern('{clause-end}'))
    .map((piece) => piece.replace(language.pattern('{impatient}'), ''))
    .filter((piece) => language.pattern('{ask-word}').test(piece));
  return asks.length > 0 ? [{ act: null, text: asks.join(',') }] : [];
}

/** What somebody who has lost patience means: the last question, and where they want a number, how much. */
export function askedAgain(text: string, asked: string, language: LanguageData): string | null {
  if (asked === '') return null;
  return language.pattern('{wants-number}').test(text) ? `${asked} 多少钱` : asked;
}

/** Words to be read as a question, without those that only announce it. */
export function asQuestion(text: string, language: LanguageData): MessagePart {
  return { act: null, text: text.replace(language.pattern('{new-topic}'), '') };
}
