import { describe, expect, it } from 'vitest';
import { normalise } from '../../src/language/normalise.ts';
import { readCommon } from '../../src/understand/act-of-whole.ts';
import { pastedQuestion as pastedIn } from '../../src/understand/pasted-question.ts';
import { held } from '../fakes/knowledge.ts';

const common = (text: string) => readCommon(normalise(text), false, held.language);
const read = (text: string) => common(text)?.[0] ?? null;
const pastedQuestion = (text: string) => pastedIn(text, held.language);

describe('a new client whose place is told first', () => {
  it.each([
    ['下一家：长沙岳麓区，蓝天物流，贷款400万', '蓝天物流', '长沙岳麓区,蓝天物流,贷款400万'],
    ['新客户：岳阳，有个小巨人称号', '', '岳阳,有个小巨人称号'],
    ['新客户：蓝天物流，在岳阳', '蓝天物流', '在岳阳'],
    ['先记两家。第一家：蓝天物流，岳阳，做冷链', '蓝天物流', '岳阳,做冷链'],
    ['第二家是岳阳的远大食品，30来个人', '远大食品', '岳阳,30来个人'],
    ['建一个企业档案：远大食品，在岳阳', '远大食品', '在岳阳'],
  ])('%s is called %j', (text, name, rest) => {
    expect(common(text)).toEqual([{ act: 'manage', which: 'new-client', what: name }, rest]);
  });
});

describe('words of command', () => {
  it.each([
    ['我的资料', 'profile'],
    ['看看我的资料', 'profile'],
    ['你记住了我什么', 'profile'],
    ['忘记我', 'forget'],
    ['请把我的资料全部删除', 'forget'],
    ['删除我的所有数据', 'forget'],
    ['不要保存我的信息', 'forget'],
    ['客户列表', 'clients'],
    ['有哪些客户', 'clients'],
    ['转人工', 'human'],
    ['我要人工客服', 'human'],
    ['帮我转接人工', 'human'],
    ['……', 'silence'],
    ['？？', 'silence'],
    ['[语音]', 'placeholder'],
    ['【图片】', 'placeholder'],
    ['傻逼', 'abuse'],
    ['你他妈的废物', 'abuse'],
    ['修改贷款为800万', 'change'],
    ['把贷款改成900万', 'change'],
    ['修改', 'change'],
    ['我录过哪几户，列一下', 'clients'],
    ['换回蓝天物流那家', 'client'],
    ['蓝天物流那家不合作了，资料删掉吧', 'drop-client'],
    ['下一户：蓝天物流，在岳阳', 'new-client'],
    ['这回说另外一家，是做拉链的', 'new-client'],
    ['新加一家：蓝天物流，在岳阳', 'new-client'],
    ['蓝天物流上个月解约了，他家信息清掉', 'drop-client'],
    ['把我讲过的那些都忘掉吧', 'forget'],
    ['之前报的全部作废，重新来', 'forget'],
    ['营收那个数你别记', 'unkeep'],
    ['工资总额别记，怕传出去', 'unkeep'],
    ['喂？说句话呀', 'silence'],
    ['太绕，一句话，到底有没有', 'impatient'],
    ['查一样都查不到，弄啥名堂', 'complaint'],
    ['帮我看看你存了我家些啥子', 'profile'],
    ['问十句答不上来一句，真是摆设', 'complaint'],
    ['搞半天跟没说一样', 'complaint'],
    ['先说到这哈，我去车间了', 'bye'],
    ['您那头是真人还是程序在回', 'bot'],
    ['讲得好仔细，有劳师傅了', 'thanks'],
    ['有人没有啊？？', 'silence'],
    ['扯了一大堆，我只要个数', 'impatient'],
  ])('%s is %s', (text, kind) => {
    expect(read(text)?.which).toBe(kind);
  });

  it.each([
    '换一家银行贷款还能贴息吗',
    '现在还有一家没评上怎么办',
    '前面说的条件都不要求了吗',
    '多谢，再问一句贴息归谁管',
    '直接说研发补贴给多少',
    '你们对机器人企业有支持吗',
    '上面说的贷款那条能删吗',
    '白问一句，额度没用完明年还有没有',
  ])('%s is a question', (text) => {
    expect(read(text)).toBeNull();
  });

  it('a new client without a name is called after what they make', () => {
    expect(read('换一家，下面说的是做拉链的')).toEqual({ act: 'manage', which: 'new-client', what: '做拉链的' });
  });

  it.each(['有用', '很有帮助', '👍'])('%s is a vote for', (text) => {
    expect(read(text)).toMatchObject({ which: 'vote', what: 'useful' });
  });

  it.each(['有用？', '没用吗', '这有用吗'])('%s is no vote', (text) => {
    expect(read(text)?.which).not.toBe('vote');
  });

  it.each(['没用', '没什么用', '👎'])('%s is a vote against', (text) => {
    expect(read(text)).toMatchObject({ which: 'vote', what: 'useless' });
  });

  it.each([
    '客户欠款不还有政策吗',
    '长沙小巨人贷款贴息多少',
    '忘记申报了怎么办',
    '修改公司章程有补贴吗',
    '申报要什么资料',
    '垃圾处理企业有补贴吗',
    '我们公司能享受哪些政策',
    '删除不良信用记录有政策支持吗',
    '真他妈难，长沙小巨人贴息到底补多少钱一年',
    '人工智能企业有什么扶持',
  ])('%s is a question', (text) => {
    expect(read(text)).toBeNull();
  });

  it('a client is opened by name, with whatever else is said', () => {
    expect(common('客户：三一重工，我们在长沙')).toMatchObject([{ which: 'client', what: '三一重工' }, '我们在长沙']);
    expect(common('新客户：B公司')).toMatchObject([{ which: 'new-client', what: 'B公司' }, '']);
    expect(read('切换到自己')).toMatchObject({ which: 'client', what: '' });
    expect(read('删除客户：A公司')).toMatchObject({ which: 'drop-client', what: 'A公司' });
  });
});

describe('a pasted text', () => {
  const policy = '第一条 为支持企业发展，制定本办法。'.repeat(40);

  it.each([`${policy}\n长沙小巨人贴息多少？`, `长沙小巨人贴息多少？\n${policy}`])(
    'gives its question, last or first',
    (text) => {
      expect(pastedQuestion(normalise(text))?.question).toBe('长沙小巨人贴息多少?');
    },
  );

  it('without a question has none', () => {
    expect(pastedQuestion(normalise(policy))).toEqual({ question: null });
  });

  it('is longer than what anybody types', () => {
    expect(pastedQuestion('我们在长沙，能拿多少？')).toBeNull();
  });
});
