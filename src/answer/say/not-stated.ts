import { cite, type Writer } from '../draft/writer.ts';
import type { Evidence, Ranked } from '../evidence/evidence.ts';
import { whom } from './caveats.ts';
import { sayBodies, sayClause } from './clause.ts';

/** Says what the clause leaves out, and whom to ask. */
export function sayNotStated(writer: Writer, evidence: Evidence, ranked: Ranked, what: readonly string[]): void {
  writer.say('收录的条款没有写', what.join('、'), cite(ranked.clause), '。');
  if (ranked.clause.bodies.length > 0) {
    sayBodies(writer, ranked);
    writer.say('请向上面的责任部门询问。');
  } else writer.say('请向', whom(ranked.document), '询问。');
  sayClause(
    writer,
    evidence,
    ranked,
    140,
    ranked.document.provenance === 'official' ? ['条款内容：'] : ['条款内容（据原文转述）：'],
  );
}
