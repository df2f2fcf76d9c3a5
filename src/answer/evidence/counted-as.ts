import type { Knowledge } from '../../knowledge/load.ts';
import type { Question } from '../../understand/question.ts';

/** A topic that weighs less names nothing. */
const NAMES = 0.75;

/**
 * What a clause has to be about where it is asked whether things count as something (蹦极、秋千也算低空经济吧): that something, if policies
 * speak of it; else the question as it is.
 */
export function countedAs(question: Question, { language, lexicon }: Knowledge): Question {
  const [place] = language.places('{counts-as}', question.text);
  if (!place) return question;
  const text = question.text.slice(place.end).split(/[,，。;；、？?!！)）\s]/)[0] ?? '';
  const topics = question.topics.filter(({ word }) => text.includes(word));
  const known = topics.some(({ word, weight }) => weight >= NAMES && lexicon.words.includes(word));
  return known ? { ...question, text, topics } : question;
}
