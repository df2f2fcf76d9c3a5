import { isHollow } from '../../knowledge/document.ts';
import type { AspectEntry, LanguageData } from '../../knowledge/language-data.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Rule } from '../../knowledge/measure.ts';
import type { RuleBook } from '../../knowledge/measure-book.ts';
import { parseFigures } from '../../language/figure.ts';
import type { AskedPoint } from '../../understand/asked-points.ts';
import { OF_DOCUMENT } from '../../understand/aspects.ts';
import { type Draft, printed } from '../draft/draft.ts';
import { type Evidence, type Ranked, rankedById } from './evidence.ts';
import { namedByPoint, type SentenceNaming } from './named-by-point.ts';
import { namesOffice } from './names-office.ts';
import { mayLack } from './not-stated-by.ts';
import type { Plan } from './plan-to-say.ts';
import { provisionsAsked, type StatedProvision } from './provisions-asked.ts';
import { clauseFigures, type Sentence, sentencesOf } from './sentences.ts';
import { isLikelyUnstated } from './stated/likely-unstated.ts';
import { isLikelyStated } from './within/likely-stated.ts';

/** What a message asks besides and its reply passes over: where the clause that it rests on tells it, and what that leaves out. */
export interface Untold {
  readonly of: Ranked;
  /** The sentences of that clause which tell it. */
  readonly on: readonly Sentence[];
  /** What other provisions of the document say to it. */
  readonly provisions: readonly StatedProvision[];
  /** Sentences of the document that alone speak of what a point names. */
  readonly elsewhere: readonly SentenceNaming[];
  /** What is asked of the document itself. */
  readonly ofDocument: readonly string[];
  /** What it pays is asked, how often, or on what terms: the one measure of that clause. */
  readonly pays: Rule | null;
  readonly often: Rule | null;
  readonly takes: Rule | null;
  /** Who is in charge is asked, and the clause names them. */
  readonly bodies: boolean;
  readonly unsaid: readonly AspectEntry[];
  /** Points that the clause likely leaves unsaid, beside those of an aspect. */
  readonly silent: readonly AskedPoint[];
  /** What is asked first is among them; so is all that is asked. */
  readonly first: boolean;
  readonly all: boolean;
}

/** Replies that tell several things side by side: a point that is asked of one is none of all. */
const SIDE_BY_SIDE: ReadonlySet<Plan['say']> = new Set([
  'got-by-text',
  'what-fits',
  'most',
  'granted',
  'places',
  'sides',
  'measures',
  'each',
  'path',
  'card',
  'changes',
  'one-fit',
  'joined',
  'between-levels',
  'more-than-once',
  'taken-down',
]);
const HOW_OFTEN: ReadonlySet<string> = new Set(['years', 'span', 'again-next-year']);
const [OFFICE, AMOUNT, CONDITIONS] = ['office', 'amount', 'conditions'];
/** What a document states of itself, whoever is paid by it. */
const FACTS_OF_DOCUMENT: ReadonlySet<string> = new Set(['number', 'issued', 'effective']);
const TELLS_HOW_OFTEN = ['连续', '一次性', '按年'];
/** What a point asks beside names that its document holds in a sentence. */
const BESIDE_NAMES: ReadonlySet<string> = new Set(['whether', 'other']);

/** The points of a message that a draft says nothing to, of the clause that it rests on; null where it tells them all, or nothing is due. */
export function untoldBy(draft: Draft, plan: Plan, evidence: Evidence, knowledge: Knowledge): Untold | null {
  const { say } = plan;
  const [first] = draft.citations;
  const of = first === undefined ? null : rankedById(first, evidence.asOf, knowledge);
  const isDenied = draft.calculations.length > 0 && draft.calculations.every(({ verdict }) => verdict === 'ineligible');
  if (!of || isHollow(of.clause) || draft.outcome !== 'answer' || SIDE_BY_SIDE.has(say)) return null;
  const { language, book } = knowledge;
  const { signs } = evidence.own;
  const points = evidence.own.points.filter(({ asks }) => asks);
  const asked = new Set(points.flatMap(({ aspects, put }) => [...aspects, ...put]));
  const words = draft.statements.map(printed).join('\n');
  const paid = paidBy(draft, book);
  // 多少天办完 asks for no sum, and a clause that is told with its figures may mean any of them.
  const ofSum = (signs.award || signs.money) && (paid !== null || say !== 'clauses' || !holdsFigure(draft));
  const [rule, ...others] = [...book.rules.values()].filter(({ clause }) => clause === of.clause.id);
  const one = rule && others.length === 0 ? rule : null;
  const paying = one && 'promise' in one.award ? one : null;
  const recurs = paying && 'recurrence' in paying.award && paying.award.recurrence !== 'unstated' ? paying : null;
  const isOpenPoint = (entry: AspectEntry): boolean => {
    // Of what is not due only what one hour or flight would be paid is told besides, and the number and days of its document.
    if (isDenied && !(points.length > 1 && FACTS_OF_DOCUMENT.has(entry.aspect)))
      return entry.aspect === AMOUNT && signs.rateOfOne && points.length > 1;
    if (entry.aspect === OFFICE && namesOffice(words, language)) return false;
    // 每年为36万元 does not tell for how long.
    if (HOW_OFTEN.has(entry.aspect) && recurs && say === 'sum')
      return !TELLS_HOW_OFTEN.some((told) => words.includes(told));
    if (entry.aspect !== AMOUNT) return isOpen(entry, words, language);
    return ofSum && paid !== true && isOpen(entry, paid === false ? withoutFigures(draft) : words, language);
  };
  const open = language.aspects.filter((entry) => asked.has(entry.aspect) && isOpenPoint(entry));
  const named = new Map<AskedPoint, SentenceNaming>();
  const sums = points.filter(({ aspects }) => aspects.includes(AMOUNT));
  for (const point of isDenied ? [] : points) {
    const isFirst = point === points[0];
    const isFurtherSum = sums.indexOf(point) > 0 && !open.some(({ aspect }) => aspect === AMOUNT);
    const isOfNames =
      (point.whether || !isFirst) &&
      [...point.aspects, ...point.put].every(
        (aspect) => BESIDE_NAMES.has(aspect) || (aspect === AMOUNT && isFurtherSum),
      );
    const found = isOfNames ? namedByPoint(point, draft, of, evidence) : null;
    if (found) named.set(point, found);
  }
  const elsewhere = [...named.values()];
  const isOfOpen = (point: AskedPoint): boolean =>
    named.has(point) || open.some(({ aspect }) => [...point.aspects, ...point.put].includes(aspect));
  // What is known of a document itself stands in no clause.
  const mayBeSilent = !isDenied && points.length > 1 && say !== 'document';
  const silent = points
    .filter(
      (point) =>
        mayBeSilent &&
        !isOfOpen(point) &&
        !isCalled(point, words, language) &&
        !point.turnsOn.some(({ text }) => words.includes(`没有写您问的“${text}”`)) &&
        isLikelyUnstated(point, of),
    )
    .slice(draft.statements.filter(tellsUnwritten).length);
  const isPassedOver = (point: AskedPoint): boolean => isOfOpen(point) || silent.includes(point);
  if (open.length + elsewhere.length + silent.length === 0) return null;
  const isAsked = (isOne: (aspect: string) => boolean): boolean => open.some(({ aspect }) => isOne(aspect));
  const pays = isAsked((aspect) => aspect === AMOUNT) ? paying : null;
  const often = isAsked((aspect) => HOW_OFTEN.has(aspect)) ? recurs : null;
  const isDecided = draft.calculations.some((c) => c.rule === one?.id);
  const takes = one?.conditions && isDecided && isAsked((aspect) => aspect === CONDITIONS) ? one : null;
  const bodies = of.clause.bodies.length > 0 && isAsked((aspect) => aspect === OFFICE);
  const told = new Set([
    ...(pays ? [AMOUNT] : []),
    ...(often ? HOW_OFTEN : []),
    ...(takes ? [CONDITIONS] : []),
    ...(bodies ? [OFFICE] : []),
  ]);
  const likely = isLikelyStated(evidence, of.document, language);
  const found = open
    .filter(({ aspect }) => !told.has(aspect) && !OF_DOCUMENT.has(aspect))
    .map((entry) => ({ entry, ...statedIn(entry, of, evidence, language) }));
  return {
    of,
    on: found.flatMap(({ on }) => on).filter((s, i, all) => all.indexOf(s) === i),
    provisions: found.flatMap(({ provisions }) => provisions),
    elsewhere,
    ofDocument: open.map(({ aspect }) => aspect).filter((aspect) => OF_DOCUMENT.has(aspect)),
    pays,
    often,
    takes,
    bodies,
    // What is unsaid was told.
    unsaid: (say === 'unsaid' && plan.nearest ? [] : found).flatMap(({ entry, on, provisions }) =>
      on.length + provisions.length > 0 || isImplied(entry, of, language) || likely || !mayLack(of.document, entry)
        ? []
        : [entry],
    ),
    silent,
    first: points.slice(0, 1).some(isPassedOver),
    all: points.every(isPassedOver),
  };
}

/** Whether what is decided pays a sum at all: 列为重点培育对象 pays none; null where nothing is decided. */
function paidBy({ calculations }: Draft, { rules }: RuleBook): boolean | null {
  if (calculations.length === 0) return null;
  return calculations.some(({ rule }) => 'promise' in (rules.get(rule)?.award ?? {}));
}

const holdsFigure = ({ statements }: Draft): boolean =>
  statements.flat().some((s) => s.kind === 'figure' || (s.kind === 'quote' && parseFigures(s.text).length > 0));

/** The words of a draft but those that hold a figure: thresholds of what pays nothing. */
const withoutFigures = ({ statements }: Draft): string =>
  statements
    .map(printed)
    .filter((said) => parseFigures(said).length === 0)
    .join('\n');

/** Whether it can be seen in a text that an aspect is told, and it is not. */
function isOpen({ called, stated, told }: AspectEntry, words: string, language: LanguageData): boolean {
  const says = [...stated, ...told].some((pattern) => language.pattern(pattern).test(words));
  return stated.length + told.length > 0 && !says && !words.includes(called);
}

/** A draft says of what a point asks, as a reply calls it, that it is not written. */
const isCalled = ({ aspects, put }: AskedPoint, words: string, language: LanguageData): boolean =>
  language.aspects.some(
    ({ aspect, called }) => !WAYS_TO_ASK.has(aspect) && [...aspects, ...put].includes(aspect) && words.includes(called),
  );
const WAYS_TO_ASK: ReadonlySet<string> = new Set(['whether', 'amount', 'count', 'list', 'other']);

/** A draft that says already what is left out means what is asked first. */
const tellsUnwritten = (one: Draft['statements'][number]): boolean => printed(one).includes('没有写');

/** On what terms something is, no sentence of its own states, and yet the clause does: for whom, or from what figure on. */
const isImplied = ({ aspect, told }: AspectEntry, { clause }: Ranked, language: LanguageData): boolean =>
  aspect === CONDITIONS &&
  (clauseFigures(clause).length > 0 || told.some((pattern) => language.pattern(pattern).test(clause.text)));

/** Where the clause, else its document, states an aspect. */
function statedIn(
  { aspect, stated }: AspectEntry,
  of: Ranked,
  evidence: Evidence,
  language: LanguageData,
): { readonly on: readonly Sentence[]; readonly provisions: readonly StatedProvision[] } {
  const on = sentencesOf(of.clause)
    .filter((s) => stated.some((pattern) => language.pattern(pattern).test(s.text)))
    .slice(0, MOST);
  if (on.length > 0 || aspect === AMOUNT) return { on, provisions: [] };
  // Of lists for one and another thing that of what the clause is of is meant.
  const searched = `${evidence.question.searched}，${of.clause.text}`;
  const { provisions } = provisionsAsked(
    { ...evidence, question: { ...evidence.question, aspects: [aspect], searched } },
    of,
    language,
  );
  return { on, provisions };
}
/** So many sentences tell one thing. */
const MOST = 2;
