import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { isOneOrTwo } from '../../language/figure-context.ts';
import type { Before } from '../before.ts';
import { says } from '../match-act.ts';
import { placesAsked } from '../places-asked.ts';
import type { Turn } from '../read-acts.ts';
import { type CaseSlots, readCase } from '../slots/case-slots.ts';
import type { ReadTopics } from '../topic.ts';
import { readWords, type Words } from '../words.ts';

export interface TopicReaders {
  readonly knowledge: Knowledge;
  readonly readTopics: ReadTopics;
}

/** What a message says, before it is known what it does. */
export interface MessageSigns {
  readonly words: Words;
  readonly turn: Turn;
  /** What it states of the asker's case. */
  readonly stated: CaseSlots;
  /** It goes on with the measure before: an answer, a correction, facts of the case, another figure. */
  readonly continues: boolean;
  /** It may lean on what was talked of. */
  readonly leans: boolean;
}

/** Reads the words of a message, how they stand to what went before, and what they state. */
export function readSigns(
  raw: string,
  before: Before,
  asOf: string,
  { knowledge, readTopics }: TopicReaders,
): MessageSigns {
  const { language } = knowledge;
  const shows = (name: string, text: string) => language.pattern(`{${name}}`).test(text);
  const chosen = chosenBy(raw.trim(), before, language);
  const corrects = shows('correction', raw.trim());
  const plain = (chosen ?? raw).trim().replace(language.pattern('{correction}'), '');
  const named = readWords(corrects ? plain || raw : (chosen ?? raw), knowledge, readTopics);
  const words = { ...named, regions: placesAsked(named, before, knowledge) };
  const pending = before.pending !== null;
  const unsure = pending && says(words.text, language, 'unsure');
  const states = !shows('asks-something', words.text) && words.text.length <= 40 && words.documents.length === 0;
  const answers = pending && (chosen !== null || unsure || states);
  const figures = words.figures.some((f) => !isOneOrTwo(f));
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
  return {
    words,
    turn: { pending, answers, corrects, unsure, states, talking: before.searched !== '' },
    stated: readCase(words, continues, before, knowledge.book.facts, asOf),
    continues,
    leans,
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
