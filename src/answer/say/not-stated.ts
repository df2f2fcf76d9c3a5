import type { Intent } from '../../understand/intent.ts';
import { cite, type Writer } from '../draft/writer.ts';
import type { Evidence, Ranked } from '../evidence/evidence.ts';
import { whom } from './caveats.ts';
import { sayBodies, sayClause } from './clause.ts';

/** What owners ask and clauses often leave out: how the text would say it, and how a reply says that it doesn't. */
const OFTEN_UNSAID: readonly { readonly intent: Intent; readonly said: RegExp; readonly what: string }[] = [
  { intent: 'phone', said: /电话|热线|联系方式/, what: '联系电话' },
  { intent: 'materials', said: /申报材料|提交.{0,6}材料|所需材料/, what: '要交什么材料' },
  { intent: 'deadline', said: /截止|申报时间/, what: '申报的截止时间' },
  { intent: 'how', said: /申报流程|申请流程|向.{2,16}(?:申报|申请|提出)|登记入库|自主评价/, what: '申请流程' },
];

function unsaidBy(evidence: Evidence, ranked: Ranked) {
  const asked = OFTEN_UNSAID.filter(({ intent }) => evidence.question.intents.includes(intent));
  return asked.some(({ said }) => said.test(ranked.clause.text)) ? [] : asked;
}

export function isUnsaid(evidence: Evidence, ranked: Ranked): boolean {
  return unsaidBy(evidence, ranked).length > 0;
}

/** True where the question asks for something of the kind and the clause leaves it out: says so, and whom to ask. */
export function sayUnsaid(writer: Writer, evidence: Evidence, ranked: Ranked): boolean {
  const asked = unsaidBy(evidence, ranked);
  if (asked.length === 0) return false;
  writer.say('收录的条款没有写', asked.map(({ what }) => what).join('、'), cite(ranked.clause), '。');
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
  return true;
}
