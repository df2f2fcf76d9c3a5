import { describe, expect, it } from 'vitest';
import { KnowledgeError } from '../../src/errors.ts';
import { expand, readLexicon } from '../../src/knowledge/lexicon.ts';

const lexicon = readLexicon(
  'lexicon.yaml',
  'words: [贴息]\nentries:\n  - { say: [给钱, 给点钱], mean: [补助, 奖励], weight: 0.8 }\n  - { say: [loan, 贷款], mean: [融资] }',
).data;

describe('what people say', () => {
  it('leads to what policies say, with its weight', () => {
    expect(expand(lexicon, '政府给钱吗')).toEqual([
      { said: '给钱', text: '补助', weight: 0.8 },
      { said: '给钱', text: '奖励', weight: 0.8 },
    ]);
  });

  it('leads to nothing that the question says itself', () => {
    expect(expand(lexicon, '给钱奖励').map((e) => e.text)).toEqual(['补助']);
  });

  it('counts an English word where it stands alone, in any case and number', () => {
    expect(expand(lexicon, 'Loans for us').map((e) => e.text)).toEqual(['融资']);
    expect(expand(lexicon, 'reloaned')).toEqual([]);
  });

  it('is refused with file and line where an entry is wrong', () => {
    expect(() =>
      readLexicon('lexicon.yaml', 'entries:\n  - { say: [a], mean: [b] }\n  - { say: [], mean: [b] }'),
    ).toThrow(KnowledgeError);
    expect(() =>
      readLexicon('lexicon.yaml', 'entries:\n  - { say: [a], mean: [b] }\n  - { say: [], mean: [b] }'),
    ).toThrow(/^lexicon\.yaml:3: /);
  });
});
