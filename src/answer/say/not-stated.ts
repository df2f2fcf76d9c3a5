import { cite, name, type Writer } from '../draft/writer.ts';
import type { Ranked } from '../evidence/evidence.ts';
import { whom } from './caveats.ts';

/** Says what the clause leaves out, and whom to ask. */
export function sayNotStated(writer: Writer, ranked: Ranked, what: readonly string[]): void {
  const { clause, document } = ranked;
  const [first] = clause.bodies;
  const office = first === undefined ? [whom(document)] : [name(first)];
  writer.say('条文没有写', what.join('、'), '，可以问', ...office, cite(clause), '。');
}
