import type { Io } from '../../src/command/io.ts';

/** What a command reads and writes, in memory, on a day in 2025. */
export function fakeIo(lines: readonly string[] = []): Io & { readonly printed: string[]; readonly told: string[] } {
  const printed: string[] = [];
  const told: string[] = [];
  return {
    lines: async function* () {
      yield* lines;
    },
    out: (text) => void printed.push(text),
    tell: (text) => void told.push(text),
    today: () => '2025-06-01',
    printed,
    told,
  };
}
