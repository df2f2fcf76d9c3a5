import { beforeEach, describe, expect, it } from 'vitest';
import { type Browser, DeskRig } from '../fakes/desk-rig.ts';

const HERE = `/desk/clients/${encodeURIComponent('甲公司')}`;
let rig: DeskRig;
let clerk: Browser;
beforeEach(async () => {
  rig = new DeskRig();
  clerk = await rig.signedIn('小禾');
  await clerk.get('/desk/clients');
  await clerk.post('/desk/clients', { name: '甲公司' });
  await clerk.get(HERE);
});

/** Posts a form of the client's page, and looks at the page again. */
async function does(doing: string, fields: Record<string, string> = {}): Promise<number> {
  const { status } = await clerk.post(`${HERE}/${doing}`, fields);
  if (status === 303) await clerk.get(HERE);
  return status;
}
const writes = (fact: string, words: string) => does('fact', { fact, words });
/** Told without the whole page where it fails. */
const shows = (text: string | RegExp) => {
  const found = typeof text === 'string' ? shown().includes(text) : text.test(shown());
  expect(found, String(text)).toBe(true);
};
const shown = () => clerk.page.replace(/\s+/g, ' ');

/** A private chat in which this was told of a client. */
async function told(
  client: string,
  facts: Record<string, unknown>,
  on = '2026-11-20',
  kind: 'private' | 'group' = 'private',
) {
  if (kind === 'private') await rig.heard('x');
  const whose = { channel: 'wecom', chat: 's1', sender: 's1' };
  const kept = Object.entries(facts).map(([fact, value]) => ({
    fact,
    value: JSON.stringify(value),
    words: String(value),
    on,
  }));
  await rig.run((tx) => tx.conversations.keep(whose, { client, memory: null, facts: kept }, rig.clock.now()));
  if (kind === 'group') await rig.run((tx) => tx.threads.heard({ ...whose, kind }, rig.clock.now()));
  const key = Buffer.from(JSON.stringify(['wecom', 's1', 's1'])).toString('base64url');
  await clerk.get(`/desk/chat/${key}`);
  return `/desk/chat/${key}`;
}

describe('a client of the desk', () => {
  it('has facts that a clerk writes as people write them, each with who confirmed it, and shows what fits and what is near', async () => {
    await writes('所在地', '湖南省长沙市');
    await writes('认定称号', '市级小巨人');
    await writes('年度贷款总额', '500万元');
    expect(await writes('贷款年数', '一年')).toBe(303);
    shows('年度贷款总额</td> <td>500万元 </td> <td>客服 小禾，2026-11-26</td> <td>小禾，2026-11-26');
    shows('合计确定 15万元');
    shows(/长沙市级小巨人企业贷款贴息<\/strong>：15万元 <p>长政办发〔2022〕4号 一\(一\)/);
    await writes('年度贷款总额', '250万元');
    shows('年度贷款总额250万元，要300万元，差50万元');
    expect(await writes('年度贷款总额', '很多')).toBe(422);
    shows('年度贷款总额“很多”：没有读懂');
  });

  it('leaves out what holds for one year and was told in another', async () => {
    await writes('年度贷款总额', '500万元');
    rig.day = '2027-03-01';
    await clerk.get(HERE);
    shows('2026年的，要问今年的；核对时没有用');
  });

  it('keeps what was received, and counts it no more, nor what it bars', async () => {
    await writes('所在地', '长沙');
    await writes('认定称号', '市级小巨人');
    await writes('年度贷款总额', '500万元');
    await writes('贷款年数', '一年');
    await does('received', { measure: 'changsha-loan-interest', year: '2026' });
    shows('2026年 长沙市级小巨人企业贷款贴息（小禾 记）');
    shows('2026年的已经领过');
    expect(shown()).not.toContain('：15万元');
    await does('not-received', { measure: 'changsha-loan-interest', year: '2026' });
    shows('：15万元');
    expect(await does('received', { measure: 'changsha-loan-interest', year: '2030' })).toBe(422);
  });

  it('tells what changed since somebody looked', async () => {
    await writes('所在地', '长沙');
    await writes('认定称号', '市级小巨人');
    await writes('贷款年数', '一年');
    await writes('年度贷款总额', '250万元');
    await does('seen');
    shows('看过以后没有变化');
    await writes('年度贷款总额', '500万元');
    shows(/长沙市级小巨人企业贷款贴息：差一点：[^<]* → 符合：15万元/);
  });

  it('takes in what each enterprise of a chat was told as, beside what a clerk has confirmed, and loses it with the chat', async () => {
    await writes('年度贷款总额', '500万元');
    await told('乙', { 所在地: '330100' });
    const chat = await told('甲', { 年度贷款总额: '6000000', 所在地: '430100' }, '2026-11-26');
    expect(shown()).toContain('<h3>甲</h3>');
    expect(shown()).toContain('<h3>乙</h3>');
    expect((await clerk.post(`${chat}/client`, { client: '甲', as: '甲公司' })).status).toBe(303);
    await clerk.get(HERE);
    shows('500万元 <p>后来说的是 600万元（2026-11-26）');
    shows('<td>所在地</td> <td>长沙市 </td> <td>对话，2026-11-26</td>');
    await does('accept', { fact: '年度贷款总额' });
    shows('600万元 </td> <td>对话，2026-11-26</td> <td>小禾，2026-11-26');
    await rig.run((tx) => tx.threads.forget({ channel: 'wecom', sender: 's1' }));
    await clerk.get(HERE);
    expect(shown()).not.toContain('<td>所在地</td>');
    shows('600万元');
  });

  it('is never fed from a group, nor shown in one', async () => {
    const chat = await told('甲', { 所在地: '430100' }, '2026-11-20', 'group');
    expect((await clerk.post(`${chat}/client`, { client: '甲', as: '甲公司' })).status).not.toBe(303);
    await clerk.get(HERE);
    expect(shown()).not.toContain('<td>所在地</td>');
  });

  it('comes from a file of clients, with the file named as its source', async () => {
    await clerk.get('/desk/batch');
    const csv = '企业名称,所在地,贷款总额（万元）\n甲公司,长沙,500\n丙公司,杭州,1\n';
    const address = (await clerk.upload('/desk/batch', '名单.csv', csv)).headers.get('location') ?? '';
    await rig.batches.settled();
    await clerk.get(address);
    await clerk.post(`${address}/match`, {});
    await rig.batches.settled();
    await clerk.get(address);
    expect((await clerk.post(`${address}/clients`, {})).status).toBe(303);
    await clerk.get('/desk/clients?words=公司');
    shows('丙公司');
    await clerk.get(HERE);
    shows('<td>年度贷款总额</td> <td>500万元 </td> <td>名单 名单.csv，2026-11-26</td>');
    await does('confirm', { fact: '年度贷款总额' });
    shows('名单 名单.csv，2026-11-26</td> <td>小禾，2026-11-26');
  });
});
