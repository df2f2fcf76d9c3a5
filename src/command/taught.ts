import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openKept } from '../app/open-store.ts';
import { InputError } from '../errors.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { markTaken, sayingsToTake, withSayings } from '../office/learning/into-lexicon.ts';
import {
  type Ask,
  keepVerdicts,
  questionsWithVerdicts,
  tryKept,
  type Verdict,
} from '../office/learning/kept-verdicts.ts';
import type { Store } from '../store/port.ts';
import { withLock } from './lock.ts';

/** What the desk's answers have taught, as a reindex takes it up. */
export interface Taught {
  /** Writes new sayings into the admin's lexicon; the result takes them out again. @throws InputError where another program writes there */
  readonly take: () => Promise<() => void>;
  /** How the kept questions fare by a knowledge that is not served yet. */
  readonly verdicts: (knowledge: Knowledge) => Promise<readonly Verdict[]>;
  /** What was taken up is served now. */
  readonly served: (verdicts: readonly Verdict[]) => Promise<void>;
}

export interface TaughtParts {
  readonly store: string;
  /** The folder of the admin's own knowledge. */
  readonly own: string;
  readonly today: () => string;
  /** Answers by a knowledge that is not served, and lets go of it. */
  readonly asking: (knowledge: Knowledge, work: (ask: Ask) => Promise<Verdict[]>) => Promise<Verdict[]>;
}

export function taughtBy({ store, own, today, asking }: TaughtParts): Taught {
  let taken: readonly string[] = [];
  return {
    take: async () => {
      const fresh = await inStore(store, [], (open) => open.transaction(sayingsToTake));
      taken = fresh.map(({ id }) => id);
      if (fresh.length === 0) return () => {};
      const file = join(own, 'lexicon.yaml');
      const busy = (): Error => new InputError(`另一个程序正在写 ${own}，请过一会儿再试`);
      const before = existsSync(file) ? readFileSync(file, 'utf8') : null;
      await withLock(join(own, '.lock'), { waiting: () => {}, patience: 5000 }, busy, async () => {
        mkdirSync(own, { recursive: true });
        writeFileSync(
          file,
          withSayings(
            before ?? '',
            fresh.map(({ value }) => value),
          ),
          { flush: true },
        );
      });
      return () => (before === null ? rmSync(file) : writeFileSync(file, before, { flush: true }));
    },
    verdicts: async (knowledge) => {
      const kept = await inStore(store, [], (open) => open.transaction(questionsWithVerdicts));
      return kept.length === 0 ? [] : asking(knowledge, (ask) => tryKept(kept, ask));
    },
    served: (verdicts) =>
      inStore(store, undefined, (open) =>
        open.transaction(async (tx) => {
          await keepVerdicts(tx, verdicts, 'all');
          await markTaken(tx, taken, today());
        }),
      ),
  };
}

/** What `work` finds in the store; `none` where nothing was ever kept. */
export async function inStore<T>(place: string, none: T, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openKept(place);
  if (!store) return none;
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
