import { cite, type Writer } from '../draft/writer.ts';
import type { Evidence, Ranked } from '../evidence/evidence.ts';
import { sentencesOf } from '../evidence/sentences.ts';
import { asksTaxRate } from '../evidence/tax-rate.ts';
import { answersWith, wantedFigure } from '../evidence/wanted-sentences.ts';

const AWARD = /奖|补贴|补助|资助|贴息|补多少|给多少钱/;
/** 要培育多少工程师 asks for no money. */
const MONEY = /奖|补|贴|资助|钱|元|万|额|比例|点|成|费|资金|给|%|much|amount|rate/i;
/** What a sentence that grants money says of it. */
const GRANTS = /奖|补|贴|资助|给予|统筹|安排|出让/;
/** 建设补贴, 培训补贴: what the help is for, right before it. */
const FOR = /([\p{Script=Han}]{2})(?:费用?)?(?:补贴|补助|奖励|资助|奖补|津贴)/gu;

/** Says so where the clause that is nearest grants no money, or help of another kind than is asked about. */
export function sayWhatIsNot(writer: Writer, evidence: Evidence, ranked: Ranked): void {
  const { question } = evidence;
  if (asksTaxRate(question)) writer.say('收录的条款没有写明比例或税率，请向税务部门询问', cite(ranked.clause), '。');
  else if (grantsNothing(evidence, ranked)) writer.say('收录的条款没有写明具体金额或比例', cite(ranked.clause), '。');
  else if (isOfAnotherKind(evidence, ranked))
    writer.say('收录的条款里没有您问的这种补贴，最接近的是下面的内容', cite(ranked.clause), '。');
}

function grantsNothing({ question }: Evidence, { clause }: Ranked): boolean {
  const award = AWARD.test(question.text);
  const asked =
    (wantedFigure(question) === 'money' && MONEY.test(question.text)) || (award && question.intents.includes('yes-no'));
  return asked && !sentencesOf(clause).some((s) => answersWith(s, 'money') && (!award || GRANTS.test(s.text)));
}

/** The purpose that is asked about is one of the question's topics, and the clause says it in no words that stand for it. */
function isOfAnotherKind({ question, expansions }: Evidence, { clause, document }: Ranked): boolean {
  const held = [document.title, ...clause.path, clause.heading, clause.text, ...clause.asks].join(' ');
  const purposes = [...question.searched.matchAll(FOR)].map((m) => m[1] ?? '');
  return purposes.some(
    (word) =>
      question.topics.some((t) => t.word === word && t.weight >= 0.5) &&
      !held.includes(word) &&
      !expansions.some((e) => e.includes(word)),
  );
}
