import type { ReportedReading } from '../../contract/reported-reading.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Rule } from '../../knowledge/measure.ts';
import { parseFigures } from '../../language/figure.ts';
import { normalise } from '../../language/normalise.ts';
import { withoutPersonal } from '../../language/redact-personal.ts';
import { findRegions } from '../../language/region.ts';
import type { ChatModel } from '../../model/chat-model.ts';
import type { Question } from '../question.ts';
import type { Slot } from '../slots/slot.ts';
import type { Asking } from './hypothesis.ts';
import { answerIn } from './model-answer.ts';
import { quotedSlot } from './quoted-slot.ts';
import { actsOf, asking as askingBy, measuresInActs } from './reported-acts.ts';

/** How a model reads a question: what holds of it beside the plain reading. */
export interface ModelReading extends ReportedReading {
  /** Facts that the question states in words that the readers of facts pass over. Their values are read from the quotation, never from the model. */
  readonly slots: readonly Slot[];
  /** Words to search with, as policies would put them; no figure and no place stands in them. */
  readonly query: string;
}

/** What a model is asked to read. */
export interface ForModel {
  readonly question: Question;
  /** The words of the question before, where this one leans on it. */
  readonly before: string;
  /** The measures among which it may choose: those that the asker's own words brought up. */
  readonly measures: readonly Rule[];
}

const LONGEST_QUESTION = 500;

/** Asks a model how to read a question whose plain reading left something open; null where its answer is of no use. @throws ModelError */
export async function readWithModel(
  { question, before, measures }: ForModel,
  { book: { facts }, language }: Knowledge,
  today: string,
  model: ChatModel,
  prompt: string,
): Promise<ModelReading | null> {
  const leaning = withoutPersonal(before);
  const asked = withoutPersonal(question.wording);
  const user = [
    `可用的名称：${[...facts.keys()].join('、')}`,
    `可用的方面：${language.aspects.map(({ aspect }) => aspect).join('、')}`,
    `可选的措施：${measures.map(({ id, title }) => `${id} ${title}`).join('；')}`,
    ...(before ? [`前一句问的是：${leaning.text.slice(0, 100)}`] : []),
    `<<<${asked.text.slice(0, LONGEST_QUESTION)}>>>`,
  ].join('\n');
  const { text } = await model.complete({ system: prompt, user, json: true, cut: addedUp(leaning.cut, asked.cut) });
  const answer = answerIn(text, new Set(measures.map(({ id }) => id)), language);
  if (!answer || (answer.place && namesUnknown(answer.place, question))) return null;
  const quoted = answer.slots.flatMap((slot) => quotedSlot(slot, question, facts, today));
  return {
    acts: answer.acts,
    slots: quoted.filter((s, i) => quoted.findIndex((o) => o.fact === s.fact) === i),
    query: searchable(answer.query),
  };
}

function addedUp(...counts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const all: Record<string, number> = {};
  for (const [kind, n] of counts.flatMap((count) => Object.entries(count))) all[kind] = (all[kind] ?? 0) + n;
  return all;
}

/** True where all that a model sees is small talk and things that no policy is about. */
export function asksNothing({ acts }: ModelReading): boolean {
  return acts.length > 0 && acts.every(({ act }) => act === 'off-topic' || act === 'courtesy');
}

/**
 * A question as the plain readers and a model read it: what theirs says stands. An act counts where it asks about one of the measures to
 * choose among; the same asking where none does.
 */
export function withActs(asking: Asking, { acts }: ModelReading, knowledge: Knowledge): Asking {
  const told = actsOf(acts.filter(({ act, measure }) => measure && (act === 'ask' || act === 'calculate')));
  const measures = measuresInActs(told);
  if (measures.length === 0) return asking;
  const sums = told.some(({ act }) => act === 'calculate');
  const read = (question: Question): Question => {
    const { act, aspects, clauses } = askingBy(question, told, knowledge);
    return {
      ...question,
      clauses,
      aspects: question.aspects.length === 0 ? aspects : question.aspects,
      act: sums && question.act.act === 'ask' ? act : question.act,
    };
  };
  const own = read(asking.own);
  return { ...asking, own, question: read(asking.question), acts: [own.act], measures };
}

/** A place that stands in the question and that no list of places holds: what is known of other places is no answer. */
function namesUnknown(place: string, { wording, regions }: Question): boolean {
  const words = normalise(place);
  return words.length > 1 && wording.includes(words) && regions.length === 0 && findRegions(words).length === 0;
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
