import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Config } from '../src/app/config.ts';
import { openKnowledge, openServices, overlayOf } from '../src/app/open-services.ts';
import { checkRules } from '../src/calculate/check/check-measures.ts';
import { approveRules } from '../src/command/approve.ts';
import { ingest } from '../src/command/ingest.ts';
import { answerOnce } from '../src/dialogue/respond.ts';
import type { Services } from '../src/dialogue/services.ts';
import { printFault } from '../src/knowledge/fault.ts';
import { readAddedFacts } from '../src/knowledge/load-facts.ts';
import { loadRules } from '../src/knowledge/measure.ts';
import { checkFactExamples } from '../src/understand/slots/check-facts.ts';
import { fakeIo } from './fakes/io.ts';
import { configIn } from './fakes/parts.ts';
import { ROOT } from './fakes/root.ts';
import { writeSmallKnowledge } from './fakes/small-knowledge.ts';

const POLICY = `郑州市算力补贴办法
第一条 为降低企业算力成本，制定本办法。
第二条 对科技企业，按实际支付算力租用费用的25%给予补贴，每年最高不超过160万元。
第三条 新建智算机房的企业，按机房面积每平方米补贴300元，由市科技局受理。
第四条 首次通过绿色数据中心评价的企业，奖励18万元；到期复评通过的，奖励6万元。
第五条 物流枢纽被新评定为国家级、省级的，分别奖励70万元、40万元。
第六条 本办法自2025年1月1日起施行，有效期3年，由市科技局负责实施。
`;
const measure = (clause: string) => `id: zhengzhou-compute
title: 郑州算力租用补贴
keywords: [算力补贴, 算力租用补贴, 算力]
clause: ${clause}
valid: { from: 2025-01-01, to: 2027-12-31 }
scope: { region: 410100 }
award:
  promise: entitled
  recurrence: yearly
  amount: { of: 算力租用费用, rate: 25% }
  cap: 160万元
examples:
  - { name: 未达上限, facts: { 所在地: "410100", 算力租用费用: 400万元 }, expect: { verdict: eligible, amount: 100万元 } }
  - { name: 超过上限, facts: { 所在地: "410100", 算力租用费用: 800万元 }, expect: { verdict: eligible, amount: 160万元 } }
`;
const FACTS = `算力租用费用:
  type: amount
  ask: 一年实际支付的算力租用费用是多少？
  examples: { 算力租用费用300万元: 300万元, 算力租用费用怎么补: none }
`;

/** The repository's words and facts, and one policy of another place. */
let config: Config;
let parts: Services;
const answered = (text: string) => answerOnce({ id: '1', text, history: [], asOf: '2026-11-25' }, parts);

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cewen-city-'));
  config = { ...configIn(join(folder, 'data')), knowledge: join(folder, 'held') };
  writeSmallKnowledge(config.knowledge);
  for (const part of ['facts.yaml', 'lexicon.yaml', 'replies.yaml', 'language'])
    cpSync(join(ROOT, 'knowledge', part), join(config.knowledge, part), { recursive: true });
  const source = join(folder, '郑州市算力补贴办法.txt');
  writeFileSync(source, POLICY);
  const io = fakeIo();
  const options = { files: [source], out: undefined, json: true, accept: false };
  const { ingested, own } = overlayOf(config);
  expect(await ingest(io, options, { documents: [], policies: ingested, standardInput: () => Buffer.of() })).toBe(0);
  const { id } = JSON.parse(io.printed[0] ?? '');
  mkdirSync(join(own, 'measures'), { recursive: true });
  writeFileSync(join(own, 'measures/zhengzhou-compute.yaml'), measure(`${id}#2`));
  writeFileSync(join(own, 'facts.yaml'), FACTS);
  const { book, clauses } = openKnowledge(config);
  approveRules(book, clauses, ['zhengzhou-compute'], fakeIo());
  parts = await openServices(config, () => {});
});

describe('a new city, by an ingested document, a measure and a fact in the data folder', () => {
  it('holds together', () => {
    const { documents, book } = parts.knowledge;
    const { own } = overlayOf(config);
    const added = readAddedFacts(own);
    const faults = [
      ...checkRules(loadRules([own]), book.facts, documents),
      ...(added ? checkFactExamples(added, book.facts) : []),
    ];
    expect(faults.map(printFault)).toEqual([]);
  });

  it.each([
    ['我们在郑州，算力租用费用400万元，能补多少？', '1000000'],
    ['郑州的科技公司，一年算力租用费用900万，算力补贴有多少', '1600000'],
  ])('computes what an owner says: %s', async (text, value) => {
    const reply = await answered(text);
    expect(reply.outcome).toBe('answer');
    expect(reply.calculations.map((c) => c.amount?.value)).toContain(value);
    expect(reply.citations[0]?.text).toContain('25%');
  });

  it.each([
    ['郑州新建智算机房2000平方米，能补多少', '60万元'],
    ['郑州的企业，绿色数据中心到期复评通过了，奖多少', '6万元'],
    ['郑州的物流枢纽今年新评上省级，奖多少', '40万元'],
  ])('goes on answering in words what no measure of the document computes: %s', async (text, sum) => {
    const { text: said } = await answered(text);
    expect(said.split('\n')[0]).toContain(sum);
  });
});
