import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opened } from '../../src/app/open-services.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { withIngested } from '../fakes/with-ingested.ts';

const UMBRELLAS = `婺源县油纸伞产业扶持办法
第一条 为壮大油纸伞产业，制定本办法。
第二条 在婺源县注册的企业新购制伞设备的，按照设备购置额的15%给予补助，最高22万元。
第三条 参加国内展会的，展位费补助50%，每次最高6000元。
第四条 企业从外地引进制伞师傅的，每人一次性补助8000元。
第五条 本办法自2025年1月1日起施行，有效期五年。
`;

const HARBOUR = `大连市凌海高新区工业设计扶持办法
第一条 为壮大工业设计，制定本办法。
第二条 在高新区新设工业设计中心的，一次性奖励17万元。
第三条 本办法自2025年1月1日起施行，有效期五年。
`;

describe('a place that is told on the way', () => {
  let data: string;
  let parts: Opened;
  beforeAll(async () => {
    ({ data, parts } = await withIngested({ UMBRELLAS, HARBOUR }));
  });
  afterAll(() => rmSync(data, { recursive: true, force: true }));
  const ask = (text: string, ...history: string[]) =>
    answerOnce({ id: null, text, history, asOf: '2026-05-04' }, parts);

  it.each([
    ['我厂在婺源做油纸伞，上个月去义乌参加伞博会，展位费补多少', '6000元'],
    ['从杭州买的制伞设备，我们是婺源的厂，补多少', '22万元'],
    ['婺源的伞厂，从泸州请了个制伞师傅，补多少钱', '8000元'],
    ['我们婺源的厂，货都卖给上海的客户，买制伞设备补多少', '22万元'],
    ['总厂在婺源，景德镇还有个分厂，婺源这边买制伞设备补多少', '22万元'],
    ['泸州有家公司要把制伞设备转给我们婺源厂，设备补多少', '22万元'],
    ['上饶老板在婺源开的伞厂，买制伞设备补多少', '22万元'],
    ['我们婺源的厂，货主要发上海，从重庆的代理公司办的展位，展位费补多少', '6000元'],
    ['听说泸州给得多，婺源这边买制伞设备补多少', '22万元'],
  ])('is neither the place of the firm nor that of the policy: %s', async (text, sum) => {
    const reply = (await ask(text)).text;
    expect(reply).toContain(sum);
    expect(reply).not.toMatch(/没有收录|范围内|别处/);
  });

  it('leaves the place that was told before', async () => {
    const reply = (await ask('这回去义乌参加展会，展位费补多少', '我在婺源开伞厂')).text;
    expect(reply).toContain('6000元');
    expect(reply).not.toMatch(/没有收录|范围内|别处/);
  });

  it.each(['我们在泸州做油纸伞的，婺源买设备的补助能领吗', '公司在泸州，婺源那个设备补助申请得到吗'])(
    'is the place of the firm where that is said: %s',
    async (text) => {
      expect((await ask(text)).text).toContain('泸州市的企业不在它的范围内');
    },
  );

  it('is left for another in the future only', async () => {
    const reply = (await ask('想从婺源迁到泸州，买制伞设备的补助还给吗')).text;
    expect(reply).toContain('婺源');
    expect(reply).not.toContain('没有收录泸州市的政策，无法回答');
  });

  it('knows a zone by the title of its document', async () => {
    const reply = (await ask('我们在凌海高新区，新设工业设计中心奖多少')).text;
    expect(reply).toContain('17万元');
    expect(reply).not.toContain('凌海市');
  });

  it('takes no road for a place', async () => {
    expect((await ask('厂在婺源上海路，买制伞设备补多少')).text).not.toContain('上海市');
  });
});
