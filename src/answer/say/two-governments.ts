import type { Measure } from '../../knowledge/catalogue/facet.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { regionName } from '../../language/region.ts';
import { called, cite, listed, name, type Pieces, type Writer } from '../draft/writer.ts';
import type { BetweenLevels, OfLevel } from '../evidence/between-levels.ts';
import { type Evidence, rankedById } from '../evidence/evidence.ts';
import { officesOf } from '../evidence/offices.ts';
import { closeWithCaveats, sayStatusOf } from './caveats.ts';
import { quoteRelation, VERDICT } from './relation-words.ts';

const GOVERNMENT: Readonly<Record<OfLevel['level'], string>> = {
  national: '国家',
  provincial: '省里',
  municipal: '市里',
  below: '区县',
};

/** Whether the support of two governments may be had together: the verdict with the sentence that says it, else that no text says so, and whom to ask. */
export function sayBetweenLevels(
  writer: Writer,
  between: BetweenLevels,
  evidence: Evidence,
  knowledge: Knowledge,
): void {
  const { upper, lower, any, relation } = between;
  const sides = [upper, lower];
  const held = sides.filter(({ measures }) => measures.length > 0);
  const lacking = sides.find(({ measures }) => measures.length === 0);
  const used = held.flatMap(({ measures }) => firstOfEach(measures));
  const pair: Pieces = [GOVERNMENT[upper.level], '的和', GOVERNMENT[lower.level], '的'].flat();
  if (relation)
    writer.say(
      relation.kind === 'adds' ? '能同时拿' : any ? '要看是不是同一类、同一个项目' : VERDICT[relation.kind],
      '：',
      ...quoteRelation(relation, knowledge),
      '。',
    );
  else if (lacking) {
    writer.say(
      '还定不了：没有收录',
      ...(lacking.place === null ? [GOVERNMENT[lacking.level]] : [name(regionName(lacking.place))]),
      any ? '的政策。' : '的这类政策。',
    );
    writer.say('收录的', ...textsOf(used, knowledge), '没有写拿了别处的还能不能拿。');
  } else writer.say('文件都没有写', ...pair, '能不能都拿，也没有写不能：', ...textsOf(used, knowledge), '。');
  const offices = [...new Set(used.flatMap(({ clause }) => officesOf(clause, 1, knowledge)))].slice(0, 2);
  if (offices.length > 0)
    writer.say('申报前请问', ...listed(offices.map(name)), ...used.flatMap((m) => citeOf(m, knowledge)), '。');
  if (any && !relation) writer.say('告诉我要报的是哪些补贴，我逐项帮您查。');
  const ranked = used.flatMap(({ clause }) => rankedById(clause, evidence.asOf, knowledge) ?? []);
  sayStatusOf(writer, evidence, ranked);
  closeWithCaveats(writer, ranked);
}

/** So many documents of a side are named. */
const NAMED = 2;

/** The first measure of each of its documents. */
const firstOfEach = (measures: readonly Measure[]): readonly Measure[] =>
  measures.filter((one, i) => measures.findIndex((m) => m.document === one.document) === i).slice(0, NAMED);

const citeOf = ({ clause }: Measure, { clauses }: Knowledge): Pieces => {
  const held = clauses.get(clause);
  return held ? [cite(held)] : [];
};

const textsOf = (used: readonly Measure[], knowledge: Knowledge): Pieces =>
  listed(
    used.flatMap((measure) => {
      const document = knowledge.documents.get(measure.document);
      return document ? [[...called(document), ...citeOf(measure, knowledge)]] : [];
    }),
  );
