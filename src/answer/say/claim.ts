import { cite, documentDate, figure, quote, type Writer } from '../draft/writer.ts';
import type { Ranked } from '../evidence/evidence.ts';
import type { Pace } from '../evidence/how-often.ts';
import type { Claim } from '../evidence/plan-to-say.ts';
import { ofClause } from './tier.ts';

const PACE: Record<Pace, string> = {
  'by-day': '按天',
  'by-month': '按月',
  'by-quarter': '按季',
  'one-time': '一次性',
  'by-year': '按年',
};

/** Says what comes of the figures that the asker states of the policy; the clause itself follows in its own words. */
export function sayClaims(writer: Writer, claims: readonly Claim[], ranked: Ranked): void {
  for (const claim of claims) sayClaim(writer, claim, ranked);
}

function sayClaim(writer: Writer, claim: Claim, ranked: Ranked): void {
  const { clause } = ranked;
  const { text, start, end } = claim.said;
  const said = figure(text, { origin: 'user', start, end });
  switch (claim.verdict) {
    case 'held':
      if (claim.sure) writer.say('是，您提到的', said, '和条款一致', cite(clause), '。');
      else writer.say('您提到的', said, '，条款里有这个数，适用的情形见下面', cite(clause), '。');
      return;
    case 'ceiling': {
      const most = ofClause(clause.id, claim.held);
      writer.say('不一定：您提到的', said, '是上限，条款写的是最高不超过', most, '，实际可能更少', cite(clause), '。');
      return;
    }
    case 'no-such-year':
      writer.say('不对：您提到的', said, '，条款里没有这个年份', cite(clause), '。');
      if (claim.begins) sayBegin(writer, ranked);
      return;
    case 'another-pace':
      if (claim.pays) writer.say(`不是，条款写的是${PACE[claim.pays]}，不是${PACE[claim.told]}`, cite(clause), '。');
      else writer.say('您提到的', said, `和条款一致，但条款没有写是${PACE[claim.told]}`, cite(clause), '。');
      return;
    case 'elsewhere': {
      const { clause: other, sentence } = claim;
      writer.say('不对：您提到的', said, '写的是另一件事', cite(clause), '。');
      writer.say('同一份文件里写的是：', quote(other, sentence.start, sentence.end), cite(other));
      return;
    }
    case 'not-held':
      writer.say('不对：您提到的', said, '，条款里没有这个数', cite(clause), '。');
      return;
    case 'another-case': {
      const actual = claim.due ? ['；您说的情形，条款写的是', ofClause(clause.id, claim.due)] : [];
      writer.say('不对：您提到的', said, '，条款里有这个数，但写的是别的情形', ...actual, cite(clause), '。');
      return;
    }
  }
}

/** When the text began, where it says so. */
function sayBegin(writer: Writer, { document, clause }: Ranked): void {
  if (document.effective) writer.say('文件自', documentDate(document, 'effective'), '起施行', cite(clause), '。');
}
