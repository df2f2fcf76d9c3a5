import type { Intent } from '../../understand/intent.ts';
import type { Evidence, Ranked } from './evidence.ts';

/** What owners ask and clauses often leave out: how the text would say it, and how a reply says that it doesn't. */
const OFTEN_UNSAID: readonly { readonly intent: Intent; readonly said: RegExp; readonly what: string }[] = [
  { intent: 'phone', said: /电话|热线|联系方式/, what: '联系电话' },
  { intent: 'materials', said: /申报材料|提交.{0,6}材料|所需材料/, what: '要交什么材料' },
  { intent: 'deadline', said: /截止|申报时间/, what: '申报的截止时间' },
  { intent: 'how', said: /申报流程|申请流程|向.{2,16}(?:申报|申请|提出)|登记入库|自主评价/, what: '申请流程' },
];

/** What the question asks for of the kind and the clause leaves out, as a reply calls it. */
export function unsaidBy(evidence: Evidence, ranked: Ranked): readonly string[] {
  const asked = OFTEN_UNSAID.filter(({ intent }) => evidence.question.intents.includes(intent));
  return asked.some(({ said }) => said.test(ranked.clause.text)) ? [] : asked.map(({ what }) => what);
}
