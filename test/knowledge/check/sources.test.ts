import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/errors.ts';
import { readSources } from '../../../src/knowledge/check/source-figures.ts';
import { checkSources } from '../../../src/knowledge/check/sources.ts';
import type { PolicyDocument } from '../../../src/knowledge/document.ts';
import { printFault } from '../../../src/knowledge/fault.ts';
import { parsePolicy } from '../../../src/knowledge/policy-file.ts';
import { policyText } from '../../fakes/policy.ts';

const LOAN =
  '市级专精特新小巨人企业年度贷款总额在300万元以上的，每年度按贷款金额的3%给予贴息，贴息额最高不超过50万元。';
const FLIGHT = '通航企业年飞行小时达到100小时的，按照最大起飞重量给予运行补助，标准是500元/小时。';
const FRONT = {
  issued: 'null',
  published: 'null',
  effective: 'null',
  period: 'null',
  number: 'null',
  source: '/in/loan.docx',
};

/** Writes documents and sources and tells the faults, files by their last name. */
function faultsOf(documents: Record<string, string>, sources: Record<string, string>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'cewen-sources-'));
  const held: PolicyDocument[] = Object.entries(documents).map(([id, text]) => {
    const file = join(folder, `${id}.md`);
    const content = policyText(`## 一 ${id === 'loan' ? '贷款贴息' : '低空飞行补助'}\n${text}`, {
      ...FRONT,
      id,
      title: id === 'loan' ? '关于小巨人企业贷款贴息的办法' : '关于通航企业运行补助的措施',
    });
    writeFileSync(file, content);
    return parsePolicy(file, content);
  });
  const from = mkdtempSync(join(tmpdir(), 'cewen-sources-'));
  for (const [name, text] of Object.entries(sources)) writeFileSync(join(from, name), text);
  return checkSources(held, readSources(from)).map((f) =>
    printFault(f).replaceAll(`${folder}/`, '').replaceAll(`${from}/`, ''),
  );
}

const SOURCE = `关于小巨人企业贷款贴息的办法\n一、贷款贴息\n${LOAN}\n\n关于通航企业运行补助的措施\n一、低空飞行补助\n${FLIGHT}\n`;

describe('holding policies against their sources', () => {
  it('finds nothing where each figure stands on both sides, two documents in one file', () => {
    expect(faultsOf({ loan: LOAN, flight: FLIGHT }, { 'all.txt': SOURCE })).toEqual([]);
  });

  it('tells a changed figure by the line of the policy, and the lost one by the line of the source', () => {
    const [changed, lost, ...rest] = faultsOf(
      { loan: LOAN.replace('3%', '5%'), flight: FLIGHT },
      { 'all.txt': SOURCE },
    );
    expect(changed).toMatch(/^loan\.md:\d+: 「5%」在 all\.txt:1-[34] 里没有/);
    expect(lost).toMatch(/^all\.txt:3: 「3%」在 .*loan\.md 里没有/);
    expect(rest).toEqual([]);
  });

  it('takes no part of a number for the number: 50万元 is not in 150万元', () => {
    expect(faultsOf({ loan: LOAN }, { 'a.txt': SOURCE.replace('50万元', '150万元') }).join('\n')).toContain(
      '「≤50万元」在 a.txt:1-8 里没有',
    );
  });

  it('tells a limit that was lost on the way', () => {
    expect(faultsOf({ loan: LOAN.replace('最高不超过', '为') }, { 'a.txt': SOURCE }).join('\n')).toContain(
      '「≤50万元」在 ',
    );
  });

  it('looks for a figure in its own document only', () => {
    const both = faultsOf({ loan: `${LOAN}补500元/小时。`, flight: FLIGHT }, { 'all.txt': SOURCE });
    expect(both.join('\n')).toContain('「500元/小时」在 all.txt:1-');
  });

  it('reads through spaces and line breaks inside a sentence', () => {
    const broken = SOURCE.replace('贷款总额在300万元', '贷 款总额在 300 万元').replace('给予贴息', '给予\n贴息');
    expect(faultsOf({ loan: LOAN, flight: FLIGHT }, { 'all.txt': broken })).toEqual([]);
  });

  it('takes what a page does not show for no part of its text', () => {
    const page = `<html><style>\ntd { width: 100%; }\n</style>\n<!-- 4% -->\n<body>\n<p style="width:60%">第1 0条 ${SOURCE.split('\n').join('</p>\n<p>')}</p></body></html>`;
    expect(faultsOf({ loan: LOAN, flight: FLIGHT }, { 'all.html': page })).toEqual([]);
  });

  it('warns of a source that lies there and is no text', () => {
    const said = faultsOf({ loan: LOAN }, { 'a.txt': FLIGHT.repeat(3), 'other.docx': 'PK' });
    expect(said).toEqual([expect.stringMatching(/^loan\.md:1: 原文文件夹里没有这份文件的来源/)]);
    const own = faultsOf({ loan: LOAN }, { 'a.txt': FLIGHT.repeat(3), 'loan.docx': 'PK' });
    expect(own).toEqual([expect.stringMatching(/^loan\.md:1: 来源 .* 不是文本/)]);
  });

  it('tells a document that no source holds', () => {
    expect(faultsOf({ loan: LOAN }, { 'a.txt': FLIGHT.repeat(3) })).toEqual([
      expect.stringMatching(/^loan\.md:1: 原文文件夹里没有这份文件的来源/),
    ]);
  });

  it('refuses a folder that is not there', () => {
    expect(() => readSources('/nowhere/at/all')).toThrow(InputError);
  });
});
