import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { canStartPostgres } from '../fakes/postgres-server.ts';
import { any, pause, Talk } from './talk.ts';

const RUNS = Number(process.env.RUNS ?? 30);
/** So long, in milliseconds, nobody may poll after the one that did has gone. */
const TAKEN_OVER_WITHIN = 5000;

describe.skipIf(!canStartPostgres)('servers over one database', () => {
  let talk: Talk;
  beforeEach(async () => {
    talk = await Talk.open();
  });
  afterEach(() => talk.close());

  const STRIKES = {
    'a server is killed': async () => any(talk.replicas).serving.kill('SIGKILL'),
    'the one that polls is killed': async () => {
      const polled = (talk.replicas.find(({ leads }) => leads) ?? any(talk.replicas)).serving;
      const from = performance.now();
      polled.kill('SIGKILL');
      const isLed = (): boolean => talk.replicas.some(({ leads, serving }) => leads && serving !== polled);
      while (!isLed() && performance.now() - from < 60_000) await pause(10);
      takenOver = Math.max(takenOver, performance.now() - from);
    },
    'every connection to the database is cut': () =>
      talk.run(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND usename = 'cewen'`,
      ),
    'the database crashes': async () => talk.server?.crash(),
  } as const;
  let takenOver = 0;

  for (const count of [2, 4])
    for (const [what, strike] of Object.entries(STRIKES))
      for (const webhook of what.includes('polls') ? [false] : [false, true])
        test(`${count} servers, ${webhook ? 'webhook' : 'polling'}: lose nothing and answer in order where ${what}, ${RUNS} times`, async () => {
          takenOver = 0;
          await talk.begin(Array(count).fill(talk.server?.url), webhook);
          for (let i = 0; i < RUNS; i += 1) await talk.strike(strike);
          const how = `${count} ${webhook ? 'by webhook' : 'polling'}`;
          const seen = await talk.end(
            `${how}: ${what}${takenOver ? `, taken over within ${Math.round(takenOver)}` : ''}`,
          );
          expect(seen).toEqual({ lost: 0, disordered: 0, unmarked: 0 });
          expect(takenOver).toBeLessThan(TAKEN_OVER_WITHIN);
        });
});
