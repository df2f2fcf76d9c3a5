import type { Draft } from './draft/draft.ts';
import { cite, title, Writer } from './draft/writer.ts';
import type { Evidence } from './evidence/evidence.ts';
import { closeWithCaveats, sayStatusOf } from './say/caveats.ts';
import { sayBodies, sayClause } from './say/clause.ts';

/** The reply that goes out when an answer was refused: the best clause in its own words, and nothing of ours about it. */
export function quoteInstead(evidence: Evidence): Draft | null {
  const best = evidence.ranked[0];
  if (!best || best.clause.text === '') return null;
  const writer = new Writer();
  sayStatusOf(writer, evidence, [best]);
  sayClause(writer, evidence, best, 240, [
    best.document.provenance === 'official'
      ? '这个问题我下不了结论，文件里写的是：'
      : '这个问题我下不了结论，文件里写的是（据原文转述）：',
  ]);
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
  return writer.draft('decline');
}
