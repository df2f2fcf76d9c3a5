import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opened } from '../../src/app/open-services.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { withIngested } from '../fakes/with-ingested.ts';

const INK = `绩溪县徽墨产业扶持办法
第一条 为传承徽墨技艺，制定本办法。
第二条 徽墨企业新建松烟窑的，每座补助3万元。
第三条 申报单位通过“墨乡通”平台提交，由镇便民服务中心在4个工作日内初审，县非遗保护中心在9个工作日内复核，同意的应在公示后6个工作日内放款。
第四条 松烟窑占地信息由受理部门通过数据共享核验，不再要求提供。
第五条 本办法自2025年3月1日起施行，有效期三年。
`;

describe('how things are done by an ingested document', () => {
  let data: string;
  let parts: Opened;
  const ask = async (question: string) =>
    (
      await answerOnce(
        { id: null, text: question, history: ['想问《绩溪县徽墨产业扶持办法》'], asOf: '2026-11-26' },
        parts,
      )
    ).text;
  beforeAll(async () => {
    ({ data, parts } = await withIngested({ ink: INK }));
  });
  afterAll(() => rmSync(data, { recursive: true }));

  it.each([
    ['资料交哪里啊，镇里还是县里', '由镇便民服务中心在4个工作日内初审'],
    ['从递材料到钱到账大概几天', '公示后6个工作日内放款'],
    ['要不要去打占地证明', '通过数据共享核验，不再要求提供'],
  ])('is quoted, and not said to be left out: %s', async (question, quoted) => {
    const reply = await ask(question);
    expect(reply).toContain(quoted);
    expect(reply).not.toContain('没有写');
  });
});
