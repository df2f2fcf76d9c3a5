import type { Draft } from './draft.ts';
import type { Evidence } from './evidence.ts';
import { cite, title, Writer } from './writer.ts';

/** The reply that goes out when a draft was refused: where to read, and no figure. */
export function fallback(evidence: Evidence): Draft {
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
