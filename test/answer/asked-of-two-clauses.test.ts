import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opened } from '../../src/app/open-services.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { withIngested } from '../fakes/with-ingested.ts';

const TEXT = `萍岭市冷库建设补助办法
萍岭市农业农村局　萍农〔2025〕4号
第一条 对新建冷库的企业，按设备投资的20%给予补助，单个项目最高不超过60万元。
第二条 租用他人厂房改造的，不予补助。
第三条 申报企业应当提交营业执照、设备发票和验收报告。
第四条 每年3月1日至4月30日向市农业农村局申报。
第五条 补助资金在审核通过后两个月内拨付到企业账户。
第六条 领取补助后三年内转让冷库的，退回全部补助。
第七条 本办法自2025年3月1日起施行，有效期三年。
`;

describe('of what two clauses of an ingested document say', () => {
  let data: string;
  let parts: Opened;
  const ask = async (text: string, history: readonly string[] = ['想问《萍岭市冷库建设补助办法》']): Promise<string> =>
    (await answerOnce({ id: null, text, history: [...history], asOf: '2026-11-27' }, parts)).text.split(
      '\n\n依据',
    )[0] ?? '';
  beforeAll(async () => {
    ({ data, parts } = await withIngested({ 萍岭市冷库建设补助办法: TEXT }));
  });
  afterAll(() => {
    parts.snapshot.close();
    rmSync(data, { recursive: true });
  });

  it('is no clause of its own where the second asks only how much of the first', async () => {
    const reply = await ask('新盖的冷库花了200万买设备，政府肯出钱不？出多少');
    expect(reply).not.toMatch(/^您问的/m);
    expect(reply).toContain('60万元');
  });

  it.each(['新盖的冷库花了200万买设备，政府肯出钱不？头一笔多少', '新盖的冷库花了200万买设备，政府出钱不？出多久'])(
    'is none where the second asks only of a first payment, or for how long: %s',
    async (text) => {
      const reply = await ask(text);
      expect(reply).not.toMatch(/^您问的/m);
      expect(reply).not.toContain('退回全部补助');
    },
  );

  it('is of the days where the last one is asked for', async () => {
    expect(await ask('租别人厂房改的冷库给补不？要报到哪天')).toMatch(/不予补助[\s\S]*3月1日至4月30日/);
  });

  it('is headed by what a part asks, not by what is told behind it', async () => {
    const reply = await ask('材料要交哪些？另外租别人厂房改的冷库给补不？去年出口500多万美金');
    expect(reply).not.toMatch(/您问的“[^”]*美金/);
    expect(reply).toMatch(/营业执照[\s\S]*不予补助/);
  });

  it.each([
    ['厂房是租别人的，自己改成库的给补不，材料要交哪些', [/不予补助/, /设备发票/]],
    ['去哪儿申报？钱啥时候打过来', [/市农业农村局/, /两个月内拨付/]],
    ['盖起来花了200万能领好多？过两年想转手卖掉会不会叫我们退', [/40万元/, /退回全部补助/]],
  ])('each is told where a message asks for both: %s', async (text, told) => {
    const reply = await ask(text);
    for (const one of told) expect(reply).toMatch(one);
  });

  it('each is told where the message itself names the document’s place', async () => {
    const reply = await ask('萍岭市建冷库花了200万能补多少，去哪儿申报', []);
    expect(reply).toMatch(/40万元/);
    expect(reply).toMatch(/市农业农村局/);
  });

  it.each([
    ['资料往市里送还是往县里送', /市农业农村局/],
    ['跟亲戚合租的厂房算不算租用他人厂房', /租用他人厂房改造的，不予补助/],
    ['这套规矩一共管几年，从啥时候起', /有效期三年/],
  ])('nothing is denied that one of them says in other words: %s', async (text, told) => {
    const reply = await ask(text);
    expect(reply).toMatch(told);
    expect(reply).not.toContain('没有写');
  });

  it('one is told once', async () => {
    expect(await ask('我们花了200万建的库，验收过了，能领多少')).not.toContain('您问的“');
  });
});
