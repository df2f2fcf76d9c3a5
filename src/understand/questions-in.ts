import type { LanguageData } from '../knowledge/language-data.ts';
import { findRegions } from '../language/region.ts';
import type { Span } from './span.ts';

/** One question of a message with what is told before it; `span` is where both stand. */
export interface QuestionPart {
  readonly text: string;
  readonly span: Span;
}

/** More than so many nobody asks at once; so many characters tell a case, not a list of questions. */
const MOST = 5;
const LONGEST = 300;

/** The questions of a message, where it plainly asks several one after another, each with what is told before it; else the message alone. */
export function questionsIn(text: string, language: LanguageData): readonly QuestionPart[] {
  const whole: QuestionPart = { text, span: { start: 0, end: text.length } };
  if (text.length > LONGEST) return [whole];
  // 牌子有没有我也搞不清 asks nothing.
  const asks = (part: string) =>
    part
      .split(/[,，]/)
      .some((s) => language.pattern('{ask-word}').test(s) && !language.pattern('{owns-not-to-know}').test(s));
  const questions: QuestionPart[] = [];
  let told: QuestionPart | null = null;
  for (const { text: part, span } of sentencesIn(text, language)
    .flatMap((s) => byPlace(s, asks, language))
    .flatMap((s) => bySubject(s, language))) {
    const bare = part.replace(/(?<![？?！!])[？?！!]+$/, '');
    const last = questions.at(-1);
    const start: number = told?.span.start ?? span.start;
    if (bare === '') continue;
    if (last && language.pattern('{ask-tail}').test(bare))
      questions[questions.length - 1] = { text: `${last.text}，${part}`, span: { ...last.span, end: span.end } };
    else if (!asks(part)) told = { text: told ? `${told.text}，${bare}` : bare, span: { start, end: span.end } };
    else {
      questions.push({ text: told ? `${told.text}，${part}` : part, span: { start, end: span.end } });
      told = null;
    }
  }
  // What is told after the last question belongs to all of them: no list.
  return questions.length > 1 && questions.length <= MOST && told === null ? questions : [whole];
}

/** Sentences, and parts that announce one more question, without their numbers and announcements. */
function sentencesIn(text: string, language: LanguageData): QuestionPart[] {
  let at = 0;
  return text
    .split(/(?<=[？?；;。！!\n])/)
    .flatMap((s) => s.split(language.pattern('{one-more}')))
    .flatMap((s) => s.split(language.pattern('{next-item}')))
    .map((s) => {
      const start = text.indexOf(s, at);
      at = start + s.length;
      const plain = s
        .trim()
        .replace(language.pattern('{item-number}'), '')
        .replace(language.pattern('{by-the-way}'), '')
        .replace(/(?<![；;。\s])[；;。\s]+$/, '');
      return { text: plain, span: { start, end: at } };
    });
}

/** 通航跟eVTOL的补贴各是多少: one question of each of two things, what stands before them and after them being said of both. */
function bySubject(part: QuestionPart, language: LanguageData): readonly QuestionPart[] {
  // 直升机的跟eVTOL的能不能叠加: the two are one question.
  if (language.pattern('{asks-together}').test(part.text)) return [part];
  const {
    before = '',
    first,
    second,
    about = '',
    asked = '',
  } = language.pattern('{ask-each}').exec(part.text)?.groups ?? {};
  if (!first || !second) return [part];
  const [here = '', there = ''] = [first, second].map(placeBefore);
  // 江苏和重庆的目标: two places, compared elsewhere.
  if (first.length < here.length + 2 || second.length < there.length + 2) return [part];
  return [first, `${there ? '' : here}${second}`].map((subject) => ({
    text: `${before}${subject}${about}${asked}`,
    span: part.span,
  }));
}

/** The place that words begin with. */
function placeBefore(words: string): string {
  const place = findRegions(words)[0];
  return place?.start === 0 ? words.slice(0, place.end) : '';
}

/** 长沙要多少户，重庆要多少家: parts of a sentence that each ask of a place of their own; 没有的话能不能用长沙的 goes on with the one before. */
function byPlace(part: QuestionPart, asks: (text: string) => boolean, language: LanguageData): readonly QuestionPart[] {
  const parts = part.text.split(/[,，]/);
  if (parts.some((text) => language.pattern('{if-none}').test(text))) return [part];
  const places = parts.map((text) => findRegions(text)[0]?.code);
  const each = parts.every((text, i) => asks(text) && places[i] !== undefined);
  return each && new Set(places).size === parts.length ? parts.map((text) => ({ text, span: part.span })) : [part];
}
