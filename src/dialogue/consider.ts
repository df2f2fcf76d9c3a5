import { compose } from '../answer/compose.ts';
import type { Draft } from '../answer/draft/draft.ts';
import type { Decided, Evidence } from '../answer/evidence/evidence.ts';
import type { Fit } from '../answer/evidence/fit.ts';
import { gather } from '../answer/evidence/gather.ts';
import type { JoinedAnswer } from '../answer/evidence/joined-answer.ts';
import type { Plan } from '../answer/evidence/plan-to-say.ts';
import type { PartialReply } from '../answer/join-drafts.ts';
import { courtesy } from '../answer/say/courtesy.ts';
import { factInRole } from '../knowledge/fact.ts';
import type { Asking, Hypothesis } from '../understand/hypotheses/hypothesis.ts';
import { addSlots } from '../understand/slots/conflicts.ts';
import { cardAsked } from './card-asked.ts';
import { climb } from './climb.ts';
import { homeSupposed } from './home-supposed.ts';
import { ledByCase } from './led-by-case.ts';
import { ledByTitle } from './led-by-title.ts';
import { meantElsewhere } from './meant-elsewhere.ts';
import { pickedFit } from './picked-fit.ts';
import { plan } from './plan.ts';
import { listedBy } from './plan-fitting.ts';
import { isUnknownOf, statesFactsOnly } from './plan-recorded-facts.ts';
import type { Services } from './services.ts';
import { type Memory, remember, unknownAfter } from './state.ts';
import { whatIf } from './what-if.ts';
import { withSought } from './with-sought.ts';

/** One reading of a question up to its draft. */
export interface Considered extends PartialReply {
  readonly hypothesis: Hypothesis;
  readonly planned: Plan;
  readonly evidence: Evidence;
  /** Another reading would lead no further. */
  readonly settled: boolean;
  /** Can't be one of several answers in a reply. */
  readonly alone: boolean;
  /** What is remembered once a draft of it has gone out. */
  readonly after: (sent: Draft) => Memory;
}

/** What a reading of a question comes to: what is known for it, what it comes to, and how that is put. */
export async function consider(
  hypothesis: Hypothesis,
  asOf: string,
  before: Memory,
  { knowledge, index }: Services,
): Promise<Considered> {
  const { question, pointedOut } = hypothesis;
  const asked = hypothesis.asking.own.wording;
  const memory =
    pointedOut.length > 0 ? { ...before, facts: addSlots(before.facts, pointedOut, knowledge.book.facts) } : before;
  const moved = homeSupposed(hypothesis.asking, memory, knowledge);
  const ofCase =
    moved === null
      ? memory
      : { ...memory, facts: new Map(memory.facts).set(factInRole(knowledge.book.facts, 'home'), moved) };
  const searched = await gather(question, asOf, knowledge, index, hypothesis.asking.slots);
  const meant = meantElsewhere(searched, hypothesis.asking, ofCase, knowledge);
  const away = meant ? { ...searched, elsewhere: meant } : searched;
  const led = ledByTitle(away, hypothesis.asking, knowledge) ?? ledByCase(away, hypothesis.asking, ofCase, knowledge);
  const { found } = led;
  const { asking, sums } = withSought(found, led.asking, ofCase, knowledge);
  const evidence: Evidence = {
    ...found,
    own: asking.own,
    slots: asking.slots,
    setAside: asking.setAside,
    unknown: unknownAfter(memory, asking),
    sums,
    noticed: new Set(memory.noticed),
    midway: memory.asked !== '',
  };
  const ladder = climb(asking, memory, asOf, knowledge);
  const supposed = whatIf(asking, memory, asOf, knowledge);
  const picked = pickedFit(asking, memory, asOf, knowledge);
  const card = cardAsked(asking, evidence, memory, knowledge);
  const planned = plan(asking, evidence, { picked, card, supposed, ladder }, knowledge);
  const told = planned.say === 'taken-down';
  const composed = compose(planned, evidence, knowledge);
  const draft =
    isUnknownOf(asking, evidence) && !told
      ? { ...composed, opening: [courtesy('left-open', knowledge.replies).statements] }
      : composed;
  const fixed = told || ladder !== null || supposed !== null || picked !== null || card !== null;
  const outOfReach =
    question.unknownNumbers.length > 0 || evidence.uncoveredRegion !== null || sums.problems.length > 0;
  return {
    hypothesis,
    planned,
    draft,
    asked,
    decided: picked
      ? [picked]
      : supposed
        ? [...supposed.changed, ...supposed.opened]
        : ladder
          ? ladder.above
          : [
              ...(planned.say === 'most' ? planned.best.chosen : []),
              ...(planned.say === 'what-fits' && planned.fitting.together ? [planned.fitting.together.last] : []),
              ...(planned.say === 'joined' ? joinedDecided(planned.answer) : []),
              ...sums.decided,
              ...sums.fitting.seen,
              ...sums.missed.seen,
            ],
    evidence,
    settled:
      fixed ||
      planned.say === 'not-of-place' ||
      planned.say === 'absent-title' ||
      (draft.outcome === 'decline' && outOfReach),
    alone: fixed || question.act.act === 'what-can-i-get',
    after: ({ citations }) => ({
      // What is supposed is not so, and what is picked tells nothing.
      ...(supposed || picked || card
        ? memory
        : remember(memory, asking, evidence, statesFactsOnly(asking, evidence), knowledge.book.facts)),
      ...(planned.say === 'what-fits' && !planned.fitting.further ? putBy(planned.fitting) : {}),
      ...(planned.say === 'most' ? putBy(planned.best) : {}),
      awaiting: awaits(planned, asking),
      ...listedAfter(planned, sums.listed ?? [], memory),
      asked: told ? memory.asked : asked,
      cited: citations.length > 0 ? citations : memory.cited,
      noticed: [
        ...new Set([...memory.noticed, ...citations.flatMap((id) => knowledge.clauses.get(id)?.document ?? [])]),
      ],
    }),
  };
}

/** The measures that are told together, the one that all are added up with before itself alone. */
const joinedDecided = ({ parts, total }: JoinedAnswer): readonly Decided[] => {
  const each = parts.flatMap(({ decided }) => decided ?? []);
  return total ? [...each.filter(({ rule }) => rule !== total.rule), total] : each;
};

/** What is asked once more when the place is told. */
function awaits(planned: Plan, { own }: Asking): Memory['awaiting'] {
  if (planned.say === 'path') return planned.ask === null ? null : { act: 'rise', to: planned.ladder.target };
  if (planned.say !== 'where') return null;
  return own.act.act === 'together' && own.joined ? { ...own.act, joined: own.joined } : own.act;
}

/** The question that a list of what fits, or the best of it, ends with. */
function putBy({ asks }: { readonly asks: Fit | null }): Pick<Memory, 'pending'> | null {
  const next = asks?.calculation.next;
  return next ? { pending: { fact: next.fact, names: next.names, choices: next.choices } } : null;
}

/** The measures that were listed by now, and from where on they stand in the last list. */
function listedAfter(planned: Plan, before: readonly string[], memory: Memory): Pick<Memory, 'listed' | 'listedFrom'> {
  if (planned.say === 'most') return { listed: planned.best.chosen.map(({ rule }) => rule.id), listedFrom: 0 };
  if (planned.say === 'granted')
    return { listed: [...before, ...planned.granted.map(({ measure }) => measure)], listedFrom: before.length };
  if (planned.say !== 'what-fits') return { listed: memory.listed, listedFrom: memory.listedFrom };
  return { listed: [...before, ...listedBy(planned.fitting)], listedFrom: before.length };
}
