import { expect, it } from 'vitest';
import { normalise } from '../../src/language/normalise.ts';

it.each([
  ['样机还没有卖 新三板挂牌算不算', '样机还没有卖,新三板挂牌算不算'],
  ['长沙 小巨人 贴息', '长沙小巨人贴息'],
  ['贷款 500万 一年', '贷款500万一年'],
])('reads a space between clauses as a comma and drops one between words: %s', (said, read) => {
  expect(normalise(said)).toBe(read);
});
