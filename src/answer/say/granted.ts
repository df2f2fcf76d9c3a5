import type { Draft } from '../draft/draft.ts';
import type { Writer } from '../draft/writer.ts';
import type { Evidence, Ranked } from '../evidence/evidence.ts';
import { closeWithCaveats, sayStatusOf } from './caveats.ts';
import { sayClause } from './clause.ts';

/** So many characters of a clause are told. */
const EACH = 90;

/** What the texts of a place grant, by their own words: no rule computes it. */
export function sayGranted(writer: Writer, used: readonly [Ranked, ...Ranked[]], evidence: Evidence): Draft {
  writer.say('收录的文本里，和您说的对得上的是（条件照条文，没有逐项核算）：');
  for (const ranked of used) sayClause(writer, evidence, ranked, EACH, ['· ']);
  sayStatusOf(writer, evidence, used);
  writer.say('以主管部门审定为准。');
  closeWithCaveats(writer, used);
  return writer.draft('answer');
}
