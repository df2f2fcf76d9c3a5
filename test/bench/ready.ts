import { cpus, loadavg } from 'node:os';
import { BotApi } from '../fakes/bot-api.ts';
import { benchPostgres, cpuOf, hooked, megabytesOf, quantile, Server } from './served.ts';

/**
 * `npm run bench:ready`: from the start of `cewen serve` until it serves, with an index that is there already: wall and CPU seconds, the
 * median of `RUNS` (5); over the embedded store and over PostgreSQL.
 */
const RUNS = Number(process.env.RUNS ?? 5);

console.log(`Node ${process.version}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`);
console.log('| store | s until it serves | CPU s | MB then |');
for (const what of ['embedded', 'PostgreSQL']) {
  const api = await new BotApi().listen();
  const postgres = what === 'embedded' ? null : await benchPostgres();
  const [walls, used, memory]: number[][] = [[], [], []];
  let folder: string | undefined;
  for (let run = 0; run <= RUNS; run += 1) {
    const from = performance.now();
    const server = new Server({ ...hooked(api), ...(postgres ? { DATABASE_URL: postgres.url } : {}) }, folder);
    await server.started;
    // The first builds bundle and index.
    if (run > 0) {
      walls?.push(performance.now() - from);
      used?.push(cpuOf(server.pid));
      memory?.push(megabytesOf(server.pid));
    }
    folder = server.folder;
    await server.end(run === RUNS);
  }
  const median = (values: readonly number[] = []) => quantile(values, 0.5);
  console.log(
    `| ${what} | ${(median(walls) / 1000).toFixed(1)} | ${(median(used) / 1000).toFixed(1)} | ${median(memory)} |`,
  );
  await api.close();
  postgres?.stop();
}
