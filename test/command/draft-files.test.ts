import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeFiles, writeDrafts } from '../../src/command/draft-files.ts';
import { draftsOf, type MeasureDraft } from '../../src/drafting/drafts-of.ts';
import type { Knowledge } from '../../src/knowledge/load.ts';
import { parsePolicy } from '../../src/knowledge/policy-file.ts';
import { held } from '../fakes/knowledge.ts';
import { ROOT } from '../fakes/root.ts';

const document = parsePolicy(
  'made.md',
  `---
id: made
title: 试行办法
number: null
issuer: null
region: "430100"
issued: null
effective: 2024-07-01
period: null
provenance: restated
source: 试
---
## 一 甲
对年支付国际物流费用达到200万元以上的企业，按其国际物流费用的10%给予资金扶持。
## 二 乙
根据攻关投入予以支持，最高3000万元。
`,
);
const knowledge = {
  ...held,
  documents: new Map([...held.documents, [document.id, document]]),
  clauses: new Map([...held.clauses, ...document.clauses.map((c) => [c.id, c] as const)]),
};
const drafts = document.clauses.flatMap((clause) => draftsOf(clause, knowledge, () => true));
const folder = mkdtempSync(join(tmpdir(), 'cewen-drafts-'));
const [sure = '', unsure = ''] = writeDrafts(drafts, knowledge, folder);

/** The one draft of a document that asks something of all whom it pays, in a folder of its own. */
const asking = parsePolicy(
  'asking.md',
  `---
id: asking
title: 核桃加工奖补办法
number: null
issuer: null
region: "430100"
issued: null
effective: 2024-07-01
period: null
provenance: restated
source: 试
---
## 第一条
对年销售额达到500万元以上的企业，按设备购置费用的10%给予补助，最高不超过50万元。
## 第二条
扶持对象是指在本市登记、管理制度健全的企业。
`,
);
const knowing = {
  ...held,
  documents: new Map([...held.documents, [asking.id, asking]]),
  clauses: new Map([...held.clauses, ...asking.clauses.map((c) => [c.id, c] as const)]),
};
const askingDrafts = asking.clauses.flatMap((clause) => draftsOf(clause, knowing, () => true));
const [walnut = '', ofAll = ''] = writeDrafts(askingDrafts, knowing, mkdtempSync(join(tmpdir(), 'cewen-drafts-')));

/** Takes some files over; how many were, what was told, and the last record. */
const take = (...files: readonly string[]) => takeOf(drafts, knowledge, files);

async function takeOf(all: readonly MeasureDraft[], knowledge: Knowledge, files: readonly string[]) {
  const own = mkdtempSync(join(tmpdir(), 'cewen-own-'));
  const out: string[] = [];
  const taken = await takeFiles(files, (clause) => all.filter((d) => d.clause === clause), {
    knowledge,
    root: join(ROOT, 'knowledge'),
    own,
    key: async () => 'q',
    edit: async (text) => text,
    out: (text) => void out.push(text),
    today: () => '2026-11-26',
    now: () => '2026-11-26T08:00:00.000Z',
    who: 'li',
    replay: async () => [],
  });
  const record = () => JSON.parse(readFileSync(join(own, 'approvals.jsonl'), 'utf8').trim().split('\n').at(-1) ?? '');
  return { taken, out: out.join('\n'), record, own };
}

it('a draft stands in a file under its clause, and is taken over as it stands', async () => {
  expect(readFileSync(sure, 'utf8')).toMatch(/^# made#1\n# 对年支付国际物流费用/);
  const { taken, record, own } = await take(sure);
  expect([taken, record().edited, record().clause]).toEqual([1, false, 'made#1']);
  expect(readFileSync(join(own, 'facts.yaml'), 'utf8')).toContain('国际物流费用:');
});

it('one that is not sure is taken over only once each doubt was struck out', async () => {
  const refused = await take(unsure);
  expect([refused.taken, refused.out]).toEqual([0, expect.stringContaining('删掉“# ？”开头的行')]);
  const mended = join(folder, 'mended.yaml');
  const text = readFileSync(unsure, 'utf8').split('\n');
  writeFileSync(mended, text.filter((line) => !line.startsWith('# ？')).join('\n'));
  const { taken, record } = await take(mended);
  expect([taken, record().edited]).toEqual([1, true]);
});

it('tells why a file does not hold together', async () => {
  const bad = join(folder, 'bad.yaml');
  writeFileSync(bad, readFileSync(sure, 'utf8').replaceAll('10%', '11%'));
  expect((await take(bad)).out).toContain('11%');
});

describe('what check would find of a draft', () => {
  /** The sure draft, with its fact under another name, or another title. */
  const as = (change: (text: string) => string): string => {
    const file = join(folder, 'changed.yaml');
    writeFileSync(file, change(readFileSync(sure, 'utf8')));
    return file;
  };

  it.each([
    [
      'the name of a fact has a figure that no clause holds',
      (t: string) => t.replaceAll('国际物流费用', '前7年物流费用'),
    ],
    ['its title has one', (t: string) => t.replace(/^title: .*$/m, 'title: 物流7年补助')],
    [
      'an example of a fact is read otherwise',
      (t: string) =>
        `${t.trimEnd()}\n国际物流量: { type: amount, ask: 多少？, examples: { 国际物流量5万元: 6万元 } }\n`,
    ],
    [
      'the facts are no YAML',
      (t: string) => `${t.trimEnd()}\n别的: { type: amount, ask: 多少？, said: { nouns: [ a }\n`,
    ],
  ])('is told at acceptance, and nothing is written, where %s', async (_, change) => {
    const { taken, out, own } = await take(as(change));
    expect(taken).toBe(0);
    expect(out).toMatch(/没有采用 .*changed\.yaml：./);
    expect(existsSync(join(own, 'facts.yaml'))).toBe(false);
  });

  it('lets the name of a fact have a figure that its clause holds', async () => {
    const { taken, out } = await take(as((t) => t.replaceAll('国际物流费用', '满200万元物流费用')));
    expect([taken, out]).toEqual([1, expect.stringContaining('已采用')]);
  });
});

describe('what a document asks of all whom it pays', () => {
  it('stands in one file beside its drafts, and in none of them', () => {
    expect(readFileSync(walnut, 'utf8')).not.toContain('# ？');
    expect(readFileSync(ofAll, 'utf8')).toMatch(/# ？ 扶持对象是指.*第二条要求的没有写进措施/);
  });

  it('must be answered before a draft is taken over, and is quoted by the measure as it was answered', async () => {
    const early = await takeOf(askingDrafts, knowing, [walnut]);
    expect([early.taken, early.out]).toEqual([0, expect.stringContaining(ofAll)]);
    const text = readFileSync(ofAll, 'utf8').split('\n');
    writeFileSync(ofAll, text.filter((line) => !line.startsWith('# ？')).join('\n'));
    const { taken, own } = await takeOf(askingDrafts, knowing, [walnut]);
    expect(taken).toBe(1);
    expect(readFileSync(join(own, 'measures', 'asking-1.yaml'), 'utf8')).toMatch(
      /^attest:.*在本市登记、管理制度健全的企业/m,
    );
  });

  it('stays as it was answered when the drafts are written anew', () => {
    writeDrafts(askingDrafts, knowing, dirname(walnut));
    expect(readFileSync(ofAll, 'utf8')).not.toMatch(/^# ？/m);
  });
});
