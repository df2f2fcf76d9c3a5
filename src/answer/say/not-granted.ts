import { purposesIn } from '../../understand/wants.ts';
import { cite, type Writer } from '../draft/writer.ts';
import type { Evidence, Ranked } from '../evidence/evidence.ts';
import { sentencesOf } from '../evidence/sentences.ts';
import { answersWith, wantedFigure } from '../evidence/wanted-sentences.ts';

/** What a sentence that grants money says of it. */
const GRANTS = /奖|补|贴|资助|给予|统筹|安排|出让/;
/** Says so where the clause that is nearest grants no money, or help of another kind than is asked about. */
export function sayWhatIsNot(writer: Writer, evidence: Evidence, ranked: Ranked): void {
  const { question } = evidence;
  if (question.wants.taxRate) writer.say('收录的条款没有写明比例或税率，请向税务部门询问', cite(ranked.clause), '。');
  else if (grantsNothing(evidence, ranked)) writer.say('收录的条款没有写明具体金额或比例', cite(ranked.clause), '。');
  else if (isOfAnotherKind(evidence, ranked))
    writer.say('收录的条款里没有您问的这种补贴，最接近的是下面的内容', cite(ranked.clause), '。');
}

function grantsNothing({ question }: Evidence, { clause }: Ranked): boolean {
  const { award, money } = question.wants;
  const asked = (wantedFigure(question) === 'money' && money) || (award && question.intents.includes('yes-no'));
  return asked && !sentencesOf(clause).some((s) => answersWith(s, 'money') && (!award || GRANTS.test(s.text)));
}

/** The purpose that is asked about is one of the question's topics, and the clause says it in no words that stand for it. */
function isOfAnotherKind({ question, expansions }: Evidence, { clause, document }: Ranked): boolean {
  const held = [document.title, ...clause.path, clause.heading, clause.text, ...clause.asks].join(' ');
  return purposesIn(question.searched).some(
    (word) =>
      question.topics.some((t) => t.word === word && t.weight >= 0.5) &&
      !held.includes(word) &&
      !expansions.some((e) => e.includes(word)),
  );
}
