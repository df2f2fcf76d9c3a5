import { statusOn } from '../../knowledge/document.ts';
import type { FaqEntry } from '../../knowledge/faq.ts';
import type { Question } from '../../understand/question.ts';
import { type Draft, printed, withStatements } from '../draft/draft.ts';
import { faqPieces } from '../draft/faq-pieces.ts';
import { cite, Writer } from '../draft/writer.ts';
import { closeWithCaveats, type Standing, sayOver, sayStatusOf } from './caveats.ts';
import { ended, endedBy } from './ended.ts';
import { officeOf } from './not-stated.ts';

/** Asked of a text that is over, that it is comes first. */
const ON_END: ReadonlySet<string> = new Set(['status', 'as-basis', 'continued', 'period']);

/** Asked where to turn, whom to ask is told. */
const ON_WHERE: ReadonlySet<string> = new Set(['office', 'how-to-apply']);

/** The answers of questions that are often asked, one after another, with whom to ask what a document leaves out. */
export function sayFrequent(
  entries: readonly FaqEntry[],
  question: Question,
  asOf: string,
  noticed: ReadonlySet<string>,
): Draft {
  const writer = new Writer(noticed);
  const used = entries.flatMap(({ document, clauses }): Standing[] =>
    clauses.map((clause) => ({ clause, document, status: statusOn(document, asOf) })),
  );
  const [first] = used;
  const isOver = first !== undefined && sayEnd(writer, question, first);
  for (const entry of entries) writer.say(...faqPieces(entry));
  const whose = question.aspects.some((aspect) => ON_WHERE.has(aspect))
    ? entries[0]
    : entries.find(({ isSilent }) => isSilent);
  const [clause] = whose?.clauses ?? [];
  if (whose && clause) writer.say('可以问', ...officeOf(clause, whose.document), cite(clause), '。');
  sayStatusOf(writer, { asOf }, used, isOver ? first.document : null);
  closeWithCaveats(writer, used);
  return writer.draft('answer');
}

/** Whether it still holds, or one may still apply, is asked of a text that is over: that is said. */
function sayEnd(writer: Writer, question: Question, first: Standing): boolean {
  const { document, clause, status } = first;
  if (status !== 'expired' || !question.aspects.some((aspect) => ON_END.has(aspect)))
    return sayOver(writer, { question }, first, false);
  writer.say('这份文件', ...ended(document), cite(endedBy(document, clause)), '。');
  return true;
}

const LEAVES_OUT = '没有写';
const ASIDE = '（';

/** Adds to what is worked out that the document leaves out what is asked beside it; as it is where it tells of something left out already. */
export function addLeftOut(draft: Draft, entry: FaqEntry): Draft {
  if (draft.statements.some((statement) => printed(statement).includes(LEAVES_OUT))) return draft;
  const writer = new Writer();
  writer.say(...faqPieces(entry));
  const { statements, citations } = writer.draft(draft.outcome);
  return withStatements(draft, [...draft.statements, ...statements], [...draft.citations, ...citations]);
}

/** The answers, what the draft tells of its sources in passing, and what it asks for in its last statement. */
export function answerAndAsk(draft: Draft, entries: readonly FaqEntry[]): Draft {
  const writer = new Writer();
  for (const entry of entries) writer.say(...faqPieces(entry));
  const { statements, citations } = writer.draft(draft.outcome);
  const asides = draft.statements.slice(0, -1).filter((statement) => printed(statement).startsWith(ASIDE));
  const all = [...statements, ...asides, ...draft.statements.slice(-1)];
  return withStatements(draft, all, [...citations, ...draft.citations]);
}
