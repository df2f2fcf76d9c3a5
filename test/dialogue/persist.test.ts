import { beforeAll, describe, expect, it } from 'vitest';
import { memoryOf, STRANGER, withMemory } from '../../src/dialogue/clients.ts';
import { fromKept, toKept } from '../../src/dialogue/persist.ts';
import { EMPTY_MEMORY, type Memory } from '../../src/dialogue/state.ts';
import type { Knowledge } from '../../src/knowledge/load.ts';
import { heldParts } from '../fakes/parts.ts';

let knowledge: Knowledge;
beforeAll(async () => {
  ({ knowledge } = await heldParts());
});

/** The thread as it is written down. */
const written = (memory: Memory): string => toKept(withMemory(STRANGER, memory), STRANGER)[0]?.memory ?? '';
/** What is remembered of a thread that was written down so. */
const read = (memory: string): Memory =>
  memoryOf(fromKept({ client: '', clients: [{ client: '', memory, facts: [] }] }, knowledge));

describe('a thread that is kept', () => {
  const memory: Memory = { ...EMPTY_MEMORY, calculated: ['a-measure'], noticed: ['a-document'] };

  it('is read as it was written', () => expect(read(written(memory))).toEqual(memory));

  it.each([
    ['calculated', 'reckoned'],
    ['noticed', 'told'],
  ])('has %s also where an earlier version wrote it as %s', (name, former) => {
    const kept = written(memory);
    expect(kept).toContain(`"${name}":`);
    expect(read(kept.replace(`"${name}":`, `"${former}":`))).toEqual(memory);
  });

  it('is forgotten where it is none, or was damaged', () => {
    expect(read('[]')).toEqual(EMPTY_MEMORY);
    expect(read(written(memory).slice(1))).toEqual(EMPTY_MEMORY);
  });

  it('loses a fact that was damaged, and no other', () => {
    const [one = '', two = ''] = [...knowledge.book.facts.keys()];
    const facts = [
      { fact: one, value: '"5', words: '5', on: '' },
      { fact: two, value: '"6"', words: '6', on: '' },
    ];
    const kept = memoryOf(fromKept({ client: '', clients: [{ client: '', memory: null, facts }] }, knowledge));
    expect([...kept.facts]).toEqual([[two, '6']]);
  });
});
