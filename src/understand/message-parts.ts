import type { LanguageData } from '../knowledge/language-data.ts';
import { normalise } from '../language/normalise.ts';
import { readCommon } from './act-of-whole.ts';
import { pastedQuestion } from './pasted-question.ts';
import type { Act } from './reading.ts';

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
  const text = normalise(raw);
  if (text === '') return [];
  const common = readCommon(text, pending, language);
  if (common) {
    const [act, rest] = common;
    return [{ act, text: raw }, ...(rest === '' ? [] : partsOfMessage(rest, false, language))];
  }
  const pasted = pastedQuestion(text, language);
  if (!pasted) return [asQuestion(raw, language)];
  const which = pasted.question === null ? 'pasted-without-question' : 'pasted';
  const remark = { act: { act: 'courtesy', which }, text } as const;
  return pasted.question === null ? [remark] : [asQuestion(pasted.question, language), remark];
}

/** Words to be read as a question, without those that only announce it. */
export function asQuestion(text: string, language: LanguageData): MessagePart {
  return { act: null, text: text.replace(language.pattern('{new-topic}'), '') };
}
