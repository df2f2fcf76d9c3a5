import type { ReportedAct } from '../../contract/reported-reading.ts';
import { InputError } from '../../errors.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { parseFigures } from '../../language/figure.ts';
import { normalise } from '../../language/normalise.ts';
import { leadAct, type Question } from '../question.ts';
import type { Act, Acts, Subject } from '../reading.ts';

/** Acts as somebody else has read them; one that asks of nothing in particular where none is told. */
export function actsOf(reported: readonly ReportedAct[]): Acts {
  const [first, ...others] = reported.map(actOf);
  return first ? [first, ...others] : [{ act: 'ask', aspects: [], of: subjectOf({ act: 'ask' }) }];
}

function actOf(told: ReportedAct): Act {
  const of = subjectOf(told);
  const { act, which = '' } = told;
  switch (act) {
    case 'calculate':
    case 'what-can-i-get':
      return { act, of };
    case 'together':
    case 'compare':
      return { act, of: [of] };
    case 'rise':
      // 要投到多少才拿得满50万: a sum is no title to rise to.
      return parseFigures(told.to ?? '').length > 0 ? { act: 'calculate', of } : { act, to: told.to ?? null };
    case 'claim':
      return { act, of, figure: told.figure ?? null };
    case 'inform':
    case 'answer':
    case 'correct':
    case 'unsure':
      return { act };
    case 'manage':
      return { act, which, what: '' };
    case 'courtesy':
    case 'off-topic':
      return { act, which };
    default:
      return { act: 'ask', aspects: told.aspects ?? [], of };
  }
}

const subjectOf = ({ measure, document }: ReportedAct): Subject => ({
  measures: measure ? [measure] : [],
  documents: document ? [document] : [],
  words: [],
});

/** The measures that acts are about, each once. */
export const measuresInActs = (acts: readonly Act[]): readonly string[] => [
  ...new Set(acts.flatMap((act) => ('of' in act && 'measures' in act.of ? act.of.measures : []))),
];

/**
 * A question that does the acts of another reading, about the measures and documents that they name.
 *
 * Raises InputError where one of those is not known.
 */
export function asking(question: Question, acts: Acts, { book, documents }: Knowledge): Question {
  const clauses = measuresInActs(acts).map((id) => {
    const rule = book.rules.get(id);
    if (!rule) throw new InputError(`没有措施 ${id}`);
    return rule.clause;
  });
  const named = [
    ...acts.flatMap((act) => ('of' in act && 'documents' in act.of ? act.of.documents : [])),
    ...clauses.map((id) => id.replace(/#.*$/, '')),
  ].map((id) => {
    const document = documents.get(id);
    if (!document) throw new InputError(`没有文件 ${id}`);
    return document;
  });
  const aspects = acts.flatMap((act) => (act.act === 'ask' ? act.aspects : act.act === 'calculate' ? ['amount'] : []));
  const claims = acts.flatMap((act) => (act.act === 'claim' ? [act.figure && normalise(act.figure)] : []));
  const sums = acts.some(({ act }) => act === 'calculate');
  const { signs } = question;
  return {
    ...question,
    act: leadAct(acts),
    aspects: [...new Set(aspects)],
    goesOn: false,
    talkedOf: [],
    documents: [...new Set([...question.documents, ...named])],
    clauses,
    signs: {
      ...signs,
      claimed: question.figures.filter((f) => claims.some((claim) => claim === null || claim.includes(f.text))),
      limit: signs.limit && !sums,
      rateOfOne: signs.rateOfOne && !sums,
    },
  };
}
