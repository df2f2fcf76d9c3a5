import type { PolicyDocument } from '../knowledge/document.ts';
import { documentOf, type Knowledge } from '../knowledge/load.ts';
import { regionsAbove } from '../language/region.ts';
import { OF_DOCUMENT } from './aspects.ts';
import type { Before } from './before.ts';
import { measuresNamed } from './measures-called.ts';
import type { Question } from './question.ts';

/**
 * The document that is meant where a question asks of one and names none (那个计划的文号, 后面有没有新文件): the one that was cited last, or
 * the only one of the place.
 */
export function documentMeant(question: Question, before: Before, knowledge: Knowledge): PolicyDocument | null {
  const { documents, language } = knowledge;
  const asks = question.aspects.some((aspect) => OF_DOCUMENT.has(aspect) && aspect !== 'which-document');
  if (!asks || question.documents.length + question.unknownNumbers.length > 0) return null;
  const points = language.pattern('{this-document}').test(question.wording);
  const codes = new Set(question.regions.flatMap(({ code }) => regionsAbove(code)));
  const isThere = ({ region }: PolicyDocument): boolean => codes.size === 0 || codes.has(region ?? '');
  const [cited] = before.cited.flatMap((id) => documentOf(id, knowledge) ?? []);
  if (cited && isThere(cited) && (points || isBare(question))) return cited;
  const here = [...documents.values()].filter((d) => question.regions.some(({ code }) => code === d.region));
  const [only] = here;
  const alone = points || measuresNamed(question.called, question.regions).length === 0;
  return only && here.length === 1 && alone ? only : null;
}

/** Nothing is named that a clause could be about. */
function isBare(question: Question): boolean {
  return (
    measuresNamed(question.called, question.regions).length === 0 && question.topics.every(({ weight }) => weight < 1)
  );
}
