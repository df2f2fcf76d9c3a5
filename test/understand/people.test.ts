import { describe, expect, it } from 'vitest';
import { partsOfMessage } from '../../src/understand/message-parts.ts';
import { held } from '../fakes/knowledge.ts';

/** What is said to the assistant, courtesies by their kind, questions by their words. */
const said = (text: string): readonly string[] =>
  partsOfMessage(text, false, held.language).map(({ act, text }) => (act ? `<${act.which}>` : text));

describe('how people talk', () => {
  it.each([
    ['办个手续跑了四趟大厅，一趟一个说法，心累', ['<weary>']],
    ['三个部门推来推去，还让不让人活', ['<weary>']],
    ['跑断腿了，长沙研发补贴到底找谁', ['长沙研发补贴到底找谁']],
    ['烦死个人，我们在长沙，去年贷款500万', ['<vented>', '我们在长沙,去年贷款500万']],
  ])('is comforted where it is worn out: %s', (text, parts) => expect(said(text)).toEqual(parts));

  it.each(['得了，就到这里，下回请你呷茶，拜拜', '补贴的事回头再扯，再会', '今天先到这，麻烦您嘞，晚安'])(
    'is let go: %s',
    (text) => expect(said(text)).toEqual(['<bye>']),
  );

  it.each([
    ['讲得蛮明白，比我女婿强。下次来厂里坐坐', ['<thanks>']],
    ['那我先去经信局，祝我们好运哈哈', ['<bye>']],
    ['【群聊】\n王嫂：散了散了，问明白了\n小杜：谢谢老师🌹\n李胖子：晚上我请客', ['<bye>']],
    ['四列都要补齐哦谢谢', ['四列都要补齐哦谢谢']],
  ])('thanks and parts as a whole, unless it bids: %s', (text, parts) => expect(said(text)).toEqual(parts));

  it.each([
    ['老师好，在忙吗？杭州首台套奖多少？谢谢啦', ['杭州首台套奖多少?']],
    ['您好！打扰一下。贴息归谁管', ['贴息归谁管']],
    ['归谁管，拜拜', ['归谁管，拜拜']],
  ])('greets and parts beside what it asks: %s', (text, parts) => expect(said(text)).toEqual(parts));

  it.each([
    ['小周：中午吃啥', ['<not-for-me>']],
    ['财务：研发补贴最高多少', ['研发补贴最高多少']],
    ['小何：贴息谁去办 老罗：不知道，问问它是几个点', ['贴息谁去办\n不知道,问问它是几个点']],
    ['小巨人：长沙贴息多少', ['小巨人：长沙贴息多少']],
  ])('is told apart from who says it: %s', (text, parts) => expect(said(text)).toEqual(parts));

  it.each([
    ['字这么多我看花眼了，用两句话讲', ['<too-long>']],
    ['说的啥子哦，弄不懂', ['<not-understood>']],
  ])('is told again: %s', (text, parts) => expect(said(text)).toEqual(parts));
});
