import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = (text: string, ...history: readonly string[]) =>
  answerOnce({ id: null, text, history: [...history], asOf: '2026-11-25' }, parts);

describe('a question of yes or no is answered before the clause is quoted', () => {
  it.each([
    [
      'every figure that may count is below the line',
      '长沙的机械厂，去年只卖了780万，今年照势头能到1300万，小升规重点培育进得去吧',
      /^不够：条文写的门槛是1000万元\[1\]，您说的780万没有到/,
    ],
    [
      'of lines that are all missed the one that no other makes good is told',
      '湘潭的，做轴承，准备花七千万上条新线，省里那个打造制造业高地的贴息我能搭上吗',
      /^不够：条文写的门槛是10亿元\[1\]，您说的七千万没有到/,
    ],
    [
      'a sum that the bank only promised is no loan',
      '长沙市级小巨人，前年认的，银行给了900万授信，今年真正放出来的是240万，贴27万吧',
      /^不够：条文写的门槛是300万元\[1\]，您说的240万没有到/,
    ],
    [
      'a claimed sum that no clause has is not confirmed',
      '长沙市级小巨人，每月借一笔40万的短款，用二十天就还，全年加起来480万，贴息14.4万吧',
      /^还不能确认您说的14.4万，要按下面这句来定/,
    ],
    [
      'what falls short of a title is not taken for it',
      '杭州，我们的机器报国内首台套，评审组口头答应给过，那100万是不是就算到手了',
      /^还不能：国内首台套还没有认定下来，认定以后才有/,
    ],
    [
      'a treatment that the document does not speak of',
      '湖南的先进制造项目，去年的旧贷款换成一笔新贷款，算新增贷款吗',
      /^不能当成可以：手上的节选没有写用新贷款换旧贷款也算/,
    ],
    [
      'what is paid once',
      '杭州智能工厂写的一次性补助，客户领过以后明年还能不能再领一回',
      /^不能当成可以：条文写的是一次性的，没有写领过以后还能再领/,
    ],
    ['a thing that the clause names', '湖南的运营补贴，热气球也能算进去吗', /^条文写了您问的“热气球”/],
    [
      'a sum of another kind than the line measures',
      '净资产1600万的工业企业，在宁乡，算小升规的重点培育对象不',
      /^不能按您说的1600万算：条文的门槛看的不是这个数/,
    ],
    [
      'what was run for trial is no operation, whatever it would come to',
      '我们的eVTOL在样机台架上试转了260小时，湖南的航线也排好了，1000块一小时能给26万不',
      /^还不能这样算：手上的节选没有写您说的“样机”也算/,
    ],
    [
      'a sum by which something is calculated is not held against the most that is paid',
      '湖南的先进制造项目，门槛都过了，贷款4亿都是开工以前借的，贴息按4亿算吧',
      /^条文是这样写的：/,
    ],
    [
      'a right sum that is asked for too late is not right for that',
      '杭州首台套，去年忘了报，补领50万行吗',
      /^不能当成可以：手上的摘要没有写错过了可以补报/,
    ],
    [
      'the sentence is in favour of it',
      '湖南的产业集群竞赛，我们跟隔壁县能不能联合参赛',
      /^条文写的是鼓励，您的情形算不算在内要看原句/,
    ],
    ['nothing of it is decided', '杭州首台套，我们的设备还在请专家看，能按国内那档报吗', /^条文是这样写的：/],
  ])('%s', async (_, text, first) => {
    expect((await ask(text)).text).toMatch(first);
  });

  it('by the end of a text that is over, with the sentence', async () => {
    const { text } = await ask('重庆两江的小公司，研发做得多，知识价值信用贷款的利率可以往下调吗');
    expect(text).toMatch(/^现在不能按这份文件办：到2025年12月31日已经过期\[1\]。\n[^\n]*知识价值信用贷款/);
  });

  it('by the figures of the case, where these decide it', async () => {
    const { text } = await ask(
      '湖南先进制造业项目，固投18亿不含地，开工一年内做了8.6亿，没到一半，是不是就没资格贴息了',
    );
    expect(text).toMatch(/^有戏：.*\n够：固定资产投资18亿元，达到10亿元/);
  });

  it('but a sum that is supposed, or of part of a year, decides nothing', async () => {
    const part = await ask('长沙县的厂，一季度营收500万，小升规重点培育能进吧');
    expect(part.text).not.toMatch(/^不够/);
    const supposed = await ask('假如我们明年评上长沙市级小巨人，今年贷的五百万能往前补十五万吧');
    expect(supposed.text).not.toMatch(/^(?:够|是)/);
  });

  it('nor do figures of two years, one of which goes on', async () => {
    const { text } = await ask('湖南的通用机场，去年飞了860小时，今年到9月飞了910小时，能拿运行补助吗');
    expect(text).not.toMatch(/不够/);
  });

  it('nor is any part of another sum that another government paid', async () => {
    const { text } = await ask('杭州企业研发投入600万，其中政府资助100万，是不是按20%补');
    expect(text).not.toMatch(/^是|条款里有这个数/);
  });

  it('a sum that the clause pays for just that is left to it', async () => {
    const { text } = await ask('长沙的中小企业，单项冠军产品今年新认定，能拿100万吗');
    expect(text).not.toMatch(/^还不能/);
  });

  it('and where how much is asked as well, as before', async () => {
    const { text } = await ask('长沙新评上国家级小巨人奖多少，是50万吗');
    expect(text).not.toMatch(/^还不能/);
  });
});
