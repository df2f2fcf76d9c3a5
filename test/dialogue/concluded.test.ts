import { describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { heldParts } from '../fakes/parts.ts';

const ask = async (text: string, history: readonly string[] = []) =>
  answerOnce({ id: null, text, asOf: '2026-11-26', history }, await heldParts());

const firstLine = (text: string): string => text.split('\n')[0] ?? '';

describe('what a message tells is concluded from, whatever else it asks', () => {
  it('works out the sum where two tiers are set against each other', async () => {
    const { text } = await ask('主运行基地在岳阳，起飞重量5吨整，一年飞260小时，是2000那档还是3000那档');
    expect(firstLine(text)).toContain('78万元');
  });

  it('holds a sum that is put up against what the case comes to, and no deadline is told', async () => {
    const { text } = await ask('我们飞滑翔伞，截至九月底飞了3100架次，3100×35=10.85万？');
    expect(firstLine(text)).toContain('不对：您提到的10.85万');
    expect(firstLine(text)).toContain('2.1万元');
    expect(text).not.toContain('截止时间');
    expect(text).toContain('之后还会变');
  });

  it('tells what it comes to if the title is had, before the title is asked for', async () => {
    const { text } = await ask('长沙研发补贴，研发费用150万，主营3800万，10%能有15万吗');
    expect(firstLine(text)).toContain('15万');
    expect(text).toContain('如果是市级专精特新小巨人，150万元 × 10% = 15万元');
  });

  it('says what the clause leaves open after the sum', async () => {
    const { text } = await ask('长沙市级小巨人，贷款800万用了9个月，算算能贴多少，大概多久到账');
    expect(firstLine(text)).toContain('18万元');
    expect(text).toContain('手上的节选没有写钱多久到账');
  });

  it('draws no sum beside a bare number that nothing took', async () => {
    const { text } = await ask('长沙研发补贴比一下两种说法：报表研发300万 vs 申报表上那个260，主营6000万，什么时候发');
    expect(firstLine(text)).not.toContain('30万元');
  });

  it('takes what a clause pays for no figure of the case', async () => {
    const { text } = await ask('湖南先进制造业贴息1000万，是一年给还是总共1000万');
    expect(text).not.toContain('不符合');
  });
});

describe('the rows of a table', () => {
  it('are each decided by the names of the first row, in the unit told once, and added up', async () => {
    const { text } = await ask(
      '四家都是长沙市级小巨人，研发补贴各多少，合计多少，单位万元\n华成｜主营3000｜研发120\n立新｜2000｜50\n远大厂｜9000｜700\n双林｜1500｜60',
    );
    expect(firstLine(text)).toContain('合计：12万元 + 50万元 + 6万元 = 68万元');
    expect(text).toMatch(/立新：不符合/);
    expect(text).toMatch(/远大厂：.*50万元/);
  });

  it('are decided by the one column that is named above them', async () => {
    const { text } = await ask('长沙小升规重点培育库，去年营收（万）\n甲厂 880\n乙厂 1500\n丙厂 2400\n哪家算');
    expect(text).toMatch(/甲厂：不符合/);
    expect(text).toMatch(/乙厂：符合条件/);
    expect(text).toMatch(/丙厂：不符合/);
  });

  it('are no lines of a chat with its hours', async () => {
    const { text } = await ask('老周 10:05\n市级小巨人贷款贴息多少\n老吴 10:06\n3%吧');
    expect(text).not.toMatch(/^老周：/m);
  });
});

describe('two figures of which the words say which one counts', () => {
  it('leave a share open that the one reaches and the other does not, with what it comes to', async () => {
    const { text, outcome } = await ask(
      '长沙市级小巨人，研发补贴，账上研发250万，加计口径只报了190万，主营8000万，能有25万吗',
    );
    expect(outcome).toBe('answer');
    expect(text).not.toContain('不符合');
    expect(text).toMatch(/占比按250万元算够，按190万元算不够[\s\S]*19万元/);
    expect(firstLine(text)).toContain('不是您提到的25万');
  });

  it('are calculated by that one where both reach it', async () => {
    const { text } = await ask('长沙市级小巨人，研发补贴，账上研发250万，加计口径报了190万，主营5000万，能拿25万吗');
    expect(firstLine(text)).toContain('19万元');
  });
});

describe('another measure than the one that was talked of', () => {
  it('is taken where the figures that are told are its own', async () => {
    const before = ['我们是长沙市级小巨人，贷款500万用了一年，能贴多少'];
    const { text } = await ask('对了研发这边，研发投了160万，主营4000万，能补多少', before);
    expect(text).toContain('16万元');
  });

  it('is that of the routes where hours are counted by the route', async () => {
    const { text } = await ask('eVTOL一条120小时，一条80小时，都在湖南飞商业航线，能拿20万？');
    expect(text).toContain('12万元');
  });
});

describe('bare numbers', () => {
  it('that say a figure again hinder no sum', async () => {
    const { text } = await ask('研发账上210万，加计扣除报了180万，主营5000万，长沙的研发补贴按210还是180，10%是21万吗');
    expect(firstLine(text)).toContain('不是您提到的21万');
    expect(text).toContain('180万元 × 10% = 18万元');
  });

  it('behind one another are of the unit that the last one has', async () => {
    const { text } = await ask('我们eVTOL商业航线三条线，450/210/60小时，湖南的，能补多少');
    expect(text).toContain('66万元');
  });
});
