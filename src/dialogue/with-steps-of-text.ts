import { type DutyFromLine, dutyFromLine } from '../answer/evidence/duty-from-line.ts';
import { everySomeYears } from '../answer/evidence/every-some-years.ts';
import type { Evidence } from '../answer/evidence/evidence.ts';
import { handInBefore } from '../answer/evidence/hand-in-before.ts';
import { inTime } from '../answer/evidence/in-time.ts';
import { instalmentsOf } from '../answer/evidence/instalments.ts';
import type { Plan } from '../answer/evidence/plan-to-say.ts';
import { stepsBetween } from '../answer/evidence/steps-between.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { clauseAlone } from './clause-alone.ts';

/** What a clause of the document says of a step that is asked about, wherever it stands in it (in how many parts it is paid, before what it is to be asked for): that, whatever else was planned of it. */
const STEPS = [instalmentsOf, handInBefore, inTime, stepsBetween, everySomeYears, dutyFromLine] as const;

export function withStepsOfText(planned: Plan, evidence: Evidence, knowledge: Knowledge): Plan {
  if (!REPLACED.has(planned.say)) return planned;
  for (const read of STEPS) {
    const lead = read(evidence, knowledge);
    if (!lead || (lead.lead === 'in-time' && isRuledOut(planned))) continue;
    const told = { ...clauseAlone(lead.of), lead, on: 'pieces' in lead ? lead.pieces : [lead.piece] };
    return lead.lead === 'duty-from-line' ? withOthers(told, lead, planned, evidence) : told;
  }
  return planned;
}

/** What rules the asker out whatever the day is. */
const isRuledOut = (planned: Plan): boolean =>
  'lead' in planned && planned.lead !== null && RULES_OUT.has(planned.lead.lead);
const RULES_OUT: ReadonlySet<string> = new Set(['below', 'barred', 'passed']);

/** Which papers are asked for, or what else, is told all the same. */
function withOthers(told: ReturnType<typeof clauseAlone>, lead: DutyFromLine, planned: Plan, { own }: Evidence): Plan {
  if (planned.say === 'provisions') return { ...planned, lead };
  const others = planned.say === 'clauses' && own.points.length > 1 ? planned.used.slice(0, 1) : [];
  return { ...told, used: [lead.of, ...others.filter(({ clause }) => clause !== lead.of.clause)] };
}

/** What tells a text, or finds none. */
const REPLACED: ReadonlySet<Plan['say']> = new Set([
  'clauses',
  'provisions',
  'unsaid',
  'bodies',
  'nothing-held',
  'premised',
  'what-fits',
  'granted',
]);
