import { describe, expect, it } from 'vitest';
import { StaticTable } from '../../src/language/static-table.ts';
import { Contrast } from '../../src/train/contrast.ts';
import type { Corpus } from '../../src/train/corpus.ts';
import { randomFrom } from '../../src/train/random.ts';
import { buildVocabulary, Examples } from '../../src/train/training-examples.ts';
import { writeTable } from '../../src/train/write-embedding.ts';

const TOPICS = ['贷款贴息担保费率', '研发费用加计扣除', '人才公寓租房补贴', '首台装备保险补偿'];
const corpus: Corpus = {
  texts: TOPICS.map((topic, i) => ({ name: `第${i}号办法`, clauses: [topic, `${topic}的条件`, `申请${topic}的办法`] })),
  pairs: TOPICS.map((topic, i) => ({ question: topic.slice(2), texts: [i] })),
};

function train(steps: number): { losses: number[]; bytes: Buffer } {
  const vocabulary = buildVocabulary(corpus, 60);
  const examples = new Examples(corpus, vocabulary, randomFrom(1));
  const contrast = new Contrast(vocabulary.idf, 8, 1);
  const losses = Array.from({ length: steps }, (_, step) => {
    const { questions, passages, groups } = step % 2 ? examples.answered(4) : examples.cloze(8);
    return contrast.step(questions, passages, groups, 0.02);
  });
  return { losses, bytes: writeTable(contrast.encoder, vocabulary) };
}

describe('training', () => {
  it('learns which text a clause or a question belongs to', () => {
    const { losses } = train(60);
    const mean = (of: readonly number[]) => of.reduce((sum, value) => sum + value, 0) / of.length;
    expect(mean(losses.slice(-10))).toBeLessThan(mean(losses.slice(0, 10)) / 2);
  });

  it('gives the same bytes again', () => {
    expect(train(5).bytes.equals(train(5).bytes)).toBe(true);
  });

  it('steps down the slope of the loss', () => {
    const vocabulary = buildVocabulary(corpus, 60);
    const batch = new Examples(corpus, vocabulary, randomFrom(2)).answered(4);
    const contrast = new Contrast(vocabulary.idf, 8, 1);
    const step = () => contrast.step(batch.questions, batch.passages, batch.groups, 0.005);
    const losses = [step(), step(), step(), step()];
    expect([...losses].sort((a, b) => b - a)).toEqual(losses);
  });

  it('keeps the most frequent grams', () => {
    expect('的号办法条件申请').toContain(buildVocabulary(corpus, 1).grams[0]);
    expect(buildVocabulary(corpus, 1e4).grams).toContain('贴息');
  });

  it('writes a table that reads', () => {
    const { buffer, byteOffset, byteLength } = train(1).bytes;
    expect(new StaticTable(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer).dimension).toBe(8);
  });
});
