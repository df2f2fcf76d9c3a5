import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Config } from '../../src/app/config.ts';
import { indexFolder, openKnowledge, overlayOf } from '../../src/app/open-services.ts';
import { check } from '../../src/command/check.ts';
import { defaultEmbeddings } from '../../src/model/static-embedding.ts';
import { passagesOf } from '../../src/retrieve/clause-passages.ts';
import { buildIndex } from '../../src/retrieve/local/build/build-index.ts';
import { fakeIo } from '../fakes/io.ts';
import { NO_WORDS } from '../fakes/no-words.ts';
import { configIn } from '../fakes/parts.ts';
import { writeSmallKnowledge } from '../fakes/small-knowledge.ts';

const QUIET = { json: false, failOn: 'error', sources: undefined } as const;

let config: Config;
beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'cewen-check-'));
  config = { ...configIn(join(folder, 'data')), knowledge: join(folder, 'knowledge') };
  writeSmallKnowledge(config.knowledge);
});

function edit(file: string, change: (text: string) => string): void {
  const path = join(config.knowledge, file);
  const text = readFileSync(path, 'utf8');
  expect(change(text)).not.toBe(text);
  writeFileSync(path, change(text));
}

describe('check', () => {
  it.each([
    ['the knowledge of this repository', () => configIn(config.data)],
    ['a small knowledge', () => config],
  ])('ends with status 0 and no line where all of %s holds together', (_, of) => {
    const io = fakeIo();
    expect(check(of(), io, { ...QUIET, failOn: 'warning' })).toBe(0);
    expect(io.printed).toEqual([]);
  });

  it('ends with status 1 and file:line for each fault', () => {
    edit('policies/test-one.md', (t) => t.replace('effective: 2030-02-01', 'effective: 1930-02-01'));
    const io = fakeIo();
    expect(check(config, io, QUIET)).toBe(1);
    expect(io.printed.join('\n')).toMatch(/error .*test-one\.md:9: effective：1930-02-01 早于/);
  });

  it('tells a rule whose figure no longer stands in its clause', () => {
    edit('policies/test-one.md', (t) => t.replace('3%给予补贴', '4%给予补贴'));
    const io = fakeIo();
    expect(check(config, io, QUIET)).toBe(1);
    expect(io.printed.join('\n')).toMatch(/test-loan\.yaml:\d+: /);
  });

  it('judges and counts the other rules where one can not be read', () => {
    const bad = join(config.knowledge, 'measures/test-bad.yaml');
    writeFileSync(bad, 'id: test-bad\ntitle: [\n');
    edit('policies/test-one.md', (t) => t.replace('3%给予补贴', '4%给予补贴'));
    const io = fakeIo();
    expect(check(config, io, { ...QUIET, json: true })).toBe(1);
    expect(JSON.parse(io.printed[0] ?? '').rules).toBeGreaterThan(0);
    expect(io.printed.join('\n')).toMatch(/test-bad\.yaml.*test-loan\.yaml|test-loan\.yaml.*test-bad\.yaml/s);
  });

  it("warns of an admin's fact that no measure asks, and of an added text without a date", () => {
    const { own, ingested } = overlayOf(config);
    mkdirSync(own, { recursive: true });
    mkdirSync(ingested, { recursive: true });
    writeFileSync(
      join(own, 'facts.yaml'),
      '闲置仓储面积:\n  type: number\n  unit: count\n  noun: 平方米\n  ask: 闲置仓储面积是多少？\n',
    );
    const policy = readFileSync(join(config.knowledge, 'policies/test-one.md'), 'utf8');
    const undated = policy
      .replace(/^id: .*$/m, 'id: test-undated')
      .replace(/^(effective|issued|period): .*$/gm, '$1: null');
    writeFileSync(join(ingested, 'test-undated.md'), undated);
    const io = fakeIo();
    expect(check(config, io, QUIET)).toBe(0);
    expect(io.printed.join('\n')).toMatch(/warning .*facts\.yaml:1: 没有措施用到“闲置仓储面积”/);
    expect(io.printed.join('\n')).toMatch(/warning .*test-undated\.md:\d+: 没有(?:日期|施行日期)/);
  });

  it('fails on warnings only where it is told to', () => {
    edit('lexicon.yaml', (t) => `${t}\n  - { say: [外星补贴], mean: [外星人] }\n`);
    expect(check(config, fakeIo(), QUIET)).toBe(0);
    expect(check(config, fakeIo(), { ...QUIET, failOn: 'warning' })).toBe(1);
  });

  it('prints one object with --json: what was checked, and each finding with its remedy', () => {
    edit('policies/test-one.md', (t) => t.replace('region: "430100"', 'region: "999999"'));
    const io = fakeIo();
    expect(check(config, io, { ...QUIET, json: true })).toBe(1);
    const { documents, findings } = JSON.parse(io.printed.join(''));
    expect(documents).toBe(1);
    expect(findings).toContainEqual({
      file: expect.stringMatching(/test-one\.md$/),
      line: 6,
      severity: 'error',
      message: expect.stringContaining('999999'),
      remedy: expect.any(String),
    });
  });

  it('holds figures against the sources of a folder', () => {
    const sources = mkdtempSync(join(tmpdir(), 'cewen-sources-'));
    writeFileSync(join(sources, 'none.txt'), '与政策无关的一段话。');
    const io = fakeIo();
    expect(check(config, io, { ...QUIET, sources })).toBe(1);
    expect(io.printed.filter((l) => /没有这份文件的来源/.test(l)).length).toBe(1);
  });

  it('tells an index whose file is not what was written', async () => {
    const passages = passagesOf(openKnowledge(config));
    const { build } = await buildIndex(passages, defaultEmbeddings(), indexFolder(config), { dictionary: NO_WORDS });
    expect(check(config, fakeIo(), QUIET)).toBe(0);
    const file = join(indexFolder(config), build, 'words.bin');
    const bytes = readFileSync(file);
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(file, bytes);
    const io = fakeIo();
    expect(check(config, io, QUIET)).toBe(1);
    expect(io.printed.join('\n')).toContain('words.bin');
  });
});
