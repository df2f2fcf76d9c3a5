import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Opened } from '../../src/app/open-services.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { withIngested } from '../fakes/with-ingested.ts';

const TEXT = `新余市竹材加工企业设备更新补助办法
余工信〔2025〕9号
第一条 对更新竹材烘干设备的企业，按设备购置款的百分之十给予补助，每家最高三十万元。
第二条 申报企业应当正常经营，按期纳税。
第三条 申报设备补助，应当向市竹产业公共服务机构提交下列材料：
（一）设备发票；
（二）付款凭证；
（三）补助申请表。
受理后十五个工作日内提出意见。
第四条 对引进竹材加工工匠的企业，择优给予安家支持。补助资金由市财政局拨付。
第五条 本办法自2025年3月1日起施行，有效期三年。
`;

let data: string;
let parts: Opened;
beforeAll(async () => {
  ({ data, parts } = await withIngested({ 新余市竹材加工企业设备更新补助办法: TEXT }));
});
afterAll(() => {
  parts.snapshot.close();
  rmSync(data, { recursive: true });
});
const told = async (text: string): Promise<string> =>
  (await answerOnce({ id: null, text, history: [], asOf: '2026-11-27' }, parts)).text.split('\n\n依据')[0] ?? '';

it.each([
  '新余竹材设备补助要交哪些材料，交给谁',
  '想报新余竹材设备补助，要交哪几样纸，交给谁',
  '新余那个竹材烘干设备补助，材料送到哪儿，找哪个部门',
])('to whom one applies is not left out where the reply has just told it: %s', async (text) => {
  const reply = await told(text);
  expect(reply).toContain('公共服务机构');
  expect(reply).not.toContain('没有写由哪个部门负责');
});

it.each(['新余竹材企业工匠安家支持要跑几天', '新余竹材工匠的安家支持要几个工作日'])(
  'days are not said to be left out of a text that counts them in another clause: %s',
  async (text) => {
    expect(await told(text)).not.toMatch(/没有写您问的“几/);
  },
);
