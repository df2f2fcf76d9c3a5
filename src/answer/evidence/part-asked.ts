import type { Clause, PolicyDocument } from '../../knowledge/document.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Question } from '../../understand/question.ts';
import { isBare } from './bare.ts';

/** A topic that weighs less names nothing. */
export const NAMES = 0.75;

/** Articles that are asked for by their number and that the words of a question don't find. */
export function partsAsked(
  question: Question,
  hits: readonly { readonly id: string; readonly score: number }[],
  among: ReadonlySet<string>,
  knowledge: Knowledge,
) {
  if (question.documents.length > 0 || !question.figures.some((f) => f.unit === 'ordinal')) return [];
  const score = hits[0]?.score ?? 1;
  return [...among].flatMap((id) => {
    const document = knowledge.documents.get(id);
    const isCalled = question.topics.some(({ word, weight }) => weight >= NAMES && document?.title.includes(word));
    const parts = document && isCalled ? document.clauses.filter((c) => isPartAsked(c, document, question)) : [];
    return parts
      .filter((c) => !hits.some((hit) => hit.id === c.id))
      .slice(0, 1)
      .map((c) => ({ id: c.id, parent: id, score }));
  });
}

/** 第三条 of a document that is named, or of one of the place that has only been ingested; or a clause that the question is known to be about. */
export function isPartAsked({ id }: Clause, document: PolicyDocument, question: Question): boolean {
  const { documents, figures, clauses, regions } = question;
  if (clauses.includes(id)) return true;
  const isMeant = documents.length > 0 || (regions.some(({ code }) => code === document.region) && isBare(document));
  const part = isMeant ? figures.find((f) => f.unit === 'ordinal')?.value : undefined;
  return part !== undefined && new RegExp(`#${part}(?:\\.|$)`).test(id);
}
