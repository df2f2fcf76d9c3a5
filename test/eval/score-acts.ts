/**
 * Counts what becomes of each thing that a message asks, by the labels of asked-acts.jsonl: told in a short line, recited in a long one, told
 * as unwritten, or dropped. `node --import tsx test/eval/score-acts.ts REPLIES.jsonl` reads what `ask --jsonl` wrote.
 */
import { readFileSync } from 'node:fs';

interface Act {
  readonly asks: string;
  /** What its answer says, as a pattern; and how what is not written of it may be called. */
  readonly tells?: string;
  readonly unwritten?: string;
}

const SHORT = 75;
const LONGEST = 140;
const UNWRITTEN = /没有写|没写|看不到|没有收录|没有查到|不能证实|看不出来|算不出|没有定下|不能确认/;

const linesOf = (path: string | URL): readonly string[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '');

function outcomeOf({ tells, unwritten }: Act, lines: readonly string[]): string {
  const isSaid = (line: string): boolean => tells !== undefined && new RegExp(tells).test(line);
  const isUnwritten = (line: string): boolean =>
    unwritten !== undefined &&
    line.length < LONGEST &&
    UNWRITTEN.test(line) &&
    new RegExp(unwritten).test(line.replace(/《[^》]*》/g, ''));
  if (lines.some((line) => line.length <= SHORT && isSaid(line))) return 'told';
  if (lines.some(isUnwritten)) return 'unwritten';
  return lines.some(isSaid) ? 'recited' : 'dropped';
}

const [path = ''] = process.argv.slice(2);
const replies = new Map(linesOf(path).map((line) => [JSON.parse(line).id, String(JSON.parse(line).reply?.text ?? '')]));
const counts = new Map<string, number>();
for (const line of linesOf(new URL('asked-acts.jsonl', import.meta.url))) {
  const { id, acts } = JSON.parse(line) as { id: string; acts: readonly Act[] };
  const lines = (replies.get(id) ?? '').split('\n依据：')[0]?.split('\n') ?? [];
  const answers = lines.filter((one) => !/^您问的“.*”：$/.test(one));
  for (const act of replies.has(id) ? acts : []) {
    const outcome = `${id[0]} ${outcomeOf(act, answers)}`;
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    if (outcome.endsWith('dropped')) console.log(id, act.asks);
  }
}
for (const [outcome, count] of [...counts].sort()) console.log(outcome, count);
