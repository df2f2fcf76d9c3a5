import type { Intent } from '../../understand/intent.ts';
import type { Writer } from '../draft/writer.ts';
import type { Evidence } from '../evidence/evidence.ts';

/** What can be asked of any measure at all: 多少钱, 怎么申请, 要什么材料. */
const OF_ANY: readonly Intent[] = ['amount', 'how', 'materials', 'deadline', 'phone', 'body'];
const OF_POLICIES =
  /政策|补贴|补助|奖励|扶持|优惠|惠企|资助|申报|申请|够不够|够格|资格|条件|合格|符合|(?:给|拿|领)钱|钱给|到账|(?:能|可以|可)(?:不能|不可以|否)?(?:补|奖|拿|领|贴|享受)/;

/** True where the question names no measure, no document and no place, so that any measure would answer it: asks for them. */
export function askWhich(writer: Writer, { question, unheldRegion }: Evidence): boolean {
  const { text, intents, topics, documents, unheld, regions } = question;
  const named = topics.some((t) => t.weight > 0.5) || documents.length + unheld.length + regions.length > 0;
  if (named || unheldRegion || question.searched.length > 24) return false;
  if (!intents.some((i) => OF_ANY.includes(i)) && !OF_POLICIES.test(text)) return false;
  writer.say('您问的是哪项政策？请告诉我贵公司在哪个城市、想问哪一类：贷款贴息、研发补贴、认定奖励，还是别的。');
  return true;
}
