import { SILENCE } from '../contract/kept-silence.ts';
import type { Transaction } from '../store/port.ts';
import { DEEDS } from './audit-trail.ts';
import { sweepJobs } from './batch/jobs.ts';
import { sweepLaters } from './later.ts';
import { sweepSignIns } from './sign-in.ts';
import { sweepMarks } from './watch/call-list.ts';
import { CHANGED } from './watch/watch-clients.ts';

/** How long it stays on record who did what, in milliseconds. */
const DEEDS_KEPT = 180 * 86_400_000;
/** Longer than any silence lasts. */
const SILENCES_KEPT = 32 * 86_400_000;
/** Longer than any day ahead is told of. */
const MARKS_KEPT = 800 * 86_400_000;
const MOST = 500;

/** Lets go of what the desk need not keep any longer. */
export async function sweepDesk(tx: Transaction, now: number): Promise<void> {
  await sweepSignIns(tx, now);
  await tx.records.expire(SILENCE, now - SILENCES_KEPT, MOST);
  await sweepMarks(tx, now - MARKS_KEPT, MOST);
  await CHANGED.expire(tx, now - DEEDS_KEPT, MOST);
  await sweepJobs(tx, now);
  await sweepLaters(tx, now);
  await DEEDS.expire(tx, now - DEEDS_KEPT, MOST);
}
