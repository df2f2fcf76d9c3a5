import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opened } from '../../src/app/open-services.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { articlesCovered } from '../../src/language/official-text.ts';
import { withIngested } from '../fakes/with-ingested.ts';

const INNS = `自贡市盐场客栈扶持办法
第一条 为发展盐场客栈，制定本办法。
第二条 本办法适用于在自贡市经营盐场客栈的企业和个体工商户。
第三条 客栈用于装修的银行贷款，按实际支付利息的40%贴息，每年最高6万元，连续不超过三年。小额贷款公司借款、信用卡分期不予贴息。
第四条 客栈新装消防喷淋设施的，按实付金额的50%补助，最高3万元。
第五条 旅行社组织外地团队入住客栈的，全年累计达到800人次后，每人奖励15元，最高20万元。学校研学团、单位疗休养团不计入。
第六条 客栈聘请盐工讲解的，每名补助1500元。
第七条 客栈首次被评为金盐级、银盐级的，分别奖励12万元、5万元。第八条 第四条补助在验收合格后先拨付60%，正常营业满一年再拨付40%。
第九条 每年5月受理申报，逾期不予受理。
第十条 本办法自2025年3月1日起施行，由市盐业发展局负责解释。
`;

describe('a sentence that decides beside those quoted', () => {
  let data: string;
  let parts: Opened;
  const ask = async (question: string) =>
    (
      await answerOnce(
        { id: null, text: question, history: ['想问《自贡市盐场客栈扶持办法》'], asOf: '2026-11-26' },
        parts,
      )
    ).text;
  beforeAll(async () => {
    ({ data, parts } = await withIngested({ inns: INNS }));
  });
  afterAll(() => rmSync(data, { recursive: true }));

  it('is quoted with the one that grants in the order of their clause', async () => {
    const reply = await ask('今年银行利息付了6.4万，信用卡分期的利息2万，一共帮我担多少');
    expect(reply).toMatch(/^“?客栈用于装修的银行贷款[^\n]*小额贷款公司借款、信用卡分期不予贴息。”?\[1\]/);
  });

  it('is quoted behind the clause elsewhere', async () => {
    const reply = await ask('装喷淋的补助是验收完一次给清，还是满一年才给');
    expect(reply).toMatch(/最高3万元[\s\S]*还要看这句：第四条补助/);
  });

  it('is none where what is quoted tells all', async () => {
    expect(await ask('装消防喷淋补多少')).not.toContain('看这句');
  });
});

it('may refer to articles by a range', () => {
  expect([...articlesCovered('第三条、第五条至第七条的补助')]).toEqual([3, 5, 6, 7]);
  expect(articlesCovered('本条所称企业').size).toBe(0);
});
