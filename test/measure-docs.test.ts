import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { checkRules } from '../src/calculate/check/check-measures.ts';
import { Award } from '../src/knowledge/award.ts';
import { Condition } from '../src/knowledge/condition.ts';
import { printFault } from '../src/knowledge/fault.ts';
import { loadKnowledge } from '../src/knowledge/load.ts';
import { readAddedFacts } from '../src/knowledge/load-facts.ts';
import { Rule } from '../src/knowledge/measure.ts';
import { checkFactExamples } from '../src/understand/slots/check-facts.ts';
import { ROOT } from './fakes/root.ts';

const DOCS = ['docs/measures.md', 'docs/measures.zh-CN.md'].map((name) => readFileSync(join(ROOT, name), 'utf8'));
/** The examples of a kind, as they stand in the document. */
const examples = (doc: string, kind: string): string[] =>
  [...doc.matchAll(/^( *)```\w+ ([\w-]+)\n([\s\S]*?)\n *```$/gm)].flatMap(([, , of, text = '']) =>
    of === kind ? [text] : [],
  );
const [english = '', chinese = ''] = DOCS;
const one = (kind: string): string => examples(english, kind)[0] ?? '';

describe('what the documents say of the measure format', () => {
  it('is the same in both languages', () => {
    for (const kind of ['policy', 'measure', 'facts', 'added-facts', 'condition', 'award'])
      expect(examples(english, kind)).toEqual(examples(chinese, kind));
  });

  it('names every key', () => {
    for (const doc of DOCS) for (const key of Object.keys(Rule.shape)) expect(doc).toContain(`\`${key}\``);
  });

  it.each(examples(english, 'condition'))('reads the condition %s', (text) => {
    expect(() => Condition.parse(load(text))).not.toThrow();
  });

  it.each(examples(english, 'award'))('reads the award %s', (text) => {
    expect(() => Award.parse(load(text))).not.toThrow();
  });

  it('holds together in its whole example, laid over the knowledge', () => {
    const own = mkdtempSync(join(tmpdir(), 'cewen-docs-'));
    for (const part of ['policies', 'measures']) mkdirSync(join(own, part));
    writeFileSync(join(own, 'policies/zhengzhou-2025-compute.md'), `${one('policy')}\n`);
    writeFileSync(join(own, 'measures/zhengzhou-compute.yaml'), `${one('measure')}\n`);
    writeFileSync(join(own, 'facts.yaml'), `${one('facts')}\n${one('added-facts')}\n`);
    const { book, documents } = loadKnowledge(join(ROOT, 'knowledge'), { own });
    const [file] = book.files.filter(({ data }) => data.id === 'zhengzhou-compute');
    const added = readAddedFacts(own);
    const faults = [
      ...(file ? checkRules([file], book.facts, documents) : []),
      ...(added ? checkFactExamples(added, book.facts) : []),
    ];
    expect(faults.map(printFault)).toEqual([expect.stringContaining('rules approve zhengzhou-compute')]);
  });
});
