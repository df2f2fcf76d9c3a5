import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Whose } from '../store/port/person.ts';
import { aboutThread } from '../store/port/threads.ts';
import type { Transaction } from '../store/port.ts';
import { Shelf } from './shelf.ts';

const Basis = z.object({ clauses: z.array(z.string()), calculations: z.array(z.json()) });

/** What a person's own messages in a thread rest on beside what the assistant has shown there: clauses by id, and calculations. */
type Basis = z.infer<typeof Basis>;
const BASES = new Shelf('rests-on', Basis);

const MOST = 50;

export async function keepBasis(tx: Transaction, whose: Whose, basis: Basis, now: number): Promise<void> {
  if (basis.clauses.length + basis.calculations.length === 0) return;
  await BASES.put(tx, { id: randomUUID(), about: aboutThread(whose), value: basis, at: now, version: 0 });
}

/** All of it, of the newest messages. */
export async function basisOf(tx: Transaction, whose: Whose): Promise<Basis> {
  const all = (await BASES.list(tx, aboutThread(whose), 0, MOST)).map(({ value }) => value);
  return { clauses: all.flatMap(({ clauses }) => clauses), calculations: all.flatMap((one) => one.calculations) };
}
