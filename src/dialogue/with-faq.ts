import type { Draft, Statement } from '../answer/draft/draft.ts';
import { faqByWords, faqLikely } from '../answer/evidence/meant/faq-meant.ts';
import type { Plan } from '../answer/evidence/plan-to-say.ts';
import { addLeftOut, answerAndAsk, sayFrequent } from '../answer/say/frequent.ts';
import type { FaqEntry } from '../knowledge/faq.ts';
import { documentOf, type Knowledge } from '../knowledge/load.ts';
import { type Figure, isSumOrRate, parseFigures } from '../language/figure.ts';
import { liesIn } from '../language/region.ts';
import { askingParts } from '../understand/asking-parts.ts';
import { OF_DOCUMENT } from '../understand/aspects.ts';
import type { Question } from '../understand/question.ts';
import type { Services } from './services.ts';
import type { Memory } from './state.ts';
import type { QuestionAnswered, Way } from './way.ts';

/** A frequent question that is so likely meant is answered; of another document than the reply rests on it has to be likelier. */
const LIKELY = 0.15;
const ELSEWHERE = 0.35;
/** One of several that are asked is so likely beside the likeliest; more than so many nobody reads. */
const BESIDE = 0.2;
/** The same where a message asks several things. */
const OF_SEVERAL = 0.15;
const MOST = 3;
/** So likely one part of a message means it, by its words alone. */
const OF_PART = 0.4;
/** What is left out has to be so likely meant to be told beside a sum. */
const BESIDE_SUM = 0.4;
/** Beside what is left out something that is said is so likely to matter. */
const SAYS = 0.03;
/** What is so likely needs nothing beside it. */
const SURE = 0.5;

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
  if (!of || before.pending !== null) return way;
  const asksBack = draft.outcome === 'ask';
  const isWorkedOut = draft.calculations.length > 0;
  if (!asksBack && !isWorkedOut && (!OF_TEXT.has(of.say) || draft.statements.some(isWorked))) return way;
  if (of.say === 'document' && asksOnce(of.own) && of.own.aspects.some((aspect) => ON_FORCE.has(aspect))) return way;
  const meant = faqMeant(of, draft, on.knowledge);
  if (asksBack) return beforeAsking(way, meant);
  if (isWorkedOut && !isDeniedWrongly(draft, meant)) return besideSum(way, meant);
  const ofDocument = of.say === 'document' ? of.own.aspects.filter((aspect) => OF_DOCUMENT.has(aspect)).length : 0;
  const answersAll = meant.length > 0 && (ofDocument < 2 || meant.length >= ofDocument) && !passesOver(draft, meant);
  return answersAll ? inAnswers(way, of.own, meant, asOf, before, on) : way;
}

/** What surely is meant is answered before a fact is asked for, where nothing is worked out yet. */
function beforeAsking(way: Way, meant: readonly FaqMeant[]): Way {
  const sure = meant.filter(({ likely }) => likely >= BESIDE_SUM).map(({ entry }) => entry);
  const { statements } = way.draft;
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
  first !== undefined &&
  first.entry.isSilent &&
  first.likely >= SURE;

/** What is left out is told beside a sum. */
function besideSum(way: Way, meant: readonly FaqMeant[]): Way {
  const silent = meant.find(({ entry, likely }) => entry.isSilent && likely >= BESIDE_SUM);
  const draft = silent ? addLeftOut(way.draft, silent.entry) : way.draft;
  return draft === way.draft ? way : { ...way, draft, memory: { ...way.memory, cited: draft.citations } };
}

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
  const own = draft.statements.filter((statement) => setsRight(statement, inAnswers));
  const citations = [...new Set([...own.flatMap(citedBy), ...answers.citations])];
  const { opening, closing } = draft;
  const isRefusal = draft.outcome === 'decline' && entries.every(({ isSilent }) => isSilent);
  const outcome = isRefusal ? draft.outcome : answers.outcome;
  const whole = { ...answers, outcome, opening, statements: [...own, ...answers.statements], citations, closing };
  const documents = citations.map((id) => documentOf(id, knowledge)?.id ?? '');
  const memory = { ...way.memory, cited: citations, noticed: [...new Set([...way.memory.noticed, ...documents])] };
  return { ...way, draft: whole, memory, missed: isRefusal ? way.missed : null };
}

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

interface FaqMeant {
  readonly entry: FaqEntry;
  /** Among the frequent questions of the documents that are talked of. */
  readonly likely: number;
}

/** The frequent questions that are likely meant: those of the whole message, the likeliest first, and those of its parts. */
function faqMeant(of: QuestionAnswered, { citations }: Draft, { faq, clauses }: Knowledge): readonly FaqMeant[] {
  const { question, own, say, denied } = of;
  const entries = [...faq.values()].filter((entry) => isThere(entry, question));
  const whole = faqLikely(question);
  const first = likeliest(entries, whole);
  const cited = new Set(citations.map((id) => clauses.get(id)?.document ?? ''));
  // What is told of several places, of who is in charge, or as another thing than is held yields to what surely is meant alone.
  const isFirm = say === 'nothing-held' || say === 'bodies' || (cited.size > 1 && question.regions.length === 0);
  const isNear = first !== undefined && cited.has(first.entry.document.id) && !denied && say !== 'counts';
  const least = isFirm ? SURE : isNear ? LIKELY : ELSEWHERE;
  if (!first || first.likely < least) return [];
  // Another document that answers, of which nobody wrote questions, is not talked over.
  const written = new Set(entries.map(({ document }) => document.id));
  if (!cited.has(first.entry.document.id) && [...cited].some((id) => !written.has(id))) return [];
  const within = entries.filter(({ document }) => document === first.entry.document || cited.has(document.id));
  const parts = askingParts(own);
  const leastOfOthers = parts.length > 1 ? OF_SEVERAL : LIKELY;
  const meant = among(within, whole).filter(({ likely }) => likely >= leastOfOthers && likely >= BESIDE * first.likely);
  const ofParts = (parts.length > 1 ? parts : []).flatMap(({ text }) => {
    const [best] = among(within, faqByWords(text));
    return best && best.likely >= OF_PART ? [best] : [];
  });
  const all = [...meant, ...ofParts];
  const each = all
    .filter(({ entry }, i) => all.findIndex((other) => other.entry === entry) === i && (i === 0 || !tellsEnd(entry)))
    .slice(0, MOST);
  const stated = each.every(({ entry }) => entry.isSilent) ? statedBeside(first, among(within, whole)) : undefined;
  return stated ? [...each, stated] : each;
}

/** When a document ends is told of each that is over anyway. */
const tellsEnd = ({ says }: FaqEntry): boolean => says.includes('{to}');

/** Beside what a clause leaves out the likeliest thing that it says. */
const statedBeside = ({ entry: { clauses } }: FaqMeant, all: readonly FaqMeant[]): FaqMeant | undefined =>
  all.find(
    ({ entry, likely }) => likely >= SAYS && !entry.isSilent && entry.clauses.some((one) => clauses.includes(one)),
  );

const likeliest = (entries: readonly FaqEntry[], all: ReadonlyMap<string, number>): FaqMeant | undefined =>
  entries
    .map((entry) => ({ entry, likely: all.get(entry.id) ?? 0 }))
    .reduce<FaqMeant | undefined>((best, one) => (best && best.likely >= one.likely ? best : one), undefined);

/** Some entries with their shares of how likely they are together, the likeliest first. */
function among(entries: readonly FaqEntry[], all: ReadonlyMap<string, number>): readonly FaqMeant[] {
  const together = entries.reduce((sum, { id }) => sum + (all.get(id) ?? 0), 0);
  return entries
    .map((entry) => ({ entry, likely: (all.get(entry.id) ?? 0) / together }))
    .sort((a, b) => b.likely - a.likely);
}

/** The document holds where the message is. */
function isThere({ document: { region } }: FaqEntry, { regions }: Question): boolean {
  return region === null || regions.length === 0 || regions.some(({ code }) => liesIn(code, region));
}

/** It holds a figure of the asker's against one of a clause that an answer is about. */
const setsRight = (statement: Statement, inAnswers: ReadonlySet<string>): boolean =>
  statement.some((s) => s.kind === 'figure' && s.binding.origin === 'user') &&
  statement.some(
    (s) =>
      s.kind === 'figure' &&
      s.binding.origin === 'clause' &&
      parseFigures(s.text).some((figure) => inAnswers.has(asQuantity(figure))),
  );

/** The first figure of each unit is what an answer is about. */
const firstOfUnits = (figures: readonly Figure[]): readonly string[] =>
  figures.filter(({ unit }, i) => figures.findIndex((other) => other.unit === unit) === i).map(asQuantity);

const asQuantity = ({ value, unit }: Figure): string => `${value} ${unit}`;

/** It is worked out of the asker's own figures. */
const isWorked = (statement: Statement): boolean =>
  statement.some((s) => s.kind === 'figure' && s.binding.origin === 'worked');

const citedBy = (statement: Statement): readonly string[] =>
  statement.flatMap((s) => (s.kind === 'citation' ? [s.clause] : []));
