import { isDeepStrictEqual } from 'node:util';
import type { ReportedAct, ReportedReading } from '../../src/contract/reported-reading.ts';

export interface Counts {
  right: number;
  read: number;
  gold: number;
}

/** What an act is told by: its kind, for courtesy and words of command which, for a question its aspects. */
function keysOf(act: ReportedAct): string[] {
  if (act.act === 'courtesy' || act.act === 'manage') return [`${act.act} ${act.which}`];
  if (act.act !== 'ask') return [act.act];
  const aspects = Array.isArray(act.aspects) && act.aspects.length > 0 ? act.aspects : ['other'];
  return aspects.map((aspect) => `ask ${aspect}`);
}

/** Counts the acts that both name; true where they are the same. */
export function countActs(counts: Counts, own: ReportedReading, gold: ReportedReading): boolean {
  const [read, wanted] = [own, gold].map((reading) => reading.acts.flatMap(keysOf)) as [string[], string[]];
  const right = matched(read, wanted, (a, b) => a === b);
  add(counts, right, read.length, wanted.length);
  return right === read.length && right === wanted.length;
}

/** Counts the slots of which both tell the same value. */
export function countSlots(counts: Counts, own: ReportedReading, gold: ReportedReading): void {
  const right = matched(own.slots, gold.slots, (a, b) => a.fact === b.fact && sameValue(a.value, b.value));
  add(counts, right, own.slots.length, gold.slots.length);
}

/** Counts the clients that both name; one may be called by a part of its name: 铭泰 of 湖南铭泰精密. */
export function countClients(counts: Counts, own: ReportedReading, gold: ReportedReading): void {
  const [read, wanted] = [own.clients ?? [], gold.clients ?? []];
  const right = matched(read, wanted, (a, b) => a.includes(b) || b.includes(a));
  add(counts, right, read.length, wanted.length);
}

/** Numbers as numbers, places by province and city, titles by their sets, all else as it stands. */
function sameValue(a: unknown, b: unknown): boolean {
  if (/^\d{6}$/.test(String(a)) && /^\d{6}$/.test(String(b))) return String(a).slice(0, 4) === String(b).slice(0, 4);
  if (typeof a === 'object' || typeof b === 'object') return isDeepStrictEqual(sorted(a), sorted(b));
  return String(a) === String(b) || (String(a) !== '' && Number(a) === Number(b));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, sorted(part)]));
}

function matched<T>(read: readonly T[], gold: readonly T[], same: (a: T, b: T) => boolean): number {
  const open = [...gold];
  let right = 0;
  for (const one of read) {
    const at = open.findIndex((other) => same(one, other));
    if (at < 0) continue;
    open.splice(at, 1);
    right++;
  }
  return right;
}

function add(counts: Counts, right: number, read: number, gold: number): void {
  counts.right += right;
  counts.read += read;
  counts.gold += gold;
}

/** F1 with precision and recall, in hundredths. */
export function share({ right, read, gold }: Counts): string {
  const [precision, recall] = [read === 0 ? 1 : right / read, gold === 0 ? 1 : right / gold];
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return `${f1.toFixed(2)} (p ${precision.toFixed(2)}, r ${recall.toFixed(2)})`;
}
