import type { Intent } from '../../understand/intent.ts';
import type { Writer } from '../draft/writer.ts';
import type { Evidence } from '../evidence/evidence.ts';

/** What can be asked of any measure at all: 多少钱, 怎么申请, 要什么材料. */
const OF_ANY: readonly Intent[] = ['amount', 'how', 'materials', 'deadline', 'phone', 'body'];
/** True where the question names no measure, no document and no place, so that any measure would answer it: asks for them. */
export function askWhich(writer: Writer, { question, unheldRegion }: Evidence): boolean {
  const { wants, intents, topics, documents, unheld, regions } = question;
  const named = topics.some((t) => t.weight > 0.5) || documents.length + unheld.length + regions.length > 0;
  if (named || unheldRegion || question.searched.length > 24) return false;
  if (!intents.some((i) => OF_ANY.includes(i)) && !wants.ofMeasures) return false;
  writer.say('您问的是哪项政策？请告诉我贵公司在哪个城市、想问哪一类：贷款贴息、研发补贴、认定奖励，还是别的。');
  return true;
}
