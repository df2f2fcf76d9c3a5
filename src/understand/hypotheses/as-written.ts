import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Before } from '../before.ts';
import { says } from '../match-act.ts';
import { type Question, understand } from '../question.ts';
import { readClimb } from '../rise.ts';
import { readCase } from '../slots/case-slots.ts';
import type { ReadTopics } from '../topic.ts';
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
  const own = understand(corrects ? plain || raw : (chosen ?? raw), knowledge, readTopics);
  const unsure = before.pending !== null && says(own.text, language, 'unsure');
  const states = !shows('asks-something', own.text) && own.text.length <= 40 && own.documents.length === 0;
  const answers = before.pending !== null && (chosen !== null || unsure || states);
  const figures = own.figures.some((f) => !/^[一两]/.test(f.text));
  const sameSubject = !own.topics.some((t) => t.weight >= 0.5 && !before.topics.some((m) => m.word === t.word));
  const leans =
    own.documents.length === 0 &&
    (sameSubject || (shows('leans', own.text) && figures && !namesMeasure(own, knowledge)));
  const goesOn =
    figures &&
    !namesMeasure(own, knowledge) &&
    before.rules.length > 0 &&
    (corrects || states || (leans && shows('leans', own.text)));
  const continues = answers || goesOn;
  const follows = before.searched !== '' && (continues || (leans && !isSmallTalk(own)));
  return {
    own,
    question: follows ? inherit(own, before, continues) : placed(own, before),
    answers,
    continues,
    unsure,
    states,
    rise: readClimb(own.text, knowledge.language),
    ...readCase(own, continues, before, knowledge.book.facts, asOf),
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
function namesMeasure(own: Question, knowledge: Knowledge): boolean {
  return [...knowledge.book.rules.values()].some((rule) => rule.keywords.some((k) => own.text.includes(k)));
}

function isSmallTalk(question: Question): boolean {
  return question.courtesy !== null;
}
