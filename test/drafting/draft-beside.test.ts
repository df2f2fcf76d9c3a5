import { describe, expect, it } from 'vitest';
import { draftsFrom, measureOf } from './made-drafts.ts';

describe('things side by side', () => {
  const amounts = (text: string) =>
    draftsFrom(text).map((d) => [
      (measureOf(d).conditions?.all as { fact: string }[] | undefined)?.map((c) => c.fact),
      measureOf(d).award.amount,
    ]);

  it('share what only the first of them says', () => {
    expect(amounts('对牵头制定国际标准、国家标准、行业标准的，分别给予企业100万元、50万元和30万元奖励。')).toEqual([
      [['牵头制定国际标准'], { fixed: '100万元' }],
      [['牵头制定国家标准'], { fixed: '50万元' }],
      [['牵头制定行业标准'], { fixed: '30万元' }],
    ]);
    expect(
      amounts('对列入目录且在我区投产的重点推荐项目和推荐项目，分别给予50万元、30万元奖励。').map(([c]) => c),
    ).toEqual([
      ['列入目录', '重点推荐项目', '在我区投产'],
      ['列入目录', '推荐项目', '在我区投产'],
    ]);
  });

  it.each([
    [
      '对新引进的全日制应届博士、硕士，分别给予10万元、3万元一次性生活补贴。',
      '新引进的全日制应届博士',
      '新引进的全日制应届硕士',
    ],
    ['对新获得总决赛一、二等奖的企业，分别给予200万元、100万元奖励。', '新获得总决赛一等奖', '新获得总决赛二等奖'],
  ])('are told apart by the word of each: %s', (text, ...names) => {
    expect(amounts(text).map(([conditions]) => conditions)).toEqual(names.map((name) => [name]));
    expect(draftsFrom(text).flatMap((d) => d.unsure)).toEqual([]);
  });

  it.each([
    '对新引进的龙头、骨干企业团队和人才，分别给予10万元、3万元一次性奖励。',
    '对排名靠前的街道，分别奖励50万元、40万元、30万元。',
  ])('are not attempted where what they share can’t be told: %s', (text) => {
    expect(draftsFrom(text).map((d) => d.notAttempted[0]?.kind)).toEqual(['apart']);
  });
});

it('says of what one a sum is', () => {
  const [share] = draftsFrom('对技术改造项目，按照项目投资额的2%予以奖励，单个项目不超过50万元。');
  expect(share?.unsure).toEqual([]);
  expect(measureOf(share)).toMatchObject({
    award: { amount: { of: '项目投资额' }, cap: '50万元' },
    reading: expect.stringContaining('单个项目'),
  });
  const [standard] = draftsFrom('对新发布的团体标准，每项不超过50万元给予资金支持。');
  expect([standard?.unsure, measureOf(standard).reading]).toEqual([[], expect.stringContaining('每项')]);
});

it('reads what owners say for the words of the clause', () => {
  const [draft] = draftsFrom('对跨境电子商务企业，按其实际支付智能算力租用费用的30%给予补贴，每年最高200万元。');
  expect(draft?.facts).toContain('yes: [ "跨境{said-e-commerce}企业" ]');
  expect(draft?.facts).toContain('算力租用{said-cost}');
  expect(draft?.measure).toMatch(/keywords: .*跨境电商企业/);
});

it('counts no more than meets its conditions', () => {
  const [draft] = draftsFrom('对新获得生成式服务备案的企业，每个模型给予50万元一次性奖励。');
  expect(measureOf(draft).award.amount).toEqual({ each: '50万元', per: '新获得生成式服务备案的模型数量' });
});

it('asks of an event whether one took part, and of a person what is applied for', () => {
  const [event, person] = draftsFrom('对参加全国大赛的企业，给予5万元奖励。对新引进的应届博士，给予10万元一次性奖励。');
  expect(event?.facts).toContain('贵单位是否参加全国大赛？');
  expect(person?.facts).toContain('申报的是不是新引进的应届博士？');
});

it('asks together what was done and to whom', () => {
  const [draft] = draftsFrom('对本措施施行后新获评的创新团队，给予最高300万元资助。');
  expect(measureOf(draft).conditions?.all).toEqual([{ fact: '本措施施行后新获评的创新团队', is: true }]);
});

it('quotes that some are chosen, and what officials do first', () => {
  const [draft] = draftsFrom('择优对提供应用场景的主体，经专家评审，给予50万元奖励。');
  expect([draft?.unsure, measureOf(draft).attest]).toEqual([[], ['择优', '经专家评审']]);
});

it('takes the ceiling of another paragraph for none of its own', () => {
  const [first] = draftsFrom(
    '对检测平台，按设备投资额的5%给予奖励。\n\n对贷款企业，按贷款额的2%给予贴息。单个企业年度贴息金额不超过1000万元。',
  );
  expect(measureOf(first).award.cap).toBeUndefined();
});

it('asks whether one is whom the giving words name', () => {
  const [draft] = draftsFrom('对经认定为数据产业创新联合体的，给予牵头单位一次性最高200万元支持。');
  expect(measureOf(draft).conditions?.all).toContainEqual({ fact: '牵头单位', is: true });
});
