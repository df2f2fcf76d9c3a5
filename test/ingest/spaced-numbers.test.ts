import { describe, expect, it } from 'vitest';
import { describeSource } from '../../src/ingest/describe/describe.ts';
import { readSource } from '../../src/ingest/read/read-source.ts';
import { type Policy, writePolicy } from '../../src/ingest/text/policy.ts';
import { parsePolicy } from '../../src/knowledge/policy-file.ts';

async function read(text: string): Promise<Policy> {
  const [described] = describeSource(await readSource('a.txt', new TextEncoder().encode(text)), 'a.txt');
  if (!described || !('policy' in described)) throw new Error('refused');
  return described.policy;
}

const SECTIONS = `巫山县关于扶持民宿发展的意见
一、扶持对象
第 一 条 本县范围内新开办、客房达到5间以上的民宿经营者，可以申请补助。
第2 条 每间客房给予补助3000元，一户最高不超过4万元。
二 、办理
第 3 条 经营者向乡镇提出申请，由县文旅局审核。
（一）申请表；
（二）客房照片。
三、附则
第 1 1 条 本意见自2024年5月1日起施行，暂定两年有效期。
`;

describe('articles that are printed with spaces in their numbers, under 一、二、三、', () => {
  it('stand below the section, which counts beside them', async () => {
    const policy = await read(SECTIONS);
    expect(policy.units.map((u) => `${'>'.repeat(u.depth)}${u.locator}`)).toEqual([
      '一',
      '>第一条',
      '>第二条',
      '二',
      '>第三条',
      '>>第三条(一)',
      '>>第三条(二)',
      '三',
      '>第十一条',
    ]);
    const held = parsePolicy('a.md', writePolicy(policy));
    expect(held.clauses.map((c) => c.id.split('#')[1])).toEqual(['h1', '1', '2', 'h2', '3', '3.1', '3.2', 'h3', '11']);
  });

  it('leave a list inside an article where it is', async () => {
    const policy = await read(
      '巫山县民宿补助办法\n第一条 申请补助的民宿，应当符合下列条件：\n一、客房达到5间；\n二、经营满1年。\n第二条 每间客房给予补助3000元，由县文旅局审核。\n',
    );
    expect(policy.units.map((u) => u.locator)).toEqual(['第一条', '第一条一', '第一条二', '第二条']);
  });
});

describe('sections of sections', () => {
  it('hold the articles below them', async () => {
    const policy = await read(
      SECTIONS.replace('二 、办理\n', '二、办理\n（一）申请\n').replace(
        '三、附则\n',
        '（二）兑现\n第四条 补助一次付清。\n三、附则\n',
      ),
    );
    expect(policy.units.map((u) => `${'>'.repeat(u.depth)}${u.locator}`).slice(3)).toEqual([
      '二',
      '>二(一)',
      '>>第三条',
      '>>>第三条(一)',
      '>>>第三条(二)',
      '>二(二)',
      '>>第四条',
      '三',
      '>第十一条',
    ]);
    expect(parsePolicy('a.md', writePolicy(policy)).clauses.map((c) => c.id.split('#')[1])).toContain('h2.1');
  });
});

describe('the line breaks of a printed page', () => {
  it('leave no spaces inside a sentence, and those between names stay', async () => {
    const long = `对新开办的民宿，经乡镇和县文旅 局审核合格、连续经营满12个月且没有安全 事故的，按照每间客房3000元的标准给予一次性补助，由县财政 局拨付。`;
    const policy = await read(
      `巫山县文旅局 巫山县财政局关于扶持民宿的通知\n一、标准\n${long}\n二、办理\n向乡镇申请。\n`,
    );
    expect(policy.units[0]?.paragraphs[0]).toContain('连续经营满12个月且没有安全事故的');
    expect(policy.metadata.issuer).toBe('巫山县文旅局、巫山县财政局');
  });
});

describe('how long a document counts', () => {
  it.each([
    ['暂定两年有效期', '2026-04-30'],
    ['暂定三年', '2027-04-30'],
    ['试行期1年', '2025-04-30'],
    ['执行期限为5年', '2029-04-30'],
    ['有效期暂定18个月', '2025-10-31'],
  ])('is read from %s', async (words, to) => {
    expect((await read(SECTIONS.replace('暂定两年有效期', words))).metadata.period).toEqual({ from: '2024-05-01', to });
  });
});

it('an article that begins with others is one, though no space stands behind its number', async () => {
  const policy = await read(
    '巫山县民宿补助办法\n第一条 每间客房给予补助3000元，由县文旅局审核。\n第二条 民宿装修另给予补助2000元。\n第三条　第一条、第二条补助分两期拨付。\n第四条 本办法自2024年5月1日起施行。\n',
  );
  expect(policy.units.map((u) => u.locator)).toEqual(['第一条', '第二条', '第三条', '第四条']);
  expect(policy.warnings).toEqual([]);
});
