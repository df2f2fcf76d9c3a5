import { absentTitle } from '../answer/evidence/absent-title.ts';
import type { Evidence } from '../answer/evidence/evidence.ts';
import type { Plan } from '../answer/evidence/plan-to-say.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { withFocus } from './with-focus.ts';
import { withManner } from './with-manner.ts';
import { withNotCounted } from './with-not-counted.ts';
import { withPlaceApart } from './with-place-apart.ts';
import { withPremises } from './with-premises.ts';
import { withPrice } from './with-price.ts';
import { withRecipient } from './with-recipient.ts';
import { withReserved } from './with-reserved.ts';
import { withRuledOut } from './with-ruled-out.ts';
import { withStepsOfText } from './with-steps-of-text.ts';
import { withUnstated } from './with-unstated.ts';
import { withVerdict } from './with-verdict.ts';

/** Acts that ask what a title is worth. */
const OF_A_TITLE: ReadonlySet<string> = new Set(['ask', 'calculate', 'claim']);

/** What settles a question whatever else was planned, in the order in which it does: the place, the title, what was told and does not count, the figures claimed, what a clause alone would leave to be read out of it. */
export function settledFirst(planned: Plan, evidence: Evidence, knowledge: Knowledge): Plan {
  const away = withPlaceApart(planned, evidence, knowledge);
  if (away !== planned) return away;
  const absent = OF_A_TITLE.has(evidence.question.act.act) ? absentTitle(evidence, knowledge) : null;
  if (absent) return { say: 'absent-title', absent };
  const open = withRuledOut(planned, evidence, knowledge);
  const counted = withNotCounted(open, evidence, knowledge);
  if (counted.notCounted) return counted;
  const reserved = withReserved(counted, evidence, knowledge);
  if (reserved !== counted) return withVerdict(reserved, evidence, knowledge);
  const steps = withStepsOfText(counted, evidence, knowledge);
  if (steps !== counted) return steps;
  const priced = withPrice(counted, evidence, knowledge);
  if (priced !== counted) return priced;
  const said = withManner(withPremises(counted, evidence, knowledge), evidence, knowledge);
  const given = withRecipient(said, evidence, knowledge);
  if (given !== said) return given;
  return withUnstated(withVerdict(withFocus(said, evidence, knowledge), evidence, knowledge), evidence);
}
