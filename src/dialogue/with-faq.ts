import { type Draft, printed, type Statement } from '../answer/draft/draft.ts';
import type { Plan } from '../answer/evidence/plan-to-say.ts';
import { LEFT_OPEN } from '../answer/say/checked-figures.ts';
import { addLeftOut, answerAndAsk, sayFrequent } from '../answer/say/frequent.ts';
import type { FaqEntry } from '../knowledge/faq.ts';
import { documentOf } from '../knowledge/load.ts';
import { type Figure, isSumOrRate, parseFigures } from '../language/figure.ts';
import { askingParts } from '../understand/asking-parts.ts';
import { OF_DOCUMENT } from '../understand/aspects.ts';
import type { Question } from '../understand/question.ts';
import { type FaqMeant, faqMeant, SURELY } from './choose-faq.ts';
import type { Services } from './services.ts';
import type { Memory } from './state.ts';
import type { Way } from './way.ts';

/** What is left open instead of a case that does not qualify is so likely meant among all. */
const ALSO = 0.2;
/** What is told beside a sum, or before a fact is asked for, has to be so likely meant. */
const BESIDE_SUM = 0.4;

/** How a text stands on a day is told by its dates. */
const ON_FORCE: ReadonlySet<string> = new Set(['status', 'as-basis', 'continued', 'effective', 'period']);

/** Replies that tell what a text says, or that nothing is held. */
const OF_TEXT: ReadonlySet<Plan['say']> = new Set([
  'document',
  'bodies',
  'provisions',
  'unsaid',
  'clauses',
  'premised',
  'checked',
  'counts',
  'each',
  'nothing-held',
  'small-talk',
]);

/**
 * What is said of a text, in the answers of the frequent questions that are likely meant, where there are any; and what is worked out, with
 * what the text leaves out of what is asked beside it.
 */
export function withFaq(way: Way, asOf: string, before: Memory, on: Services): Way {
  const { of, draft } = way;
  if (!of || on.knowledge.faq.size === 0 || before.pending !== null) return way;
  if (of.own.act.act === 'what-can-i-get' || way.missed?.why === 'refused') return way;
  const asksBack = draft.outcome === 'ask';
  const isWorkedOut = draft.calculations.length > 0;
  if (!asksBack && !isWorkedOut && (!OF_TEXT.has(of.say) || draft.statements.some(isWorked))) return way;
  if (of.say === 'document' && asksOnce(of.own) && of.own.aspects.some((aspect) => ON_FORCE.has(aspect))) return way;
  const meant = faqMeant(of, draft, asOf, on.knowledge);
  if (asksBack) return beforeAsking(way, meant);
  if (isWorkedOut && !isDeniedWrongly(draft, meant)) return besideSum(way, meant);
  const ofDocument = of.say === 'document' ? of.own.aspects.filter((aspect) => OF_DOCUMENT.has(aspect)).length : 0;
  const least = ofDocument > 1 ? ofDocument : 1;
  const answersAll = meant.length >= least && !passesOver(draft, meant);
  return answersAll ? inAnswers(way, of.own, meant, asOf, before, on) : way;
}

/** What surely is meant is answered before a fact is asked for, where nothing is worked out yet. */
function beforeAsking(way: Way, meant: readonly FaqMeant[]): Way {
  const { statements } = way.draft;
  const sure = ofItsText(way.draft, meant).map(({ entry }) => entry);
  const isWorkedOut = statements
    .flat()
    .some((s) => s.kind === 'step' || (s.kind === 'figure' && s.binding.origin === 'calculation'));
  if (sure.length === 0 || isWorkedOut) return way;
  const draft = answerAndAsk(way.draft, sure);
  return { ...way, draft, memory: { ...way.memory, cited: draft.citations } };
}

/** That a case does not qualify is no answer where the document surely leaves open what is asked. */
const isDeniedWrongly = ({ calculations }: Draft, [first]: readonly FaqMeant[]): boolean =>
  calculations.every(({ verdict }) => verdict === 'ineligible') &&
  first?.entry.isSilent === true &&
  first.likely >= SURELY &&
  first.odds >= ALSO;

/** What is left out is told beside a sum. */
function besideSum(way: Way, meant: readonly FaqMeant[]): Way {
  const silent = ofItsText(way.draft, meant).find(({ entry }) => entry.isSilent);
  const draft = silent ? addLeftOut(way.draft, silent.entry) : way.draft;
  return draft === way.draft ? way : { ...way, draft, memory: { ...way.memory, cited: draft.citations } };
}

/** Those that are meant likely enough to be told beside something else, of the documents that a draft rests on. */
const ofItsText = ({ citations }: Draft, meant: readonly FaqMeant[]): readonly FaqMeant[] =>
  meant.filter(
    ({ entry: { document }, likely }) =>
      likely >= BESIDE_SUM && document.clauses.some(({ id }) => citations.includes(id)),
  );

function inAnswers(
  way: Way,
  question: Question,
  meant: readonly FaqMeant[],
  asOf: string,
  { noticed }: Memory,
  { knowledge }: Services,
): Way {
  const { draft } = way;
  const entries = meant.map(({ entry }) => entry);
  const answers = sayFrequent(entries, question, asOf, new Set(noticed));
  const inAnswers = new Set(entries.flatMap(({ says }) => firstOfUnits(parseFigures(says))));
  const own = draft.statements.filter((statement) => setsRight(statement, inAnswers) || isChecked(statement, entries));
  const citations = [...new Set([...own.flatMap(citedBy), ...answers.citations])];
  const { opening, closing } = draft;
  const isRefusal = draft.outcome === 'decline' && entries.every(({ isSilent }) => isSilent);
  const outcome = isRefusal ? draft.outcome : answers.outcome;
  const statements = [...own, ...answers.statements];
  const notices = [...answers.notices, ...draft.notices.filter(({ say }) => isOf(say, own))];
  const whole = { ...answers, outcome, opening, statements, citations, notices, closing };
  const documents = citations.map((id) => documentOf(id, knowledge)?.id ?? '');
  const memory = { ...way.memory, cited: citations, noticed: [...new Set([...way.memory.noticed, ...documents])] };
  const silent = entries.find(({ isSilent }) => isSilent);
  const leftOut = silent ? { why: 'not-in-clause' as const, clause: silent.clauses[0]?.id ?? null } : null;
  return { ...way, draft: whole, memory, missed: isRefusal ? way.missed : leftOut };
}

/** A notice is of a clause that only some statements rest on. */
const isOf = (notice: Statement, statements: readonly Statement[]): boolean => {
  const cited = new Set(statements.flatMap(citedBy));
  return citedBy(notice).some((clause) => cited.has(clause));
};

/** A sum or a rate of the asker's is held against the text, and none of the answers tells such a one. */
function passesOver({ statements }: Draft, meant: readonly FaqMeant[]): boolean {
  const own = statements
    .flat()
    .flatMap((s) => (s.kind === 'figure' && s.binding.origin === 'user' ? parseFigures(s.text) : []));
  const inAnswers = new Set(meant.flatMap(({ entry }) => parseFigures(entry.says).map(({ unit }) => unit)));
  const sums = own.filter(isSumOrRate);
  return sums.length > 0 && !sums.some(({ unit }) => inAnswers.has(unit));
}

const asksOnce = (own: Question): boolean => askingParts(own).length < 2;

/** It holds a figure of the asker's against one of a clause that an answer is about. */
const setsRight = (statement: Statement, inAnswers: ReadonlySet<string>): boolean =>
  statement.some((s) => s.kind === 'figure' && s.binding.origin === 'user') &&
  statement.some(
    (s) =>
      s.kind === 'figure' &&
      s.binding.origin === 'clause' &&
      parseFigures(s.text).some((figure) => inAnswers.has(asQuantity(figure))),
  );

/** It tells a figure under the asker's own words right, or what is right, as one of the answers has it. */
function isChecked(statement: Statement, entries: readonly FaqEntry[]): boolean {
  const label = statement.find((s) => s.kind === 'label');
  const inAnswers = new Set(entries.flatMap(({ says }) => parseFigures(says).map(asQuantity)));
  const held = statement.flatMap((s) =>
    s.kind === 'figure' && s.binding.origin === 'clause' ? parseFigures(s.text) : [],
  );
  const figures = held.length > 0 ? held : parseFigures(label?.text ?? '');
  const isOpen = printed(statement).includes(LEFT_OPEN);
  return (
    label !== undefined && !isOpen && figures.length > 0 && figures.every((figure) => inAnswers.has(asQuantity(figure)))
  );
}

/** The first figure of each unit is what an answer is about. */
const firstOfUnits = (figures: readonly Figure[]): readonly string[] =>
  figures.filter(({ unit }, i) => figures.findIndex((other) => other.unit === unit) === i).map(asQuantity);

const asQuantity = ({ value, unit }: Figure): string => `${value} ${unit}`;

/** It is worked out of the asker's own figures. */
const isWorked = (statement: Statement): boolean =>
  statement.some((s) => s.kind === 'figure' && s.binding.origin === 'worked');

const citedBy = (statement: Statement): readonly string[] =>
  statement.flatMap((s) => (s.kind === 'citation' ? [s.clause] : []));
