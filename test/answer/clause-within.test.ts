import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SharedWords } from '../../src/answer/evidence/within/shared-words.ts';
import type { Opened } from '../../src/app/open-services.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { withIngested } from '../fakes/with-ingested.ts';

const KITES = `潍坊市风筝产业扶持办法
第一条 为壮大风筝产业，制定本办法。
第二条 本办法适用于在本市登记、从事风筝制作和放飞服务的企业和个体工商户。
第三条 新购裁布机、骨架成型机的，按照购置金额的12%给予补助，单个企业每年最高35万元。
第四条 租用市级风筝产业园厂房的，前三年按照每平方米每月6元给予补贴，面积不超过900平方米。
第五条 招用技工院校毕业生并签订两年以上劳动合同的，按照每人2600元给予一次性补贴。
第六条 参加境外放飞赛事获得前三名的，分别奖励9万元、6万元、3万元。
第七条 被列入严重失信主体名单的，不得享受本办法支持。
第八条 申请人应当提交申请表、购置发票和设备照片。
第九条 申请人于每年四月向区县工业和信息化局提出申请，逾期不予受理。
第十条 享受补助的设备五年内转卖的，应当按照剩余年限退回补助。
第十一条 年度资金不足的，按照核定金额同比例安排。
第十二条 本办法自2025年3月1日起施行，有效期四年。
`;

let data: string;
let parts: Opened;
beforeAll(async () => {
  ({ data, parts } = await withIngested({ KITES }));
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

const cited = async (question: string): Promise<string | undefined> => {
  const history = ['我们是潍坊的，想问《潍坊市风筝产业扶持办法》'];
  const reply = await answerOnce({ id: null, text: question, history, asOf: '2026-05-04' }, parts);
  return reply.citations[0]?.locator;
};

describe('the clause of a document that is talked of', () => {
  it.each([
    ['车床用了两年想出手，会不会找我们要钱', '第十条'],
    ['上了老赖名单还有份吗', '第七条'],
    ['财政没那么多钱了，大家怎么分', '第十一条'],
    ['从贵州收来的旧机器，卖给别人要还钱不', '第十条'],
    ['刚毕业的娃来上班，一个给好多', '第五条'],
  ])('is found though it says it in other words: %s', async (question, locator) => {
    expect(await cited(question)).toBe(locator);
  });
});

it('is looked for in the document that the asker is about, though no place is named with it', async () => {
  const reply = await answerOnce(
    { id: null, text: '潍坊这边，上了老赖名单还有份吗', history: [], asOf: '2026-05-04' },
    parts,
  );
  expect(reply.citations[0]?.locator).toBe('第七条');
});

it('is the one that was told for what it pays, where the next message says little', async () => {
  const history = ['潍坊的厂买裁布机花了50万，补多少'];
  const reply = await answerOnce({ id: null, text: '那要是只花8万呢', history, asOf: '2026-05-04' }, parts);
  expect(reply.citations[0]?.locator).toBe('第三条');
});

describe('words that texts share with a question', () => {
  const texts = new SharedWords(
    [
      ['租', '房'],
      ['租', '船'],
      ['招', '工', '船'],
    ],
    0.25,
  );

  it('count by how few of the texts hold them', () => {
    const [first, second, third] = texts.score(new Set(['租', '房']));
    expect(first).toBeGreaterThan(second ?? 0);
    expect(second).toBeGreaterThan(0);
    expect(third).toBe(0);
  });

  it('count for nothing where no text holds them', () => {
    expect([...texts.score(new Set(['马']))]).toEqual([0, 0, 0]);
  });
});
