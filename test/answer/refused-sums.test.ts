import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opened } from '../../src/app/open-services.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { withIngested } from '../fakes/with-ingested.ts';

const BAMBOO = `安吉县竹编产业扶持办法
第一条 为发展竹编产业，制定本办法。
第二条 本办法适用于在安吉县注册、具有独立法人资格的竹编企业。个体工商户仅可享受第五条补助。
第三条 竹编企业改造炭化炉的，按改造投资额的20%给予补助，每家企业最高40万元。改造前未向县林业局登记的，不予补助。
第四条 竹编企业新建蒸煮废水处理池的，按池子投资额的30%给予补助，每家企业最高25万元。
第五条 从事竹编的个体工商户购置破篾机的，按购置价的12%给予补助，每户最高2万元。
第六条 竹编企业委托县竹业担保公司担保贷款的，按实缴担保费的50%给予补助，每家企业每年最高6万元。担保费率高于2%的，不予补助。
第七条 竹编企业、竹业合作社租用村集体竹山的，按年租金的10%给予补助。
第八条 在县外高铁站、机场开设安吉竹编专卖店，面积40平方米以上的，按年租金的30%给予补助，每店最高12万元。加盟店须以加盟总部名义申请。
第九条 申请竹业过桥借款的，单笔最高700万元，使用期限不超过20天，按日收取费用。
第十条 上一年度排污评级为末等的企业，不享受本办法第三条、第四条补助。
第十一条 本办法自2025年3月1日起施行，有效期三年。
`;

describe('a sum beside a sentence that refuses', () => {
  let data: string;
  let parts: Opened;
  const ask = async (question: string) =>
    (
      await answerOnce(
        { id: null, text: question, history: ['想问《安吉县竹编产业扶持办法》'], asOf: '2026-11-26' },
        parts,
      )
    ).text;
  beforeAll(async () => {
    ({ data, parts } = await withIngested({ bamboo: BAMBOO }));
  });
  afterAll(() => rmSync(data, { recursive: true }));

  it('is told where nothing refuses', async () => {
    expect(await ask('炭化炉改造花了60万，补多少')).toMatch(/^12万元：您说的60万按20%算/);
  });

  it.each([
    [
      '炭化炉上半年就改好了，花了60万，一直没登记，现在去县林业局登记再申请行不行',
      '改造前未向县林业局登记的，不予补助',
    ],
    ['炭化炉改造花了60万，动工前没去林业局登记，能补多少', '改造前未向县林业局登记的，不予补助'],
    ['今年排污评级得了个末等，蒸煮废水处理池花了40万，补多少', '排污评级为末等的企业，不享受本办法第三条、第四条补助'],
  ])('is not told as the answer: %s', async (question, refused) => {
    const reply = await ask(question);
    expect(reply).not.toMatch(/^12万元：/m);
    expect(reply).toContain(refused);
  });

  it('is told as what is due where what is asked for is met', async () => {
    const reply = await ask('我在外面的高铁站加盟了个竹编专卖店，55平，年租20万，我自己去申请行不行');
    expect(reply).toMatch(/^要先看这句：加盟店须以加盟总部名义申请/);
    expect(reply).toContain('符合的话是6万元：');
  });

  it('bars nobody whom another sentence of the document serves', async () => {
    expect(await ask('我是竹编个体户，买破篾机花了8万，能补不')).toMatch(/^9600元：/);
    expect(await ask('我是竹编个体工商户，也有份吗')).not.toContain('不行');
  });

  it('bars nobody who is the one of several that it names', async () => {
    expect(await ask('没进竹业合作社，租了村集体竹山，年租金5万，补吗')).not.toContain('不行');
  });

  it('refuses nothing on the near side of the line from which it refuses', async () => {
    const reply = await ask('担保费率1.5%，贷款让竹业担保公司担保的，担保费补吗，够不够条件');
    expect(reply).not.toMatch(/^不[行够]/);
    expect(reply).toContain('按实缴担保费的50%给予补助');
  });

  it('is no ceiling where another sum is told', async () => {
    expect(await ask('过桥借款还差420万周转，用12天一共收多少费用')).not.toMatch(/^最高不超过/);
  });
});
