import { describe, expect, it } from 'vitest';
import { clientMeant, STRANGER } from '../../src/dialogue/clients.ts';
import { EMPTY_MEMORY } from '../../src/dialogue/state.ts';

const holding = (...names: string[]) => ({ ...STRANGER, memories: new Map(names.map((name) => [name, EMPTY_MEMORY])) });

describe('the client that is meant', () => {
  it.each([
    ['蓝天', ['蓝天物流', '宏达机械'], '蓝天物流'],
    ['蓝天物流', ['蓝天物流', '蓝天物流二厂'], '蓝天物流'],
    ['蓝天', ['蓝天物流', '蓝天食品'], '蓝天'],
    ['远大', ['蓝天物流'], '远大'],
    ['', ['蓝天物流'], ''],
    ['第二家', ['', '蓝天物流', '远大食品'], '远大食品'],
    ['第3户', ['蓝天物流', '远大食品'], '第3户'],
  ])('%j of %j is %j', (said, names, meant) => {
    expect(clientMeant(holding(...names), said)).toBe(meant);
  });
});
