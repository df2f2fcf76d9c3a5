import { factsOf } from '../../calculate/facts-asked.ts';
import { titlesIn } from '../../knowledge/condition.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { rulesOn } from '../../knowledge/measure-book.ts';
import { regionsAbove } from '../../language/region.ts';
import type { MeasureMention } from '../../understand/measures-called.ts';
import type { Question } from '../../understand/question.ts';
import { type Slot, titlesHeld } from '../../understand/slots/slot.ts';
import { type Ranked, rankedById } from './evidence.ts';
import { clauseFigures } from './sentences.ts';

/** What is told of the case. */
type Told = readonly Pick<Slot, 'fact' | 'value'>[];

/** Asked whether the measure that is pointed at (这条) applies in a place that is named. */
const OF_APPLYING: ReadonlySet<string> = new Set(['whether', 'who', 'conditions']);
/** A shorter name is one of many things. */
const LONG_ENOUGH = 4;

/**
 * The clause of a measure that a question names and only another place has (岳阳企业 of a measure of 长沙); null where the place has a measure
 * of that name, or `best`, what the place's own texts say, speaks of the same things.
 */
export function measureElsewhere(
  question: Question,
  best: Ranked | undefined,
  asOf: string,
  knowledge: Knowledge,
  told: Told = [],
): Ranked | null {
  const { regions, topics, documents, aspects } = question;
  const codes = new Set(regions.flatMap(({ code }) => regionsAbove(code)));
  const hasTexts = [...knowledge.documents.values()].some(({ region }) => codes.has(region ?? ''));
  const ofTitle = hasTexts && documents.length === 0 ? measureOfTitle(told, codes, asOf, knowledge) : null;
  if (ofTitle) return ofTitle;
  const asks = aspects.every((aspect) => OF_APPLYING.has(aspect));
  if (!hasTexts || !asks || question.goesOn || documents.length > 0) return null;
  // 看到说1000万到2000万的是重点培育对象: by its name and what its clause writes.
  const isQuoted = ({ rule }: MeasureMention): boolean =>
    question.attributed.some(({ said }) =>
      clauseFigures(knowledge.clauses.get(rule.clause)!).some((f) => f.value === said.value && f.unit === said.unit),
    );
  const named = [...question.pointedAt, ...question.called.filter(isQuoted)].flatMap(({ rule, name }) => {
    const held = rankedById(rule.clause, asOf, knowledge);
    return held ? [{ held, name }] : [];
  });
  const first = named.find(({ name }) => name.length >= LONG_ENOUGH);
  if (!first || named.some(({ held }) => codes.has(held.document.region ?? ''))) return null;
  const said = (words: string) => topics.filter(({ word, weight }) => weight >= 0.75 && words.includes(word));
  const own = best ? said(best.clause.text) : [];
  if (said(first.held.clause.text).every((topic) => own.includes(topic))) return null;
  return first.held;
}

/** 株洲的市级小巨人，贷款1000万: the measure for the title and the sum that are told, where only another place has such. */
function measureOfTitle(
  told: Told,
  codes: ReadonlySet<string>,
  asOf: string,
  { book, ...rest }: Knowledge,
): Ranked | null {
  const titles = told.flatMap(({ value }) => titlesHeld(value));
  const sums = told.filter(({ fact }) => book.facts.get(fact)?.type === 'amount');
  if (codes.size === 0 || titles.length === 0 || sums.length === 0) return null;
  const rules = rulesOn(book, asOf).filter(
    (rule) =>
      sums.some(({ fact }) => factsOf(rule, book.facts).includes(fact)) &&
      titlesIn(rule.conditions).some((title) => titles.includes(title)),
  );
  const [first] = rules;
  const isHere = rules.some(({ scope }) => scope?.region === undefined || codes.has(String(scope.region)));
  return first && !isHere ? rankedById(first.clause, asOf, { book, ...rest }) : null;
}
