import { parseFigures } from '../knowledge/figure.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { cite, figure, type Writer } from './writer.ts';

const CLAIM =
  /听说|据说|是吗|对吗|对不对|是不是|真的|对吧|没错|有人说|听人说|网上说|朋友说|告诉我|属实|正确|承认|确认|right\?|is it true/i;

/**
 * Where the asker states a figure of the policy (听说是5%), says whether the clause holds it. The clause itself follows in
 * its own words. A figure of the asker's own case is no claim: those questions are calculated.
 */
export function answerClaim(writer: Writer, evidence: Evidence, ranked: Ranked): void {
  const { question } = evidence;
  if (!CLAIM.test(question.text)) return;
  const claimed = question.figures.filter((f) => /^(?:CNY|%|h|number|year)/.test(f.unit) && !f.vague);
  const held = parseFigures(ranked.clause.text);
  for (const claim of claimed.slice(0, 2)) {
    if (claim.unit === 'h' && claim.value === '1') continue;
    const same = held.find((h) => h.value === claim.value && likeUnits(h.unit, claim.unit));
    const said = figure(claim.text, { origin: 'user', start: claim.start, end: claim.end });
    if (same) writer.say('您提到的', said, '，条款里有这个数', cite(ranked.clause), '。');
    else writer.say('不对：您提到的', said, '，条款里没有这个数', cite(ranked.clause), '。');
  }
}

function likeUnits(held: string, claimed: string): boolean {
  return held === claimed || claimed === 'number' || (held.startsWith('CNY') && claimed.startsWith('CNY'));
}
