import type { Knowledge } from '../../knowledge/load.ts';
import { statesAspect } from '../../understand/aspects.ts';
import type { QuotedStretch } from '../../understand/stretch.ts';
import type { Evidence } from './evidence.ts';
import { spokenOfIn } from './spoken-of.ts';

/** A topic that weighs less names nothing. */
const NAMES = 0.5;
const isInTitle = (word: string, { documents }: Knowledge): boolean =>
  [...documents.values()].some(({ title }) => title.includes(word));

/** The asker wants something of a policy, in whatever words, or speaks of what policies speak of. */
export function asksOfPolicy(evidence: Evidence, knowledge: Knowledge): boolean {
  const { act, signs, regions, documents, topics, subjects, asksSupport } = evidence.question;
  if (act.act === 'off-topic') return false;
  const { words } = knowledge.lexicon;
  return (
    asksSupport ||
    signs.ofMeasures ||
    signs.award ||
    regions.length + documents.length > 0 ||
    topics.some(({ word }) => words.includes(word)) ||
    signs.ofOffice ||
    topics.some(({ word, weight }) => weight >= NAMES && word.length > 1 && isInTitle(word, knowledge)) ||
    subjects.length > 0
  );
}

/** What may be asked of whatever help a place gives, whichever it is. */
const OF_ANY_HELP: ReadonlySet<string> = new Set([
  'claw-back',
  'subsidiaries',
  'several-at-once',
  'self-raised-first',
  'loan-repaid-first',
  'exclusions',
  'tax',
  'fees',
  'phone',
]);

/**
 * What is asked that no text known for the place writes, as a reply calls it (什么情况要退回); empty where one of them writes it, or something
 * else is asked.
 */
export function unstatedAnywhere({ question }: Evidence, knowledge: Knowledge): readonly string[] {
  const { documents, language } = knowledge;
  const { aspects, regions, act } = question;
  if (act.act !== 'ask' || regions.length === 0 || aspects.includes('list')) return [];
  const asked = language.aspects.filter(({ aspect }) => OF_ANY_HELP.has(aspect) && aspects.includes(aspect));
  const clauses = [...documents.values()]
    .filter(({ region }) => regions.some(({ code }) => code === region))
    .flatMap((document) => document.clauses);
  // 稳岗补贴要不要交税: of a thing that is not known nothing is written at all.
  if ([...question.purposes].some((word) => !clauses.some(({ text }) => text.includes(word)))) return [];
  return asked
    .filter(({ aspect }) => !clauses.some(({ text }) => statesAspect(text, aspect, language)))
    .map(({ called }) => called);
}

/** The help that is asked for by what it is for (住宿补贴), in the asker's words, where no text known for the places says that thing; null where one does. */
export function absentHelp(
  { question, own }: Evidence,
  codes: readonly string[],
  { documents, language }: Knowledge,
): QuotedStretch | null {
  const texts = [...documents.values()]
    .filter(({ region }) => region !== null && codes.includes(region))
    .flatMap(({ title, clauses }) => [title, ...clauses.flatMap((c) => [...c.path, c.heading, c.text])]);
  const isHeld = spokenOfIn(texts, question, language);
  const isName = (word: string): boolean =>
    word.length > 1 &&
    own.topics.some((t) => t.word === word && t.weight >= NAMES) &&
    !language.pattern('{only-asks}').test(word) &&
    !isHeld(word);
  // 药物线安全升级有补贴不: of a longer name its first word alone is not what is asked for.
  const leads = language.pattern('^^{leads-to-help}');
  for (const { text, start: from } of own.points)
    for (const word of own.purposes) {
      const at = text.indexOf(word);
      const isRight = at >= 0 && leads.test(text.slice(at + word.length));
      if (!isRight || !isName(word)) continue;
      const first = startOfName(text, at, own.purposes);
      const [start, end] = [from + first, from + at + word.length];
      return { text: text.slice(first, at + word.length), start, end };
    }
  return null;
}

/** 新能源 of 新能源汽车: the words of a name that stand before its last one. */
function startOfName(text: string, at: number, purposes: ReadonlySet<string>): number {
  const before = [...purposes].find((word) => text.slice(0, at).endsWith(word));
  return before === undefined ? at : startOfName(text, at - before.length, purposes);
}
