import { readXlsx } from 'hucre/xlsx';
import { beforeEach, describe, expect, it } from 'vitest';
import { DEEDS } from '../../src/office/audit-trail.ts';
import { changeJob, jobOf, type KeptJob } from '../../src/office/batch/jobs.ts';
import { type Browser, DeskRig } from '../fakes/desk-rig.ts';

const CLIENTS = '企业名称,所在地,市级小巨人,贷款总额（万元）,贷款月数,备注\n甲,长沙,是,500,12,x\n乙,长沙,是,250,12,y\n';
let rig: DeskRig;
let clerk: Browser;
beforeEach(async () => {
  rig = new DeskRig();
  clerk = await rig.signedIn('甲');
  await clerk.get('/desk/batch');
});

/** Hands a file in and waits until it is read; the address of its page. */
async function handedIn(content: string | Uint8Array = CLIENTS, name = '客户.csv'): Promise<string> {
  const response = await clerk.upload('/desk/batch', name, content);
  expect(response.status).toBe(303);
  const address = response.headers.get('location') ?? '';
  await rig.batches.settled();
  await clerk.get(address);
  return address;
}

async function matched(address: string): Promise<void> {
  expect((await clerk.post(`${address}/match`, {})).status).toBe(303);
  await rig.batches.settled();
  await clerk.get(address);
}

const idOf = (address: string): string => address.slice('/desk/batch/'.length);
const jobAt = (address: string, at = rig): Promise<KeptJob> => at.run((tx) => jobOf(tx, idOf(address)));
const advance = async (address: string, at = rig) => at.batches.advanceOf(await jobAt(address));
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Begins a match that is held after its first client; the result lets it go on. */
async function heldUp(address: string): Promise<() => void> {
  let go = (): void => {};
  rig.step = () => new Promise((resolve) => (go = resolve));
  await clerk.post(`${address}/match`, {});
  while ((await advance(address))?.done !== 1) await turn();
  return () => {
    rig.step = () => Promise.resolve();
    go();
  };
}

describe('a file of clients on the desk', () => {
  it('is read first, shown with what each column is used for, and matched once a person says so', async () => {
    const address = await handedIn();
    expect(clerk.page).toContain('读到 2 家企业');
    expect(clerk.page).toMatch(/<option value="年度贷款总额" selected>/);
    expect(clerk.page).toContain('没有对应的事实');
    expect((await clerk.get(`${address}/result.xlsx`)).status).toBe(422);
    await clerk.get(address);
    await matched(address);
    expect(clerk.page).toContain('核对了 2 家企业');
    const response = await clerk.get(`${address}/result.xlsx`);
    const { sheets } = await readXlsx(new Uint8Array(await response.arrayBuffer()));
    expect(sheets[0]?.rows[1]?.join()).toContain('15万元');
    expect(response.headers.get('content-disposition')).toContain('attachment');
  });

  it('names bad cells, matches nothing until they are gone, and takes a column out where a person says so', async () => {
    const address = await handedIn(CLIENTS.replace('500', '很多'));
    expect(clerk.page).toContain('有 1 格读不懂');
    expect(clerk.page).toMatch(/<td>2<\/td><td>D<\/td><td>贷款总额（万元）<\/td><td>很多<\/td>/);
    const uses = {
      'column-0': 'name',
      'column-1': '所在地',
      'column-2': 'title',
      'column-3': '',
      'column-4': '',
      'column-5': '',
    };
    await clerk.post(`${address}/columns`, uses);
    await rig.batches.settled();
    await clerk.get(address);
    expect(clerk.page).toContain('读到 2 家企业');
    expect(clerk.page).toMatch(/<option value="title" selected>认定称号：市级专精特新小巨人/);
  });

  it('shows only what changed where the same clients are matched again', async () => {
    await matched(await handedIn());
    expect(clerk.page).not.toContain('和上次相比');
    await clerk.get('/desk/batch');
    const again = await handedIn(CLIENTS.replace('250', '350').replace('甲,', '丙,'));
    await matched(again);
    expect(clerk.page).toContain('和上次相比的变化');
    expect(clerk.page).toMatch(
      /<td>乙<\/td><td>长沙市级小巨人企业贷款贴息<\/td><td>差一点：[^<]*<\/td><td>符合：10.5万元<\/td>/,
    );
    expect(clerk.page).toMatch(/<td>丙<\/td><td><\/td><td>没有<\/td><td>新加的客户<\/td>/);
    expect(clerk.page).toMatch(/<td>甲<\/td><td><\/td><td>在名单里<\/td><td>不在名单里<\/td>/);
    await matched(again);
    expect(clerk.page).toContain('和上次相比没有变化');
  });

  it('keeps clients of one name apart, whatever they are called', async () => {
    const two = CLIENTS.replace('乙,', '甲,').concat('__proto__,长沙,是,500,12,z\n');
    await matched(await handedIn(two));
    await clerk.get('/desk/batch');
    await matched(await handedIn(two.replace('500,12,x', '400,12,x').replace('500,12,z', '400,12,z')));
    expect(clerk.page).toContain('和上次相比的变化（2 处）');
    expect(clerk.page).toMatch(/<td>甲<\/td><td>长沙市级小巨人企业贷款贴息<\/td><td>符合：15万元<\/td>/);
    expect(clerk.page).toMatch(/<td>__proto__<\/td><td>长沙市级小巨人企业贷款贴息<\/td>/);
    await clerk.get('/desk/batch');
    await matched(await handedIn(two.replace('250', '350')));
    expect(clerk.page).toMatch(/<td>甲（同名第2家）<\/td><td>长沙市级小巨人企业贷款贴息<\/td><td>差一点/);
  });

  it('compares a list with those of the same account alone', async () => {
    await matched(await handedIn());
    clerk = await rig.signedIn('乙');
    await clerk.get('/desk/batch');
    await matched(await handedIn(CLIENTS.replace('甲,', '丙,')));
    expect(clerk.page).not.toContain('和上次相比');
  });

  it('tells how far it is, stops where it is told to, and goes on from what was handed in', async () => {
    const address = await handedIn();
    const go = await heldUp(address);
    await clerk.get(address);
    expect(clerk.page).toContain('已核对 1 家，共 2 家');
    expect(clerk.page).toMatch(/<progress max="2" value="1"/);
    expect((await clerk.post(`${address}/match`, {})).status).toBe(422);
    await clerk.get(address);
    await clerk.post(`${address}/stop`, {});
    go();
    await rig.batches.settled();
    await clerk.get(address);
    expect(clerk.page).toContain('停下了');
    await matched(address);
    expect(clerk.page).toContain('核对了 2 家企业');
  });

  it('is found again after the process has ended in the midst of it', async () => {
    const address = await handedIn();
    await rig.run((tx) => changeJob(tx, idOf(address), { state: 'matching' }));
    await clerk.get(address);
    expect(clerk.page).toContain('中断了');
    await matched(address);
    expect(clerk.page).toContain('核对了 2 家企业');
  });

  it('is at work for every process: none begins it anew, and each stops it', async () => {
    const address = await handedIn();
    const go = await heldUp(address);
    const other = new DeskRig(rig.store);
    rig.clock.advance(5000);
    while ((await advance(address, other))?.done !== 1) await turn();
    expect(await advance(address, other)).toMatchObject({ done: 1, total: 2 });
    await expect(other.batches.match(idOf(address), '乙')).rejects.toThrow('正在处理');
    await other.batches.stop(idOf(address), '乙');
    rig.clock.advance(5000);
    go();
    await rig.batches.settled();
    expect((await jobAt(address)).value).toMatchObject({ state: 'stopped', work: null });
  });

  it('is taken up by another process once the first gives no sign of life, and the first writes nothing more', async () => {
    const address = await handedIn();
    const go = await heldUp(address);
    const other = new DeskRig(rig.store);
    other.clock.advance(31_000);
    expect(await advance(address, other)).toBeNull();
    await other.batches.match(idOf(address), '乙');
    await other.batches.settled();
    const done = (await jobAt(address)).value;
    expect(done.state).toBe('done');
    go();
    await rig.batches.settled();
    expect((await jobAt(address)).value).toEqual(done);
  });

  it('is worked on once where it is asked for twice at once, and given up after ten minutes', async () => {
    const address = await handedIn();
    let go = (): void => {};
    rig.step = () => new Promise((resolve) => (go = resolve));
    const both = await Promise.allSettled([1, 2].map(() => rig.batches.match(idOf(address), '甲')));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    while ((await advance(address))?.done !== 1) await turn();
    rig.clock.advance(600_000);
    go();
    await rig.batches.settled();
    expect((await jobAt(address)).value).toMatchObject({ state: 'failed', fault: expect.stringContaining('十分钟') });
  });

  it('is written down who looked at, stopped and removed it; another clerk does not remove it, a lead does', async () => {
    const address = await handedIn();
    const [other, lead] = [await rig.signedIn('乙'), await rig.signedIn('丙', 'lead')];
    await other.get(address);
    expect(other.page).not.toContain('删除这份名单');
    expect((await other.post(`${address}/remove`, {})).status).toBe(422);
    await lead.get(address);
    await lead.post(`${address}/remove`, {});
    expect((await lead.get(address)).status).toBe(422);
    const deeds = await rig.run((tx) => DEEDS.list(tx, null, 0, 99));
    expect(
      deeds
        .map(({ value }) => `${value.by}${value.did}`)
        .filter((deed) => deed.includes('名单'))
        .sort(),
    ).toEqual(['丙删除客户名单', '丙查看客户名单', '乙查看客户名单', '甲上传客户名单', '甲查看客户名单'].sort());
  });

  it('keeps a name of any signs', async () => {
    const address = await handedIn(CLIENTS, `${'名'.repeat(99)}\u{1F600}x.csv`);
    await matched(address);
    expect((await clerk.get(`${address}/result.xlsx`)).status).toBe(200);
  });

  it('escapes what stands in it, says why it can not be read, and is gone where it is removed', async () => {
    const address = await handedIn('企业名称,所在地,<script>x</script>\n<img src=x>,长沙,"<b>"\n');
    expect(clerk.page).not.toMatch(/<script>x|<img|<b>/);
    await clerk.post(`${address}/remove`, {});
    expect((await clerk.get(address)).status).toBe(422);
    expect(await rig.run((tx) => tx.records.list('batch-part', null, 0, 9))).toEqual([]);
    await clerk.get('/desk/batch');
    await handedIn('PK broken', '坏.xlsx');
    expect(clerk.page).toContain('文件已损坏');
    await clerk.get('/desk/batch');
    expect((await clerk.upload('/desk/batch', 'x.csv', '')).status).toBe(422);
  });

  it('wants the token of the session and a file no larger than allowed', async () => {
    clerk.page = '';
    expect((await clerk.upload('/desk/batch', 'x.csv', CLIENTS)).status).toBe(403);
    await clerk.get('/desk/batch');
    expect((await clerk.post('/desk/batch', {}, { 'content-length': String(30 * 1024 * 1024) })).status).toBe(413);
    expect((await clerk.post('/desk/phrases', {}, { 'content-length': String(1024 * 1024) })).status).toBe(413);
  });
});
