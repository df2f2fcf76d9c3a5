import { type Clause, isUnconfirmed } from '../knowledge/document.ts';
import type { Draft } from './draft/draft.ts';
import { cite, title, Writer } from './draft/writer.ts';
import type { Evidence } from './evidence/evidence.ts';
import { closeWithCaveats, sayStatusOf } from './say/caveats.ts';
import { sayBodies, sayClause } from './say/clause.ts';

/** The reply that goes out when an answer was refused: the best clause in its own words, and nothing of ours about it. */
export function quoteInstead(evidence: Evidence): Draft | null {
  const found = evidence.ranked[0];
  if (!found || found.clause.text === '') return null;
  const best = { ...found, clause: found.clause.shown ?? found.clause };
  const writer = new Writer();
  sayStatusOf(writer, evidence, [best]);
  const own = best.document.provenance === 'official' ? '' : '（据原文转述）';
  const open = isUnconfirmed(best.clause) ? '这里的数字是扫描件识别的，还没有核对，不能当准' : '这个问题我下不了结论';
  sayClause(writer, evidence, best, 240, [`${open}，文件里写的是${own}：`]);
  noticeUnconfirmed(writer, best.clause);
  sayBodies(writer, best);
  closeWithCaveats(writer, [best]);
  return writer.draft('answer');
}

/** The reply that goes out when nothing can be quoted either: where to read, and no figure. */
export function whereToRead(evidence: Evidence): Draft {
  const writer = new Writer();
  const best = evidence.ranked[0] ?? evidence.nearest;
  if (!best) {
    writer.say('这个问题暂时无法可靠地回答，请向主管部门咨询。');
    return writer.draft('decline');
  }
  writer.say(
    '这个问题暂时无法可靠地回答，请看《',
    title(best.document),
    '》',
    cite(best.clause),
    '，或向主管部门咨询。',
  );
  noticeUnconfirmed(writer, best.clause);
  return writer.draft('decline');
}

/** Without it no reply that cites a clause with a figure that is not known passes the gate. */
function noticeUnconfirmed(writer: Writer, clause: Clause): void {
  if (isUnconfirmed(clause))
    writer.notice('unconfirmed', cite(clause), '里有数字是扫描件识别的，还没有核对，请以原件为准。');
}
