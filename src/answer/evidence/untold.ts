import type { AspectEntry, LanguageData } from '../../knowledge/language-data.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Rule } from '../../knowledge/measure.ts';
import type { RuleBook } from '../../knowledge/measure-book.ts';
import { parseFigures } from '../../language/figure.ts';
import type { Draft, Statement } from '../draft/draft.ts';
import { type Evidence, type Ranked, rankedById } from './evidence.ts';
import { namesOffice } from './names-office.ts';
import type { Plan } from './plan-to-say.ts';
import { provisionsAsked, type StatedProvision } from './provisions-asked.ts';
import { type Sentence, sentencesOf } from './sentences.ts';

/** What a message asks besides and its reply passes over: where the clause that it rests on tells it, and what that leaves out. */
export interface Untold {
  readonly of: Ranked;
  /** The sentences of that clause which tell it. */
  readonly on: readonly Sentence[];
  /** What other provisions of the document say to it. */
  readonly provisions: readonly StatedProvision[];
  /** What it pays is asked, or how often: the one measure of that clause. */
  readonly pays: Rule | null;
  readonly often: Rule | null;
  /** Who is in charge is asked, and the clause names them. */
  readonly bodies: boolean;
  readonly unsaid: readonly AspectEntry[];
}

/** Replies that tell several things side by side: a point that is asked of one is none of all. */
const SIDE_BY_SIDE: ReadonlySet<Plan['say']> = new Set([
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
const HOW_OFTEN: ReadonlySet<string> = new Set(['years', 'again-next-year']);
const [OFFICE, AMOUNT] = ['office', 'amount'];

/** The points of a message that a draft says nothing to, of the clause that it rests on; null where it tells them all, or nothing is due. */
export function untoldBy(draft: Draft, { say }: Plan, evidence: Evidence, knowledge: Knowledge): Untold | null {
  const [first] = draft.citations;
  const of = first === undefined ? null : rankedById(first, evidence.asOf, knowledge);
  const isDenied = draft.calculations.length > 0 && draft.calculations.every(({ verdict }) => verdict === 'ineligible');
  if (!of || draft.outcome !== 'answer' || SIDE_BY_SIDE.has(say) || isDenied) return null;
  const { language, book } = knowledge;
  const { points, signs } = evidence.own;
  const asked = new Set(points.flatMap(({ asks, aspects }) => (asks ? aspects : [])));
  const words = draft.statements.map(printed).join('\n');
  const paid = paidBy(draft, book);
  // 多少天办完 asks for no sum, and a clause that is told with its figures may mean any of them.
  const ofSum = (signs.award || signs.money) && (paid !== null || say !== 'clauses' || !holdsFigure(draft));
  const isOpenPoint = (entry: AspectEntry): boolean => {
    if (entry.aspect === OFFICE && namesOffice(words, language)) return false;
    if (entry.aspect !== AMOUNT) return isOpen(entry, words, language);
    return ofSum && paid !== true && isOpen(entry, paid === false ? withoutFigures(draft) : words, language);
  };
  const open = language.aspects.filter((entry) => asked.has(entry.aspect) && isOpenPoint(entry));
  if (open.length === 0) return null;
  const [rule, ...others] = [...book.rules.values()].filter(({ clause }) => clause === of.clause.id);
  const one = rule && others.length === 0 && 'promise' in rule.award ? rule : null;
  const pays = one && open.some(({ aspect }) => aspect === AMOUNT) ? one : null;
  const often =
    one && 'recurrence' in one.award && one.award.recurrence !== 'unstated' && open.some((e) => HOW_OFTEN.has(e.aspect))
      ? one
      : null;
  const bodies = of.clause.bodies.length > 0 && open.some(({ aspect }) => aspect === OFFICE);
  const isTold = (aspect: string): boolean =>
    (aspect === AMOUNT && pays !== null) || (HOW_OFTEN.has(aspect) && often !== null) || (aspect === OFFICE && bodies);
  const found = open
    .filter(({ aspect }) => !isTold(aspect))
    .map((entry) => ({ entry, ...statedIn(entry, of, evidence, language) }));
  return {
    of,
    on: found.flatMap(({ on }) => on).filter((s, i, all) => all.indexOf(s) === i),
    provisions: found.flatMap(({ provisions }) => provisions),
    pays,
    often,
    bodies,
    unsaid: found.flatMap(({ entry, on, provisions }) => (on.length + provisions.length > 0 ? [] : [entry])),
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

const printed = (statement: Statement): string => statement.map((s) => ('text' in s ? s.text : '')).join('');

/** Whether it can be seen in a text that an aspect is told, and it is not. */
function isOpen({ called, stated, told }: AspectEntry, words: string, language: LanguageData): boolean {
  const says = [...stated, ...told].some((pattern) => language.pattern(pattern).test(words));
  return stated.length + told.length > 0 && !says && !words.includes(called);
}

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
  const { provisions } = provisionsAsked(
    { ...evidence, question: { ...evidence.question, aspects: [aspect] } },
    of,
    language,
  );
  return { on, provisions };
}
/** So many sentences tell one thing. */
const MOST = 2;
