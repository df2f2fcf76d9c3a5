import { describe, expect, it } from 'vitest';
import { EMPTY_MEMORY } from '../../src/dialogue/state.ts';
import { normalise } from '../../src/language/normalise.ts';
import type { Before } from '../../src/understand/before.ts';
import { partsOfMessage } from '../../src/understand/message-parts.ts';
import { questionsIn } from '../../src/understand/questions-in.ts';
import type { Act } from '../../src/understand/reading.ts';
import { held } from '../fakes/knowledge.ts';
import { readQuestion } from '../fakes/reading.ts';

const COLD: Before = EMPTY_MEMORY;
const WARM: Before = { ...EMPTY_MEMORY, searched: '贷款贴息' };
const ASKED: Before = { ...WARM, pending: { fact: '年度贷款总额', choices: [] } };

function read(text: string, before = COLD): readonly Act[] {
  return partsOfMessage(text, before.pending !== null, held.language).flatMap((part) =>
    part.act
      ? [part.act]
      : questionsIn(normalise(part.text), held.language).flatMap((q) => readQuestion(q.text, before).acts),
  );
}

/** An act in short: `ask payout-time`, `manage client 宏达机械`. */
function short(act: Act): string {
  switch (act.act) {
    case 'ask':
      return ['ask', ...act.aspects].join(' ');
    case 'rise':
      return `rise ${act.to ?? '-'}`;
    case 'claim':
      return `claim ${act.figure ?? '-'}`;
    case 'manage':
      return ['manage', act.which, act.what].filter(Boolean).join(' ');
    case 'courtesy':
    case 'off-topic':
      return `${act.act} ${act.which}`;
    default:
      return act.act;
  }
}

const acts = (text: string, before = COLD) => read(text, before).map(short).join(' · ');

describe('what a message does', () => {
  it.each([
    ['师傅在吗，请问长沙小巨人贷款贴息能贴几个点', 'ask amount'],
    ['我司市级小巨人，去年贷了600万，能补多少', 'calculate'],
    ['研发费用300万，主营收入5000万，贷款400万，研发补贴加贴息一共多少', 'calculate'],
    ['杭州和长沙上市奖励哪个高', 'compare'],
    ['贴息和研发补贴能叠加吗', 'together'],
    ['听说长沙贴息能有五个点，是真的不', 'claim 五个点'],
    ['奖励是300万吗', 'claim 300万'],
    ['听说小微企业也行，对吧', 'claim -'],
    ['我们是高企，还能往上评啥', 'rise -'],
    ['怎么才能评上单项冠军', 'rise 单项冠军'],
    ['我们在长沙做新材料的，有啥补贴', 'what-can-i-get'],
    ['手机配件厂能享受啥政策', 'what-can-i-get'],
    ['浏阳做花炮的，规上，年产值三个亿，有没有什么扶持', 'what-can-i-get'],
    ['刚在岳麓开了家软件公司，没有资质，先申请哪个补贴好', 'what-can-i-get'],
    ['余杭小微软件公司什么称号都没有，有戏吗', 'what-can-i-get'],
    ['滨江区医疗器械厂省级隐形冠军，列一下能报的', 'what-can-i-get'],
    ['我们公司在长沙，是国家级小巨人', 'inform'],
    ['说错了，是800万', 'correct'],
    ['帮我写个申请书', 'off-topic writing'],
    ['1、贴息最高多少？2、归哪个局管？3、几月份申报？', 'ask amount · ask office · ask window'],
    ['长沙规上企业多少户，重庆高企多少家', 'ask count · ask count'],
    ['客户：宏达机械，贷款600万能贴多少', 'manage client 宏达机械 · calculate'],
    ['把贷款改成900万', 'manage change 贷款是900万'],
    ['不好意思发错人了', 'courtesy wrong-window'],
    ['知道了，多谢', 'courtesy thanks'],
    ['好的，先这样，开完会再来', 'courtesy bye'],
    ['太敷衍了，上回答应的一样没见着', 'courtesy complaint'],
    ['好的，那杭州的贴息呢', 'ask amount'],
  ])('%s: %s', (text, expected) => {
    expect(acts(text)).toBe(expected);
  });

  it.each(['我们公司刚上市，有没有奖励', '我们厂新建了智能工厂，有没有补贴', '公司的贷款贴息有没有戏'])(
    'takes what is asked of one kind of help for no list: %s',
    (text) => {
      expect(acts(text)).not.toContain('what-can-i-get');
    },
  );

  it.each([
    ['那个钱啥时候能到账啊', 'payout-time'],
    ['三家子公司能不能分别报啊', 'subsidiaries'],
    ['贴息打到哪个账户', 'payout-account'],
    ['没还完贷款能申请吗', 'loan-repaid-first'],
    ['是先投钱再给补吗', 'self-raised-first'],
    ['算哪一年的贷款', 'which-year-counts'],
    ['没用完的额度明年还能用吗', 'again-next-year'],
    ['能补几年', 'years'],
    ['被环保处罚过还能申请不', 'exclusions'],
    ['以后会不会被收回', 'claw-back'],
    ['补贴款要不要交企业所得税', 'tax'],
    ['代办费收三成合理吗', 'fees'],
    ['会不会派人来厂里查', 'review'],
    ['公示几天', 'publicity'],
    ['能不能网上报', 'online'],
    ['电话多少', 'phone'],
    ['材料清单有没有', 'materials'],
    ['几月份可以报', 'window'],
    ['能举个例子吗', 'cases'],
    ['申报门槛是啥', 'conditions'],
    ['什么样的公司可以拿', 'who'],
  ])('%s asks for %s', (text, aspect) => {
    expect(acts(text, WARM)).toBe(`ask ${aspect}`);
  });

  it.each([
    '新材料首批次有奖励吗',
    '我们做iphone外壳，能补多少',
    '今天长沙有什么政策',
    '贷款没用完能补多少',
    '流程制造企业奖多少',
  ])('takes no part of another word for an aspect: %s', (text) => {
    expect(acts(text)).not.toMatch(/materials|phone|window|vote|how-to-apply|courtesy/);
  });

  it('answers where a question of ours is open, and only there', () => {
    expect(acts('去年的', ASKED)).toBe('answer');
    expect(acts('好的', ASKED)).toBe('answer');
    expect(acts('好的')).toBe('courtesy ok');
    expect(acts('不清楚', ASKED)).toBe('unsure');
    expect(acts('研发补贴要啥条件', ASKED)).toBe('ask conditions');
  });

  it('says what a question is about, by measure, document and word', () => {
    const [together] = read('贴息和研发补贴能叠加吗');
    expect(together?.act === 'together' && together.of.map((s) => s.measures.includes('changsha-research'))).toEqual([
      false,
      true,
    ]);
    const [ask] = read('长沙研发补贴要啥条件');
    expect(ask?.act === 'ask' && ask.of).toEqual({ measures: ['changsha-research'], documents: [], words: [] });
  });
});

describe('courtesy', () => {
  it.each([
    ['早啊', 'greeting'],
    ['谢谢老师，麻烦您了', 'thanks'],
    ['好的，先这样吧', 'bye'],
    ['收到', 'ok'],
    ['你能做什么', 'help'],
    ['你是机器人还是真人啊', 'bot'],
    ['你说的准吗', 'trust'],
    ['你们公司电话多少', 'your-phone'],
    ['啥意思啊，没看懂', 'not-understood'],
    ['太长了，说重点', 'too-long'],
    ['太敷衍了', 'complaint'],
    ['[语音]', 'placeholder'],
    ['？？？', 'silence'],
    ['哈哈哈', 'noise'],
    ['新年快乐', 'chat'],
    ['你他妈的', 'abuse'],
  ])('%s is %s', (text, which) => {
    expect(acts(text)).toBe(`courtesy ${which}`);
  });

  it.each([
    '谢谢，再问一下贴息归谁管',
    '你好，贴息能拿多少',
    '好的，那杭州呢',
    '可以贴息吗',
    '机器人企业有补贴吗',
    '补贴发得太慢找谁',
    '垃圾处理企业有补贴吗',
    '时间太长了贷款还能贴吗',
  ])('is the whole message or none of it: %s', (text) => {
    expect(acts(text)).not.toMatch(/courtesy/);
  });
});
