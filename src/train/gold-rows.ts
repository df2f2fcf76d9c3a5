import { readFileSync } from 'node:fs';
import type { ReplayedMessage } from './replay.ts';

/** A message that carries a gold reading. */
export interface GoldRow extends ReplayedMessage {
  readonly id?: string;
  readonly reading: {
    readonly acts: readonly { readonly act: string; readonly aspects?: readonly string[] }[];
    readonly slots?: readonly { readonly fact: string; readonly value: unknown; readonly words: string }[];
  };
}

type Row = Partial<GoldRow> & { readonly turns?: readonly (Partial<GoldRow> & { readonly say: string })[] };

/** The messages of a file that carry a gold reading; a turn of a dialogue stands after those before it. */
export function goldRowsIn(file: string): GoldRow[] {
  const rows: Row[] = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  return rows
    .flatMap(({ turns, ...row }) =>
      turns
        ? turns.map((turn, i) => ({
            ...row,
            ...turn,
            question: turn.say,
            history: turns.slice(0, i).map((t) => t.say),
          }))
        : [row],
    )
    .filter((row): row is GoldRow => (row.reading?.acts.length ?? 0) > 0);
}
