import { z } from 'zod';
import type { FactBook } from '../../knowledge/fact.ts';
import { parseFigures } from '../../language/figure.ts';
import { normalise } from '../../language/normalise.ts';
import { findRegions } from '../../language/region.ts';
import type { ChatModel } from '../../model/chat-model.ts';
import type { Question } from '../question.ts';
import { withoutPersonal } from '../redact.ts';
import { extractFacts } from '../slots/read-slots.ts';
import type { Said } from '../slots/slot.ts';

const Answer = z.object({
  intent: z.enum(['policy', 'other', 'unclear']).catch('unclear'),
  place: z.string().max(40).nullable().catch(null),
  query: z.string().max(200).catch(''),
  facts: z
    .array(
      z
        .object({ fact: z.string().max(40), quote: z.string().min(1).max(80) })
        .nullable()
        .catch(null),
    )
    .max(30)
    .catch([]),
});

/** How a model reads a question. */
export interface ModelReading {
  readonly intent: 'policy' | 'other' | 'unclear';
  /** Words to search with, as policies would put them; no figure and no place stands in them. */
  readonly query: string;
  /** Facts that the question states in words that the readers of facts pass over. Their values are read from the quotation, never from the model. */
  readonly said: readonly Said[];
}

const LONGEST_QUESTION = 500;

/**
 * Asks a model how to read a question whose plain reading left something open; null where its answer is of no use.
 * `before` are the words of the question before, where this one leans on it. @throws ModelError
 */
export async function readWithModel(
  question: Question,
  before: string,
  facts: FactBook,
  today: string,
  model: ChatModel,
  prompt: string,
): Promise<ModelReading | null> {
  const user = [
    `可用的名称：${[...facts.keys()].join('、')}`,
    ...(before ? [`前一句问的是：${withoutPersonal(before).slice(0, 100)}`] : []),
    `<<<${withoutPersonal(question.text).slice(0, LONGEST_QUESTION)}>>>`,
  ].join('\n');
  const { text } = await model.complete({ system: prompt, user, json: true });
  const parsed = Answer.safeParse(jsonIn(text));
  if (!parsed.success) return null;
  const { intent, query, place } = parsed.data;
  if (place && namesUnknown(place, question)) return null;
  const quoted = parsed.data.facts.flatMap((f) => (f ? quotedFact(f, question, facts, today) : []));
  return {
    intent,
    query: searchable(query),
    said: quoted.filter((s, i) => quoted.findIndex((o) => o.fact === s.fact) === i),
  };
}

/** A place that stands in the question and that no list of places holds: what is held of other places is no answer. */
function namesUnknown(place: string, { text, regions }: Question): boolean {
  const words = normalise(place);
  return words.length > 1 && text.includes(words) && regions.length === 0 && findRegions(words).length === 0;
}

/** The object in an answer, with or without a fence and words around it; null where there is none. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(/\{[\s\S]*\}/.exec(text)?.[0] ?? 'null');
  } catch {
    return null;
  }
}

/** Words of a rewritten query, its places and figures cut out: both are read from the asker alone. */
function searchable(query: string): string {
  let rest = normalise(query);
  for (const { start, end } of [...findRegions(rest), ...parseFigures(rest)].sort((a, b) => b.start - a.start))
    rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  return rest
    .replace(/[^\p{Script=Han}\p{L}\s]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 60);
}

/** A fact whose quotation stands in the question, outside of what the plain readers took, and reads as a value of that fact. */
function quotedFact(
  { fact, quote }: { fact: string; quote: string },
  question: Question,
  facts: FactBook,
  today: string,
): Said[] {
  const words = normalise(quote);
  const start = question.text.indexOf(words);
  if (!facts.has(fact) || words.length < 3 || start < 0 || facts.get(fact)?.role === 'home') return [];
  const plain = extractFacts(question, facts, today).said;
  const end = start + words.length;
  if (CLAIM.test(question.text.slice(0, start))) return [];
  if (plain.some((s) => s.fact === fact || (s.start < end && s.end > start))) return [];
  const read = (text: string): Said[] =>
    extractFacts({ text, figures: parseFigures(text), regions: findRegions(text) }, facts, today, { fact }).said.filter(
      (s) => s.fact === fact && !s.vague && !s.ambiguous,
    );
  // 补贴937万元 is no loan of 937万元, whatever is cut out of it.
  const around = read(partAround(question.text, start, end));
  return read(words)
    .filter(({ value }) => around.some((s) => JSON.stringify(s.value) === JSON.stringify(value)))
    .map((s) => ({ ...s, words, start, end }));
}

/** What follows tells of a policy, and nothing of the asker. */
const CLAIM =
  /(?:补贴|补助|奖励|奖金|资助|贴息|扶持|最高|最多|上限|封顶|规定|条款|政策|文件|听说|据说)[^我咱。！？\n]{0,10}$/;

/** The part of a sentence in which a quotation stands. */
function partAround(text: string, start: number, end: number): string {
  const before = /[^，。；！？,;!?\n]*$/.exec(text.slice(0, start))?.[0] ?? '';
  const after = /^[^，。；！？,;!?\n]*/.exec(text.slice(end))?.[0] ?? '';
  return before + text.slice(start, end) + after;
}
