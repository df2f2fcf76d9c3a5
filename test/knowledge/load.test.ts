import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { KnowledgeError } from '../../src/errors.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { policyText } from '../fakes/policy.ts';
import { ROOT } from '../fakes/root.ts';

let root: string;
let overlay: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cewen-load-'));
  overlay = mkdtempSync(join(tmpdir(), 'cewen-load-'));
  mkdirSync(join(root, 'policies/a'), { recursive: true });
  mkdirSync(join(root, 'measures'));
  writeFileSync(join(root, 'policies/a/test-one.md'), policyText('## 一 贴息\n转述。'));
  writeFileSync(join(root, 'lexicon.yaml'), 'entries: []');
  cpSync(join(ROOT, 'knowledge/facts.yaml'), join(root, 'facts.yaml'));
});

describe('loading the knowledge', () => {
  it('reads every policy below policies/', () => {
    const { documents, clauses } = loadKnowledge(root, { ingested: overlay });
    expect([...documents.keys()]).toEqual(['test-one']);
    expect(clauses.get('test-one#1')?.text).toBe('转述。');
  });

  it('lets what an admin ingested take the place of the document with the same id, whole', () => {
    writeFileSync(join(overlay, 'x.md'), policyText('## 一 贴息\n原文。', { provenance: 'official' }));
    const { documents, clauses } = loadKnowledge(root, { ingested: overlay });
    expect(documents.get('test-one')?.provenance).toBe('official');
    expect(clauses.get('test-one#1')?.text).toBe('原文。');
    expect(clauses.size).toBe(1);
  });

  it('adds an ingested document with an id of its own, in any folder', () => {
    mkdirSync(join(overlay, 'b'));
    writeFileSync(join(overlay, 'b/x.md'), policyText('## 一 奖励\n原文。', { id: 'test-two' }));
    expect([...loadKnowledge(root, { ingested: overlay }).documents.keys()].sort()).toEqual(['test-one', 'test-two']);
  });

  it('does without an overlay that is not there', () => {
    expect(loadKnowledge(root, { ingested: join(overlay, 'none'), own: join(overlay, 'none') }).documents.size).toBe(1);
  });

  it('refuses two files of one folder with one id', () => {
    writeFileSync(join(root, 'policies/z.md'), policyText('## 一 甲\n甲。'));
    expect(() => loadKnowledge(root)).toThrow(/z\.md:2: 标识 test-one 已被 .*test-one\.md 使用/);
  });

  it('refuses a knowledge without policies', () => {
    const empty = mkdtempSync(join(tmpdir(), 'cewen-load-'));
    expect(() => loadKnowledge(empty)).toThrow(KnowledgeError);
  });
});
