import type { Knowledge } from '../../knowledge/load.ts';
import { parseFigures } from '../../language/figure.ts';
import { regionName } from '../../language/region.ts';
import { looseIn } from '../../language/unbound-quantity.ts';
import type { Draft } from '../draft/draft.ts';
import { name, Writer } from '../draft/writer.ts';
import type { Plan } from '../evidence/plan-to-say.ts';

/** Greetings, thanks and help. */
export function smallTalk(which: Extract<Plan, { say: 'small-talk' }>['which'], knowledge: Knowledge): Draft {
  const writer = new Writer();
  switch (which) {
    case 'greeting':
      writer.say('您好，我是策问，回答惠企政策的问题：补贴和奖励有多少、要什么条件、归哪个部门管、文件还有没有效。');
      writer.say('请直接说您的问题，最好带上所在的城市。');
      break;
    case 'thanks':
      writer.say('不客气。政策以主管部门的正式文件和审定为准。');
      break;
    case 'trust':
      writer.say('我是程序，不是官方机构。每个数字都注明出自哪份文件的哪一条，条款没写的我会说没写。');
      writer.say('收录的文本有的是节选或摘要，会在回复里说明。最后以主管部门的正式文件和审定为准。');
      break;
    case 'help':
      sayHelp(writer, knowledge);
      break;
  }
  return writer.draft('answer');
}

/** A message that only tells facts of the asker's own case is taken down; the next question uses them. */
export function acknowledge(facts: readonly string[]): Draft {
  const writer = new Writer();
  writer.say('记下了：', ...[...new Set(facts)].flatMap((f, i) => [i ? '、' : '', name(f)]), '。');
  writer.say('请接着说您想问的政策，例如贷款贴息、研发补贴，或者直接问能享受哪些政策。');
  return writer.draft('answer');
}

/** What the assistant can and cannot do, in five lines, with questions that the held texts answer. */
function sayHelp(writer: Writer, knowledge: Knowledge): void {
  const regions = [...new Set([...knowledge.documents.values()].flatMap((d) => (d.region ? [d.region] : [])))].sort();
  writer.say(
    '我能回答补贴和奖励的标准、条件、责任部门、文件文号和日期、是否还有效，也能按条款算出金额，并列出您能享受的政策。',
  );
  writer.say(
    '每个数字都注明出自哪份文件的哪一条，条款没写的我会说没写；我不能代替主管部门审定，也不回答惠企政策以外的问题。',
  );
  writer.say('收录的地区：', ...regions.flatMap((code, i) => [i ? '、' : '', name(regionName(code))]), '。');
  writer.say('可以这样问：', examplesFrom(knowledge).join('；'), '；我们能享受哪些政策。');
  writer.say('还可以说：我的资料、修改、客户列表、转人工、忘记我。');
}

/** Questions that owners ask of the clauses that measures rest on, one a region, those in rules first; without figures. */
function examplesFrom({ book, clauses, documents }: Knowledge): string[] {
  const examples = new Map<string, string>();
  for (const { clause } of book.rules.values()) {
    const held = clauses.get(clause);
    const region = held && documents.get(held.document)?.region;
    if (!held || !region || examples.has(region)) continue;
    const place = regionName(region).replace(/[省市]$/, '');
    const ask = held.asks.find((a) => looseIn(a) === undefined && parseFigures(a).length === 0);
    if (ask) examples.set(region, ask.includes(place) ? ask : `${place}${ask}`);
  }
  return [...examples.values()].slice(0, 3);
}
