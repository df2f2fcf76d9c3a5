import type { Clause, PolicyDocument } from '../../knowledge/document.ts';
import type { Segment } from '../draft/draft.ts';
import { cite, name, type Writer } from '../draft/writer.ts';
import type { Ranked } from '../evidence/evidence.ts';
import type { AskedWords } from '../evidence/unmentioned.ts';
import { whom } from './caveats.ts';

/** Says that no clause of the text mentions what was asked about, and whom to ask. */
export function sayNotMentioned(writer: Writer, { clause, document }: Ranked, asked: AskedWords): void {
  writer.say('条文没有提到您问的“', { kind: 'words', ...asked }, '”，算不算要问主管部门。');
  if (clause.bodies.length === 0) writer.say('可以问', whom(document), cite(clause), '。');
}

/** Says what the clause leaves out, and whom to ask. */
export function sayNotStated(writer: Writer, ranked: Ranked, what: readonly string[]): void {
  const { clause, document } = ranked;
  writer.say('条文没有写', what.join('、'), '，可以问', ...officeOf(clause, document), cite(clause), '。');
}

/** The body that a clause names first, else who put the document out. */
function officeOf({ bodies: [first] }: Clause, document: PolicyDocument): readonly (string | Segment)[] {
  return first === undefined ? [whom(document)] : [name(first)];
}
