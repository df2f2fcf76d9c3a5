import type { Segment } from '../answer/draft/draft.ts';
import type { Decided } from '../answer/evidence/fit.ts';
import type { PartialReply } from '../answer/join-drafts.ts';
import { overRows } from '../calculate/award/total.ts';

/** A reply to several enterprises, of which `rows` tells where the decided of each stand, with what they come to together by the one measure that all were decided by; as it was where there is no such sum. */
export function withTotalOfRows(reply: PartialReply, rows: readonly number[]): PartialReply {
  const { decided, draft } = reply;
  const own = rows.flatMap((at) => decided[at] ?? []);
  const [first] = own;
  const last = own.at(-1);
  if (!first || !last || own.some(({ rule }) => rule !== first.rule)) return reply;
  const step = overRows(
    first.rule,
    own.map(({ calculation }) => calculation),
  );
  if (!step) return reply;
  const { calculation } = last;
  const whole: Decided = { ...last, calculation: { ...calculation, steps: [...calculation.steps, step] } };
  const told: Segment = {
    kind: 'step',
    text: step.say,
    rule: first.rule.id,
    index: calculation.steps.length,
    clause: step.clause,
    case: decided.indexOf(last),
  };
  return {
    ...reply,
    decided: decided.map((one) => (one === last ? whole : one)),
    draft: {
      ...draft,
      statements: [
        [
          { kind: 'text', text: '合计：' },
          told,
          { kind: 'citation', clause: step.clause },
          { kind: 'text', text: '。' },
        ],
        ...draft.statements,
      ],
      calculations: draft.calculations.map((one) => (one === calculation ? whole.calculation : one)),
    },
  };
}
