import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opened } from '../../src/app/open-services.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { withIngested } from '../fakes/with-ingested.ts';

const AIR = `丽水市通用航空产业扶持办法
第一条 为支持通用航空产业，制定本办法。
第二条 对取得使用许可证、年起降轻型飞机超过300架次的通用机场，按90万元/年给予运营补贴。
第三条 支持通用飞机整机和航空发动机研制，对接国家适航审定机构，为企业取得各类证件提供辅导。
第四条 竹艺重点实验室的依托单位应把研究投入占比提高到不低于12%，达到的给予一次性补助70万元。
第五条 企业租用竹艺检测设备的，按实际支付额的40%给予补助。
第六条 本办法由市经信局负责解释，自2025年1月1日起施行。
`;

describe('what an ingested document says to a message that is of none of its clauses', () => {
  let data: string;
  let parts: Opened;
  const ask = (text: string, ...history: string[]) =>
    answerOnce({ id: null, text, history, asOf: '2026-11-26' }, parts);
  beforeAll(async () => {
    ({ data, parts } = await withIngested({ air: AIR }));
  });
  afterAll(() => rmSync(data, { recursive: true }));

  it('shows no clause as nearest that pays somebody whom the message does not name', async () => {
    const { outcome, text } = await ask('丽水 轻型飞机型号合格证奖励');
    expect(outcome).toBe('decline');
    expect(text).toMatch(/^收录的丽水市的政策没有写您问的“合格证”/);
    expect(text).not.toMatch(/最接近的是|90万元/);
  });

  it.each(['丽水 能不能拿70万', '丽水 800万能按比例给吗', '丽水 能不能拿90万'])(
    'quotes nothing as what decides where no support is named: %s',
    async (question) => {
      const { text } = await ask(question);
      expect(text).toMatch(/^还没法说：您没有说问的是哪一项支持/);
      expect(text).not.toMatch(/机场|实验室|条文写的情形/);
    },
  );

  it('nor a clause that says no word of what is named', async () => {
    const { text } = await ask('丽水的幼儿园 能不能拿70万');
    expect(text).not.toContain('要看是不是条文写的情形');
  });

  it('says what is written, and no refusal, where the clause says what is named', async () => {
    const { text } = await ask('丽水的竹艺重点实验室能不能拿70万');
    expect(text).toMatch(/^条文写的是：竹艺重点实验室.*70万元/);
  });
});
