import { cite, documentDate, figure, type Writer } from '../draft/writer.ts';
import type { Ranked } from '../evidence/evidence.ts';
import type { Claim } from '../evidence/plan-to-say.ts';
import { ofClause } from './tier.ts';

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
      writer.say('您提到的', said, '，条款里有这个数', cite(clause), '。');
      return;
    case 'ceiling': {
      const most = ofClause(clause.id, claim.held);
      writer.say('您提到的', said, '，条款里是上限：最高不超过', most, '，实际可能更少', cite(clause), '。');
      return;
    }
    case 'no-such-year':
      writer.say('不对：您提到的', said, '，条款里没有这个年份', cite(clause), '。');
      if (claim.begins) sayBegin(writer, ranked);
      return;
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
