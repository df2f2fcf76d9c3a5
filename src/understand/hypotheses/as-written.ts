import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { aspectsAsked } from '../aspects.ts';
import type { Before } from '../before.ts';
import { says } from '../match-act.ts';
import { type Acts, readActs, withActs } from '../read-acts.ts';
import { readCase } from '../slots/case-slots.ts';
import type { ReadTopics } from '../topic.ts';
import { readWords, type Words } from '../words.ts';
import type { Asking } from './hypothesis.ts';
import { inherit, placed } from './in-context.ts';

/** What words are read with. */
export interface WordReaders {
  readonly knowledge: Knowledge;
  readonly readTopics: ReadTopics;
}

/** Follow-ups take place, policy and topic from before; a new topic takes the place alone. */
export function readAsWritten(
  raw: string,
  before: Before,
  asOf: string,
  { knowledge, readTopics }: WordReaders,
): Asking {
  const { language } = knowledge;
  const shows = (name: string, text: string) => language.pattern(`{${name}}`).test(text);
  const chosen = chosenBy(raw.trim(), before, language);
  const corrects = shows('correction', raw.trim());
  const plain = (chosen ?? raw).trim().replace(language.pattern('{correction}'), '');
  const words = readWords(corrects ? plain || raw : (chosen ?? raw), knowledge, readTopics);
  const unsure = before.pending !== null && says(words.text, language, 'unsure');
  const states = !shows('asks-something', words.text) && words.text.length <= 40 && words.documents.length === 0;
  const answers = before.pending !== null && (chosen !== null || unsure || states);
  const figures = words.figures.some((f) => !/^[一两]/.test(f.text));
  const sameSubject = !words.topics.some((t) => t.weight >= 0.5 && !before.topics.some((m) => m.word === t.word));
  const leans =
    words.documents.length === 0 &&
    (sameSubject || (shows('leans', words.text) && figures && !namesMeasure(words, knowledge)));
  const goesOn =
    figures &&
    !namesMeasure(words, knowledge) &&
    before.rules.length > 0 &&
    (corrects || states || (leans && shows('leans', words.text)));
  const continues = answers || goesOn;
  const stated = readCase(words, continues, before, knowledge.book.facts, asOf);
  const turn = { answers, corrects, unsure, states, talking: before.searched !== '' };
  const read = readActs(words, turn, stated, knowledge);
  const acts: Acts = before.awaiting && states ? [{ act: 'inform' }, before.awaiting] : read;
  const own = withActs(
    words,
    acts,
    aspectsAsked(words.text, language).map(({ aspect }) => aspect),
  );
  const follows = before.searched !== '' && (continues || (leans && own.act.act !== 'courtesy'));
  return {
    own,
    question: follows ? inherit(own, before, continues) : placed(own, before),
    acts,
    answers,
    continues,
    states,
    ...stated,
    measures: [],
  };
}

/** 1, 第二个, 国家级的: which of our numbered choices; null where none. */
function chosenBy(text: string, before: Before, language: LanguageData): string | null {
  const choices = before.pending?.choices ?? [];
  const number = language.pattern('{choice-number}').exec(text)?.groups?.number;
  if (!number) return null;
  const index = Number(number) || '一二三四五六七八九'.indexOf(number) + 1;
  return choices[index - 1]?.label ?? null;
}

/** Names a measure itself: 那研发补贴呢. */
function namesMeasure(words: Words, knowledge: Knowledge): boolean {
  return [...knowledge.book.rules.values()].some((rule) => rule.keywords.some((k) => words.text.includes(k)));
}
