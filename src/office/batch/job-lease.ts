import { InputError } from '../../errors.ts';
import type { Transaction } from '../../store/port.ts';
import { JOBS, type Job, jobOf } from './jobs.ts';

/** A run that has given no sign of life for so long is over, whatever ended it; milliseconds. */
const LAPSES = 30_000;

/** Whether a run is at work on a job, in whatever process. */
export const isAtWork = ({ work }: Job, now: number): boolean => work !== null && now - work.seen < LAPSES;

/** Makes a job the work of a run; gives it as it was. @throws InputError where another run is at work on it */
export async function claimJob(
  tx: Transaction,
  id: string,
  run: string,
  now: number,
  change: Partial<Job>,
): Promise<Job> {
  const kept = await jobOf(tx, id);
  const work = { run, seen: now, done: 0, total: 0 };
  const claimed =
    !isAtWork(kept.value, now) && (await JOBS.put(tx, { ...kept, value: { ...kept.value, ...change, work } }));
  if (!claimed) throw new InputError('这份名单正在处理：等它做完，或先停下');
  return kept.value;
}

/** Changes a job that is still a run's own; false where it was stopped, removed, or another's meanwhile. */
export async function changeOwn(tx: Transaction, id: string, run: string, change: Partial<Job>): Promise<boolean> {
  const kept = await JOBS.get(tx, id);
  if (kept?.value.work?.run !== run) return false;
  return JOBS.put(tx, { ...kept, value: { ...kept.value, ...change } });
}
