import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkLanguage } from '../../src/knowledge/check/language-examples.ts';
import { loadLanguage } from '../../src/knowledge/language-data.ts';

/** A knowledge folder that holds these language files. */
function rootWith(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'cewen-language-'));
  mkdirSync(join(root, 'language'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, 'language', name), text);
  return root;
}

describe('the language files', () => {
  it('are faulty, by line, where an example is missed, a counter-example is hit or a class is unknown', () => {
    const root = rootWith({
      'words.yaml': 'we:\n  words: [我们]\n  examples: [我们好, 咱好]\n  not: [我们俩]\n',
      'acts.yaml': "- act: inform\n  say: ['{them}是']\n  examples: [他们是]\n",
    });
    const faults = checkLanguage(root).map((f) => `${f.line}: ${f.what}`);
    expect(faults).toEqual(['1: we 认不出自己的例句“咱好”', '1: we 误认了反例“我们俩”', '1: 没有词类 {them}']);
  });

  it('compile a pattern once, over the classes', () => {
    const language = loadLanguage(rootWith({ 'words.yaml': 'we:\n  words: [我们?]\n  examples: [我]\n' }));
    expect(language.pattern('^{we}是')).toBe(language.pattern('^{we}是'));
    expect(language.pattern('^{we}是').test('我是')).toBe(true);
  });
});
