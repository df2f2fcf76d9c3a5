import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opened } from '../../src/app/open-services.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { withIngested } from '../fakes/with-ingested.ts';

const CRABS = `宿松县稻田螃蟹产业扶持办法
第一条 为扶持稻田螃蟹养殖和加工，制定本办法。
第二条 加工企业、合作社全年收购本县螃蟹500吨以上的，对当年比上年增加的部分，每吨奖励150元。
第三条 新购清洗、分级、蒸煮设备的，按不含税发票金额的9%补助，单个企业一年最高80万元。
第四条 租用蟹塘、厂房的，由承租人申报，须提供出租方书面同意书，且自申报之日起剩余租期不少于4年。
第五条 通过快递寄出螃蟹的，全年2万单以上，每单补助0.7元。
第六条 每年3月集中受理一次，通过县惠企平台提交。
第七条 本办法自2026年1月1日起施行，由县农业农村局负责解释。
`;

describe('what an ingested document says in other words', () => {
  let data: string;
  let parts: Opened;
  const ask = async (question: string) =>
    (await answerOnce({ id: null, text: question, history: [], asOf: '2026-11-26' }, parts)).text;
  beforeAll(async () => {
    ({ data, parts } = await withIngested({ crabs: CRABS }));
  });
  afterAll(() => rmSync(data, { recursive: true }));

  it('is quoted where the word of the asker stands nowhere, and is not denied', async () => {
    const text = await ask('宿松收蟹的奖励，今年多收了300吨，给几多');
    expect(text).toContain('每吨奖励150元');
    expect(text).not.toMatch(/没有：|没有写您问的/);
  });

  it('is told as what comes near where nothing is surely meant', async () => {
    const text = await ask('宿松这边的机器补贴还没交，礼拜一再弄赶得上不');
    expect(text).toMatch(/^没有查到直接写您问的这一点的条款，比较接近的有：\n· /);
    expect(text).toContain('· 每年3月集中受理一次');
    expect(text).toContain('请向宿松县');
  });

  it('is not looked for where it says no two letters of the subject that is asked about', async () => {
    const text = await ask('宿松请人剥蟹的工钱和保险有没有贴补');
    expect(text).toMatch(/^收录的宿松县的政策没有写您问的“保险”/);
    expect(text).not.toContain('· ');
  });
});
