import { describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { heldParts } from '../fakes/parts.ts';

const ask = async (text: string, history: readonly string[] = []) =>
  (await answerOnce({ id: null, text, asOf: '2026-11-27', history }, await heldParts())).text;

describe('what several years come to', () => {
  const told = ['我妈的厂是长沙市级小巨人，今年刚认定的'];

  it('is held against what is put up for them, and not what one year comes to', async () => {
    const text = await ask('一年贷款1800万，每年54万，四年就是216万吧', told);
    expect(text).toMatch(/^不是您提到的216万：每年情况都一样的话，合计是50万元 × 3年 = 150万元/);
  });

  it('is told as it hangs on every year', async () => {
    const text = await ask('一年贷款900万，每年27万，三年就是81万吧', told);
    expect(text).toMatch(/^每年情况都一样才是您提到的81万：27万元 × 3年 = 81万元，各年按当年的数另算/);
  });

  it('is told where conditions alone are open', async () => {
    const text = await ask('在长沙，一年贷款900万，每年27万，三年就是81万吧');
    expect(text).toMatch(/^每年情况都一样才是您提到的81万：27万元 × 3年 = 81万元.*，能不能拿还要看条件/);
  });
});

it('says what of a base counts while what it is multiplied by is open', async () => {
  const text = await ask('杭州的省级专精特新，扩产贷了2700万，超过的就不算了吧');
  expect(text).toContain('年度贷款总额2700万元，超过2000万元的部分不计，按2000万元算');
});

it('says what one hour is paid where the case falls short', async () => {
  const text = await ask('湘西的通航公司，一年才飞80小时行不行，一小时补多少钱');
  expect(text).toMatch(/^不符合/);
  expect(text).toContain('符合条件的企业才有：');
});

describe('whose case it is', () => {
  it('is that of the family whose firm is told of before', async () => {
    expect(await ask('今年一年期贷了700万，贴息多少', ['我老公的厂是长沙市级小巨人'])).toContain('21万元');
  });

  it('is none of a friend’s who is only told of', async () => {
    expect(await ask('今年一年期贷了700万，贴息多少', ['我同学的厂是长沙市级小巨人'])).not.toContain(
      '按条款每年为21万元',
    );
  });
});

it('adds a loan from elsewhere to the one that was told', async () => {
  const text = await ask('我再向农商行贷80万，够不够', ['长沙的市级小巨人，今年贷款240万']);
  expect(text).toContain('年度贷款总额320万元，达到300万元');
});

describe('the step that a figure falls into', () => {
  it('is told with what the case comes to by it', async () => {
    const text = await ask('飞机最大起飞重量刚好1吨，今年飞了260小时，是按500还是2000算', [
      '通航公司，主运行基地在永州',
    ]);
    expect(text).toMatch(/^按500元\/小时那档/);
    expect(text).toContain('260小时 × 500元/小时 = 13万元');
  });

  it('is told after what fails', async () => {
    const text = await ask('两架最大起飞重量正好1吨的直升机，今年一共飞了40个小时，按500还是2000');
    expect(text).toMatch(/^不符合/);
    expect(text).toContain('不到100小时');
    expect(text).toContain('符合条件的企业才有：500元/小时');
  });
});

describe('a price of which a clause lets a share be asked', () => {
  it('is worked out whatever is unknown of the firm', async () => {
    const text = await ask('杭州这边工业地最低限价标准是每平米700元，照政策起价最低能到多少');
    expect(text).toMatch(/^下限是490元：您说的700元按70%算/);
    expect(text).not.toContain('请问');
  });

  it('is none that is told of something else', async () => {
    expect(await ask('杭州专精特新企业，拿地花了900万，起价能打几折')).not.toContain('630万');
  });
});

describe('the sum of a title of several that one clause pays', () => {
  it('is that of the level that the message says', async () => {
    const text = await ask('那我们省级的头一回评上，是不是也给100万', ['我同事讲杭州专精特新的厂都给100万']);
    expect(text).toMatch(/^不对：您提到的100万.*您说的情形，条款写的是最高不超过20万元/);
  });

  it('is quoted where it is asked how it is paid', async () => {
    const text = await ask('桐庐的厂，省级专精特新首次认定，奖励上限多少，一次性还是分年给');
    expect(text).toContain('20万元');
    expect(text).not.toContain('100万元');
  });
});
