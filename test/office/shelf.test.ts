import { expect, test } from 'vitest';
import { z } from 'zod';
import { Shelf } from '../../src/office/shelf.ts';
import { DeskRig } from '../fakes/desk-rig.ts';

test('all that is kept is read, the newest first, however many there are', async () => {
  const rig = new DeskRig();
  const shelf = new Shelf('thing', z.number());
  const all = await rig.run(async (tx) => {
    for (let at = 1; at <= 1201; at += 1)
      await shelf.put(tx, { id: `thing ${at}`, about: at % 2 === 0 ? 'even' : 'odd', value: at, at, version: 0 });
    return [await shelf.all(tx, null), await shelf.all(tx, 'odd')] as const;
  });
  expect(all.map((kept) => kept.length)).toEqual([1201, 601]);
  expect(all[0].map(({ value }) => value)).toEqual(Array.from({ length: 1201 }, (_, i) => 1201 - i));
});
