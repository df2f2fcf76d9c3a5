import { expect, it } from 'vitest';
import { SnapshotError } from '../../src/errors.ts';
import { buildWordList, WordList } from '../../src/language/segment.ts';

const words = await buildWordList(['专精特新', '小巨人']);

it('cuts text into words, our own among them', () => {
  expect(words.cut('专精特新小巨人企业贷款').map((word) => word.text)).toEqual(['专精特新', '小巨人', '企业', '贷款']);
});

it('knows which words carry content', () => {
  const content = words.cut('我们公司在长沙').filter((word) => word.content);
  expect(content.map((word) => word.text)).toEqual(['公司', '长沙']);
});

it('keeps letters and digits whole and characters that no word explains together', () => {
  expect(words.cut('2022年 ai 魑魉').map((word) => word.text)).toEqual(['2022', '年', 'ai', '魑魉']);
});

it('is refused where its bytes are cut short', () => {
  expect(() => new WordList(words.bytes.slice(0, -12))).toThrow(SnapshotError);
});
