/** What runs beside a benchmark and would outlive it, by what ends it at once. */
const ends = new Set<() => void>();

const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** Calls `end` where the benchmark is cut off by a signal; what is given back takes that off again, once it has ended by itself. */
export function endWhenCutOff(end: () => void): () => void {
  if (ends.size === 0)
    for (const [signal, status] of Object.entries(SIGNALS)) process.once(signal, () => endAll(status));
  ends.add(end);
  return () => void ends.delete(end);
}

function endAll(status: number): never {
  for (const end of ends) {
    try {
      end();
    } catch (error) {
      console.error(error);
    }
  }
  process.exit(status);
}
