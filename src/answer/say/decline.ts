import { regionName } from '../../language/region.ts';
import { cite, name, title, type Writer } from '../draft/writer.ts';
import type { Evidence } from '../evidence/evidence.ts';

/** Nothing held covers the question: says so, names the nearest thing as such, and whom to ask. No amount. */
export function decline(writer: Writer, evidence: Evidence): void {
  const { nearest, unheldRegion, question } = evidence;
  if (question.unheld.length > 0) writer.say('您提到的文件没有收录，无法回答它的内容。');
  else if (unheldRegion) writer.say('没有收录', name(unheldRegion.name), '这方面的政策，无法回答。');
  else writer.say('收录的政策里没有能回答这个问题的条款。');
  if (nearest) {
    const { clause, document } = nearest;
    const place = document.region ? [name(regionName(document.region)), '的'] : [];
    writer.say(
      '最接近的是',
      ...place,
      '《',
      title(document),
      '》',
      ...(clause.heading !== '' ? ['“', name(clause.heading), '”'] : clause.locator === '前言' ? ['的前言'] : []),
      cite(clause),
      '，但它不是您问的内容。',
    );
  }
  if (unheldRegion) writer.say('请向', name(unheldRegion.name), '的工业和信息化、科技或财政主管部门咨询。');
  else if (nearest?.document.issuer) writer.say('可以向主管部门或发文机关咨询。');
  else writer.say('我只回答惠企政策方面的问题，可以问我补贴、奖励、申报条件、责任部门和文件是否有效。');
}
