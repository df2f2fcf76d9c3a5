import type { Knowledge } from '../knowledge/load.ts';
import type { Rule } from '../knowledge/measure.ts';
import { meetingOf } from './combine/meeting.ts';

/** A measure that an enterprise has had, and the year for which. */
export interface Received {
  readonly measure: string;
  readonly year: number;
}

/** What stands against a measure once others were received: the words for it, and the clause that says so; null where nothing does. */
export interface BarredByReceipt {
  readonly says: string;
  readonly clause: string;
}

/** Whether what a client has had bars a measure in a year: had itself and given once, or barred by another by what their texts say. */
export function barredByReceived(
  rule: Rule,
  received: readonly Received[],
  year: number,
  knowledge: Knowledge,
): BarredByReceipt | null {
  for (const had of received) {
    const other = knowledge.book.rules.get(had.measure);
    if (!other) continue;
    if (other.id === rule.id) {
      const recurrence = 'recurrence' in rule.award ? rule.award.recurrence : 'unstated';
      if (recurrence === 'once') return { says: `${had.year}年已经领过，只给一次`, clause: rule.clause };
      if (had.year === year) return { says: `${had.year}年的已经领过`, clause: rule.clause };
      continue;
    }
    if (had.year !== year) continue;
    const { how, relation } = meetingOf(other, rule, knowledge);
    if (how !== 'barred' || !relation) continue;
    const says =
      relation.kind === 'difference' ? '只补差额' : relation.kind === 'highest' ? '就高，不重复' : '只能享受一项';
    return { says: `${had.year}年已领过“${other.title}”，${says}`, clause: relation.clause };
  }
  return null;
}
