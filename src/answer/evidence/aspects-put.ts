import { isOneOrTwo } from '../../language/figure-context.ts';
import { OF_DOCUMENT } from '../../understand/aspects.ts';
import { isBare } from './bare.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { pairsOf, sharedPairs } from './sentences.ts';

/** Aspects that any message may be read to ask. */
const GENERAL: ReadonlySet<string> = new Set(['whether', 'amount', 'count', 'list', 'other']);
/** What may be told in a message beside a case. */
const NO_CASE = /^(?:date|document|year)$/;

/**
 * Of a question that an ingested text is nearest to: the same without aspects that no point of the message asks, where each of its points asks one and the clause that is nearest is of it: 招了120个人，能拿50万吗
 * asks for no list of whom the document is for, and 证到期了，两份都能领吗 not whether it is in force.
 */
export function withAspectsPut(evidence: Evidence): Evidence {
  const { own, question, ranked } = evidence;
  const { points } = own;
  const [nearest] = ranked;
  if (!nearest || !isBare(nearest.document)) return evidence;
  if (points.length === 0 || points.some(({ aspects }) => aspects.length === 0)) return evidence;
  const put = new Set(points.flatMap(({ aspects }) => aspects));
  const isNarrow = [...put].some((aspect) => !GENERAL.has(aspect));
  if (!isNarrow && !tellsCase(evidence) && !isOfPoint(evidence, nearest)) return evidence;
  const aspects = question.aspects.filter((aspect) => put.has(aspect) || (!isNarrow && OF_DOCUMENT.has(aspect)));
  return aspects.length === question.aspects.length ? evidence : { ...evidence, question: { ...question, aspects } };
}

const tellsCase = ({ own }: Evidence): boolean => own.figures.some((f) => !isOneOrTwo(f) && !NO_CASE.test(f.unit));

/** The clause says words of what is asked that its document is not called by. */
function isOfPoint({ own }: Evidence, { clause, document }: Ranked): boolean {
  const said = pairsOf(clause.text);
  const title = pairsOf(document.title);
  const told = own.points.map(({ text }) => [...pairsOf(text)].filter((pair) => !title.has(pair)).join(' '));
  return told.every((words) => sharedPairs(words, said) > 0);
}
