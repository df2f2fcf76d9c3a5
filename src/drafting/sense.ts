import type { FacetReader } from '../knowledge/catalogue/facet-reader.ts';
import type { OpenPoint } from './piece.ts';
import type { AskedFact } from './proposed-fact.ts';

const NO_QUESTION = '这几个字连不成一句能问企业的话';
const REFERS = '指的是前面或别处的什么，没有写明';

/** What of the facts of a draft does not make a question that somebody can answer. */
export const unanswerable = (facts: readonly AskedFact[], reader: FacetReader): readonly OpenPoint[] =>
  proposedOf(facts).flatMap(({ name, proposed: fact }): readonly OpenPoint[] => {
    const whole = fact?.type === 'truth' ? isQuestion(name, String(fact.ask), reader) : isMeasured(name, fact, reader);
    return whole ? [] : [{ key: `conditions.${name}`, text: name, why: NO_QUESTION }];
  });

const proposedOf = (facts: readonly AskedFact[]): readonly AskedFact[] =>
  facts.filter((fact, i) => fact.proposed && facts.findIndex((o) => o.name === fact.name) === i);

/** What of the facts of a draft points at something else, or leaves open who is meant. */
export function senseless(facts: readonly AskedFact[], reader: FacetReader): readonly OpenPoint[] {
  const proposed = proposedOf(facts);
  const each = proposed
    .filter(({ name }) => reader.holds('draft-refers', name))
    .map(({ name }): OpenPoint => ({ key: `conditions.${name}`, text: name, why: REFERS }));
  const whom = proposed.filter(({ name, proposed: fact }) => fact?.type === 'truth' && isNoun(name, reader));
  const [, second] = whom;
  const several: readonly OpenPoint[] = second
    ? [{ key: 'conditions', text: whom.map(({ name }) => name).join('、'), why: '说了几个对象，给的是哪一个没有把握' }]
    : [];
  return [...each, ...several];
}

const isNoun = (name: string, reader: FacetReader): boolean =>
  (reader.holds('org-end', name) || reader.holds('draft-thing-end', name)) && !reader.holds('draft-acts', name);

/** A yes or no: something that was done, with what it was done to, or what one is. */
function isQuestion(name: string, ask: string, reader: FacetReader): boolean {
  if (reader.holds('draft-hangs', name) || reader.holds('draft-no-object', name)) return false;
  // 使用设备产生的费用: a sum is asked as one, or not at all.
  if (reader.holds('draft-sum-end', name)) return false;
  if ((ask.match(/[（(]/g) ?? []).length !== (ask.match(/[）)]/g) ?? []).length) return false;
  return isNoun(name, reader) || reader.holds('predicate', name) || reader.holds('draft-acts', name);
}

/** A sum is named by a word for sums: 营业收入. */
const isMeasured = (name: string, fact: AskedFact['proposed'], reader: FacetReader): boolean =>
  !reader.holds('draft-hangs', name) && (fact?.type !== 'amount' || reader.holds('draft-sum-end', name));
