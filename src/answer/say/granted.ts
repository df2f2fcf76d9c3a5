import type { Draft } from '../draft/draft.ts';
import { cite, type Writer } from '../draft/writer.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Granted } from '../evidence/granted-by-texts.ts';
import { pieceWith } from '../evidence/pieces.ts';
import type { Plan } from '../evidence/plan-to-say.ts';
import { sentencesOf } from '../evidence/sentences.ts';
import { closeWithCaveats, sayStatusOf } from './caveats.ts';
import { quotePiece, sayClause } from './clause.ts';

/** A sentence that is no longer is told whole; so many characters of a clause where no sentence of it grants. */
const EACH = 90;

/** What the texts of a place grant, by their own words: no rule computes it. */
export function sayGranted(
  writer: Writer,
  { granted, further, left }: Extract<Plan, { say: 'granted' }>,
  evidence: Evidence,
): Draft {
  writer.say(further ? '文本里还有这些：' : '收录的文本里，和您说的对得上的是（条件照条文，没有逐项核算）：');
  for (const one of granted) sayGrant(writer, one, evidence);
  if (left) writer.say('还有别的，回复“更多”接着看。');
  const used = granted.map(({ ranked }) => ranked);
  sayStatusOf(writer, evidence, used);
  writer.say('以主管部门审定为准。');
  closeWithCaveats(writer, used);
  return writer.draft('answer');
}

/** The same beside what rules compute. */
export function sayGrantedBeside(writer: Writer, granted: readonly Granted[], evidence: Evidence): void {
  if (granted.length === 0) return;
  const used = granted.map(({ ranked }) => ranked);
  writer.say('文本里另有（条件照条文，没有逐项核算）：');
  for (const one of granted) sayGrant(writer, one, evidence);
  sayStatusOf(writer, evidence, used);
  closeWithCaveats(writer, used);
}

/** The sentence of a clause that grants, as much of it as says to whom and how much. */
function sayGrant(writer: Writer, { ranked, on }: Granted, evidence: Evidence): void {
  const { clause } = ranked;
  const [said] = on;
  const sentence = said && sentencesOf(clause).find((s) => s.start <= said.start && s.end >= said.end);
  const within = on.filter((span) => sentence && span.start >= sentence.start && span.end <= sentence.end);
  const piece = sentence && sentence.text.length <= EACH ? sentence : pieceWith(clause, within);
  if (piece) writer.say('· ', quotePiece(clause, piece), cite(clause));
  else sayClause(writer, evidence, ranked, EACH, ['· ']);
}
