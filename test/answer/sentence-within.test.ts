import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opened } from '../../src/app/open-services.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { withIngested } from '../fakes/with-ingested.ts';

const LAMPS = `自贡市彩灯产业扶持办法
第一条 为壮大彩灯产业，制定本办法。
第二条 本办法适用于在本市登记、从事彩灯设计制作的企业。个体工商户从事彩灯制作满两年的，视同企业。
第三条 新购激光切割机的，按照购置金额的11%给予补助，单个企业每年最高32万元。购置二手设备的，不予补助。设备由关联企业转让的，不计入购置金额。
第四条 到境外办灯会的，每场给予7万元奖励。同一城市一年内办多场的，只奖励一场。
第五条 招用美术院校毕业生的，按照每人2400元给予一次性补贴。员工从本市其他彩灯企业转来的，不享受补贴。
第六条 申请人应当提交申请表、购置发票和设备照片；申请灯会奖励的，另附境外主办方的邀请函。
第七条 申请人于每年五月向区县文化和旅游局提出申请，逾期不予受理。
第八条 已经确认的奖补资金在三十个工作日内拨付到企业账户。
第九条 本办法自2025年3月1日起施行，有效期四年。
`;

let data: string;
let parts: Opened;
beforeAll(async () => {
  ({ data, parts } = await withIngested({ LAMPS }));
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

const ask = async (question: string): Promise<string> => {
  const history = ['我们是自贡的，想问《自贡市彩灯产业扶持办法》'];
  const { text } = await answerOnce({ id: null, text: question, history, asOf: '2026-05-04' }, parts);
  return text.split('\n\n依据')[0] ?? '';
};

describe('the sentence of an ingested clause that answers', () => {
  it('is quoted, and not the one that says what is known', async () => {
    const text = await ask('同一座城里今年办了两趟，能算两趟不');
    expect(text).toContain('只奖励一场');
    expect(text).not.toContain('7万元');
  });

  it('says no first where it refuses outright', async () => {
    expect(await ask('员工是从本市其他彩灯企业转来的，给补贴不')).toMatch(
      /^不行：员工从本市其他彩灯企业转来的，不享受补贴/,
    );
  });

  it('says no no where it refuses somebody else than is told of', async () => {
    expect(await ask('员工是刚毕业招来的，给补贴不')).not.toMatch(/^不行/);
  });

  it('says no where it concedes it, neither', async () => {
    const text = await ask('我只有个体户执照，扎灯扎了三年，能报不');
    expect(text).not.toMatch(/^不行|还不能|没有写/);
    expect(text).toContain('视同企业');
  });

  it.each(['淘了台别人用过的切割机，能补不', '钱批下来几时到账'])(
    'stands behind no denial of its words: %s',
    async (question) => {
      expect(await ask(question)).not.toMatch(/没有写|还不能/);
    },
  );
});
