import { describe, expect, it } from 'vitest';
import { gatherFile, settleCopies } from '../../src/ingest/ingest-file.ts';
import type { DocumentMetadata, PolicyDocument } from '../../src/knowledge/document.ts';
import { parsePolicy } from '../../src/knowledge/policy-file.ts';

const BODY = (what: string, sum: string) => `第一章 总则
第一条 为支持企业${what}，制定本办法。
第二章 标准
第二条 企业${what}并通过验收的，给予一次性奖励${sum}万元，由市经济局审核后拨付。
第三章 附则
第三条 本办法自2025年3月1日起施行。
`;

async function taken(files: Readonly<Record<string, string>>) {
  const gathered = [];
  for (const [name, text] of Object.entries(files))
    gathered.push(...(await gatherFile(name, () => new TextEncoder().encode(text))));
  return settleCopies(gathered, []);
}
async function metadata(name: string, text: string): Promise<Partial<DocumentMetadata>> {
  const [one] = await taken({ [name]: text });
  return one?.policy?.metadata ?? {};
}

describe('the title of a text without one', () => {
  it.each([
    ['../in/青岛市机器换人奖励办法.txt', '青岛市机器换人奖励办法', '370200'],
    ['C:\\in\\07_襄阳市改造厂房办法_2024.txt', '襄阳市改造厂房办法', '420600'],
    ['/in/漳州/改造厂房办法(2).txt', '改造厂房办法', '350600'],
  ])('is the name of the file %s', async (file, title, region) => {
    expect(await metadata(file, BODY('改造厂房', '12'))).toMatchObject({ title, region });
  });

  it('is not the heading of its first chapter, whose number a word processor kept to itself', async () => {
    const text = BODY('改造厂房', '12').replace('第一章 ', '');
    expect((await metadata('泸州市改造厂房办法.txt', text)).title).toBe('泸州市改造厂房办法');
  });
});

describe('two files', () => {
  it('are two documents where their texts differ, whatever they are called', async () => {
    const all = await taken({ 'a/办法.txt': BODY('改造厂房', '12'), 'b/办法.txt': BODY('参加境外展会租用展位', '3') });
    expect(all.map((one) => [one.fault, one.policy?.metadata.id])).toEqual([
      [false, expect.any(String)],
      [false, expect.any(String)],
    ]);
    expect(all[0]?.policy?.metadata.id).not.toBe(all[1]?.policy?.metadata.id);
  });

  it('are copies where one text stands in the other, and the one that is not taken is a fault', async () => {
    const all = await taken({
      'a/办法.txt': BODY('改造厂房', '12'),
      'b/办法.txt': `${BODY('改造厂房', '12')}第四条 另行通知。`,
    });
    expect(all.map((one) => one.fault)).toEqual([true, false]);
  });
});

describe('a document that is held', () => {
  const GUIDE = ['服务机构', '试点示范'].map(
    (what) => `---
id: held-${what === '服务机构' ? 'one' : 'two'}
title: 云溪市质量${what}补助
number: 云财党政群〔2020〕43号
issuer: 云溪市财政局
region: "430603"
issued: null
effective: null
period: null
provenance: digest
lacks: []
links:
  - { kind: implements, number: 云财党政群〔2020〕43号, title: 云溪市质量资金管理办法 }
source: 汇编
---
## 一
对质量${what}给予补助。
`,
  );

  it('is not another card of its guide that bears the number of the same basis', async () => {
    const documents = GUIDE.map((text, i) => parsePolicy(`held-${i}`, text));
    const [one] = await gatherFile('云溪市质量试点示范补助.txt', () =>
      new TextEncoder().encode(BODY('质量试点示范', '5')),
    );
    if (!one?.policy) throw new Error('not read');
    const { links } = documents[1] as PolicyDocument;
    const metadata = {
      ...one.policy.metadata,
      title: '云溪市质量试点示范补助',
      number: '云财党政群〔2020〕43号',
      links,
    };
    const [settled] = settleCopies([{ ...one, policy: { ...one.policy, metadata } }], documents);
    expect(settled?.revisionOf?.id).toBe('held-two');
  });
});

describe('labels without a colon', () => {
  it.each([
    ['发文字号 云农发〔2019〕31号', '发文机构 云溪市农业农村局'],
    ['文号：云农发〔2019〕31号', '发布单位：云溪市农业农村局'],
    ['发文文号云农发〔2019〕31号', '发文部门　云溪市农业农村局'],
  ])('%s, %s give number and issuer', async (number, issuer) => {
    const text = `云溪市大棚补助办法\n${number}\n${issuer}\n一、补助标准\n新建大棚的，给予每亩800元补助，一户不超过5万元。\n二、办理\n每年3月向乡镇申请，经审核验收合格并公示五个工作日后拨付。\n`;
    expect(await metadata('a.txt', text)).toMatchObject({
      title: '云溪市大棚补助办法',
      number: '云农发〔2019〕31号',
      issuer: '云溪市农业农村局',
    });
  });

  it('leave a sentence that begins with such a word alone', async () => {
    const text =
      '云溪市大棚补助办法\n一、补助\n发文机关应当公开新建大棚的补助条件、标准和办理程序。\n名称变更的，应当重新申请，未申请的不再享受补助资金。\n';
    const [one] = await taken({ 'a.txt': text });
    expect(one?.policy?.units.flatMap((u) => u.paragraphs).join('')).toContain('名称变更的');
  });
});

describe('an office alone above the date', () => {
  it('has signed the text', async () => {
    const text = `云溪市扶持民宿办法\n第一条 对新开业的民宿给予补助，每间客房3000元，由市文旅局审核。\n第二条 本办法自2025年1月1日起施行。\n云溪市人民政府办公室\n2024年12月3日\n`;
    expect(await metadata('民宿.txt', text)).toMatchObject({
      issuer: '云溪市人民政府办公室',
      issued: '2024-12-03',
    });
  });
});

describe('an index table above a text', () => {
  const RULES = BODY('改造厂房', '12');
  it.each([
    [
      'a.txt',
      `云溪市改造厂房办法\n索 引 号\n11/2024-7\n文　　号\n云工发〔2024〕3号\n发布机构\n云溪市工业局\n成文日期\n2024年3月4日\n${RULES}`,
    ],
    [
      'a.html',
      `<title>云溪市改造厂房办法</title><table><tr><td>索引号</td><td>11/2024-7</td><td>文号</td><td>云工发〔2024〕3号</td></tr><tr><td>发布机构</td><td>云溪市工业局</td><td>成文日期</td><td>2024-03-04</td></tr></table><h1>云溪市改造厂房办法</h1><div>${RULES.replace(/.+/g, '<p>$&</p>')}</div>`,
    ],
    [
      'a.md',
      `---\ntitle: 云溪市改造厂房办法\n---\n**文号**: 云工发〔2024〕3号\n**发布机构**: 云溪市工业局\n**成文日期**: 2024-03-04\n\n${RULES}`,
    ],
  ])('gives number, issuer and day in %s', async (name, text) => {
    expect(await metadata(name, text)).toMatchObject({
      title: '云溪市改造厂房办法',
      number: '云工发〔2024〕3号',
      issuer: '云溪市工业局',
      issued: '2024-03-04',
    });
  });
});

describe('how long a text says that it counts', () => {
  const HEAD =
    '云溪市厂房措施\n（2024年3月8日）\n一、改造补助\n企业改造厂房并通过验收的，给予一次性奖励12万元；向所在区申请，经审核公示后拨付补助资金。\n二、其他\n';
  it.each([
    ['本措施有效期自2024年4月1日至2026年12月31日。', '2024-04-01', '2026-12-31'],
    ['本措施自2024年4月1日起实施，有效期暂定三年。', '2024-04-01', '2027-03-31'],
    ['本措施自发布之日起施行，执行期限两年。', '2024-03-08', '2026-03-07'],
    ['自2024年4月1日起施行，有效期为5年，期满自行失效。', '2024-04-01', '2029-03-31'],
    ['以上措施自2024年4月1日起施行，试行两年。', '2024-04-01', '2026-03-31'],
  ])('%s', async (closing, effective, to) => {
    expect(await metadata('a.txt', `${HEAD}${closing}\n`)).toMatchObject({
      effective,
      period: { from: effective, to },
    });
  });

  it('tells two texts apart that say the same otherwise', async () => {
    const of = (term: string) => `${HEAD}本措施自2024年4月1日起施行，有效期${term}。\n`;
    const all = await taken({ 'a.txt': of('3年'), 'b.txt': of('5年') });
    expect(all.map((one) => one.fault)).toEqual([false, false]);
  });
});

describe('responsible bodies at the end of an item', () => {
  it.each([
    '（责任单位：市科技局、市财政局）',
    '【责任部门：市科技局、市财政局】',
    '责任单位：市科技局、市财政局',
    '[市科技局牵头，市财政局配合]',
  ])('in %s are its own, and the closing line is not', async (bodies) => {
    const text = `云溪市厂房措施\n一、改造补助。企业改造厂房并通过验收的，给予一次性奖励12万元。\n二、加强统计。对改造厂房的企业建立台账。${bodies}\n本措施自2024年4月1日起施行，有效期3年。\n`;
    const [one] = await taken({ 'a.txt': text });
    expect(one?.policy?.units.map(({ locator, bodies: own }) => [locator, own])).toEqual([
      ['一', []],
      ['二', ['市科技局', '市财政局']],
      ['第1段', []],
    ]);
  });
});

describe('chapters that a word processor began to count anew', () => {
  const places = async (text: string) =>
    (await taken({ 'a.txt': text }))[0]?.policy?.units.map((unit) => unit.locator).filter((l) => !l.endsWith('条'));

  it('are counted on where the articles run on', async () => {
    const text = BODY('改造厂房', '12').replace('第二章', '第一章').replace('第三章', '第一章');
    expect(await places(text)).toEqual(['第一章', '第二章', '第三章']);
  });

  it('are kept apart where the articles begin again too', async () => {
    const again = BODY('添置设备', '9');
    expect(await places(BODY('改造厂房', '12') + again)).toContain('第一章重2');
  });
});

it('a list of repealed documents is read whole, headings among them', async () => {
  const text = `云溪市人民政府办公室关于公布废止部分文件的通知\n云政办〔2022〕11号\n各有关单位：\n经研究，决定废止下列文件：\n1.《云溪市展会补贴办法》（云商规〔2019〕2号）\n2.《云溪市旧货市场办法》（云商规〔2010〕1号）\n本通知自2022年7月1日起施行。\n`;
  const { links } = await metadata('a.txt', text);
  expect(links?.map(({ kind, number }) => [kind, number])).toEqual([
    ['repeals', '云商规〔2019〕2号'],
    ['repeals', '云商规〔2010〕1号'],
  ]);
});

describe('the place', () => {
  it.each([
    ['穗商务规字〔2022〕4号', '440100'],
    ['鲁科字〔2021〕18号', '370000'],
    ['财税〔2023〕7号', '000000'],
    ['宁政规发〔2021〕2号', null],
  ])('is read from the number %s where two places do not write alike', async (number, region) => {
    const text = `支持企业改造厂房的若干措施\n${number}\n${BODY('改造厂房', '12')}`;
    expect((await metadata('a.txt', text)).region).toBe(region);
  });

  it('is no district that only shares the first letters of a city unknown to the table', async () => {
    const text = `北辰市支持企业改造厂房的措施\n${BODY('改造厂房', '12')}`;
    expect((await metadata('a.txt', text)).region).toBeNull();
  });
});

describe('the date in brackets under a title', () => {
  it('is the day of issue, and of publication where the text counts from there', async () => {
    const text = `巫山县支持企业改造厂房的意见\n（2023年6月9日）\n${BODY('改造厂房', '12').replace('2025年3月1日起', '发布之日起')}`;
    expect(await metadata('a.txt', text)).toMatchObject({ issued: '2023-06-09', effective: '2023-06-09' });
  });
});
