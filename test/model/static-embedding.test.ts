import { describe, expect, it } from 'vitest';
import { gramKey, grams } from '../../src/language/grams.ts';
import { StaticTable, tableBytes } from '../../src/language/static-table.ts';
import { defaultEmbeddings, StaticEmbeddings } from '../../src/model/static-embedding.ts';

const row = (gram: string, ...vector: number[]) => ({
  key: gramKey(gram),
  vector: Float32Array.from(vector),
  question: 1,
  passage: 2,
});
const bytes = tableBytes([row('贷', 1, 0, 0, 0), row('贷款', 1, 1, 0, 0), row('3%', 0, 0, 0, -1)], 4);

function cosine(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}

describe('a table of grams', () => {
  it('gives back what was put in, to four bits', () => {
    const table = new StaticTable(bytes);
    expect(table.embed('贷', 'question')).toEqual([1, 0, 0, 0]);
    expect(table.embed('3%', 'question')).toEqual([0, 0, 0, -1]);
    expect(table.embed('贷款', 'question')).toEqual([2 / Math.hypot(2, 1), 1 / Math.hypot(2, 1), 0, 0].map(closeTo));
  });

  it('gives a text of unknown grams nothing', () => {
    expect(new StaticTable(bytes).embed('……', 'passage')).toEqual([0, 0, 0, 0]);
  });

  it('refuses bytes that are cut short, or of another kind', () => {
    expect(() => new StaticTable(bytes.slice(0, -1))).toThrow(RangeError);
    expect(() => new StaticTable(new ArrayBuffer(64))).toThrow(RangeError);
  });

  it('names its model after its content', () => {
    const other = tableBytes([row('贷', 0, 1, 0, 0)], 4);
    expect(new StaticEmbeddings(new StaticTable(bytes)).model).not.toBe(
      new StaticEmbeddings(new StaticTable(other)).model,
    );
  });
});

function closeTo(value: number): unknown {
  return value === 0 ? 0 : expect.closeTo(value, 6);
}

describe('grams', () => {
  it('are characters, pairs of them, and other runs whole', () => {
    expect(grams('贷款3.5%，r&d')).toEqual(['贷', '款', '贷款', '3.5%', 'r', 'd']);
  });

  it('have keys of their own', () => {
    const some = ['贷', '款', '贷款', '款贷', '3.5%', 'ab', 'abc', 'abd'];
    expect(new Set(some.map(gramKey)).size).toBe(some.length);
  });
});

describe('the embedding that ships', () => {
  it('finds a question nearer to what answers it in other words than to what does not', async () => {
    const embeddings = defaultEmbeddings();
    const question = embeddings.embed('被公司辞退了能拿到钱吗');
    const [answer, other] = await embeddings.embedDocuments([
      '用人单位解除劳动合同的，应当向劳动者支付经济补偿。',
      '船舶进入港口，应当服从港口主管机关的统一指挥。',
    ]);
    expect(cosine(question, answer!)).toBeGreaterThan(cosine(question, other!));
  });

  it('gives vectors of length 1, the same for full-width forms', () => {
    const embeddings = defaultEmbeddings();
    expect(Math.hypot(...embeddings.embed('贷款贴息'))).toBeCloseTo(1, 6);
    expect(embeddings.embed('补贴３％')).toEqual(embeddings.embed('补贴3%'));
  });
});
