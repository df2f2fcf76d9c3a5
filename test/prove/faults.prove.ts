import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { withoutNote } from '../../src/channel/again.ts';
import { Gate } from '../fakes/gate.ts';
import { canStartPostgres, PostgresServer } from '../fakes/postgres-server.ts';
import { any, pause, Talk } from './talk.ts';

/**
 * Faults of what is around the servers, `RUNS` (30) of each. OLD names a checkout of an earlier version, from which servers are brought
 * to this one; a small disk needs the right to mount one. What can't be had here is left out, and said so.
 */
const RUNS = Number(process.env.RUNS ?? 30);
const OLD = process.env.OLD ?? '';
const NONE = { lost: 0, disordered: 0, unmarked: 0 };

let talk: Talk;
const after: (() => unknown)[] = [];
afterEach(async () => {
  await talk.close();
  for (const each of after.splice(0).reverse()) await each();
});
const times = async (act: (i: number) => Promise<unknown>): Promise<void> => {
  for (let i = 0; i < RUNS; i += 1) await act(i);
};
const gateTo = async (server: PostgresServer | null): Promise<Gate> => {
  const gate = await new Gate(server?.port ?? 0).listen();
  after.push(() => gate.close());
  return gate;
};

/** A disk of so many megabytes; null where none may be mounted. */
function smallDisk(megabytes: number): string | null {
  const at = mkdtempSync(join(tmpdir(), 'cewen-disk-'));
  const { status } = spawnSync('sh', ['-c', `mount -t tmpfs -o size=${megabytes}m,mode=755 cewen ${at}`], {
    stdio: 'ignore',
  });
  if (status !== 0) return null;
  after.push(() => {
    execFileSync('sh', ['-c', `umount ${at}`]);
    rmSync(at, { recursive: true });
  });
  return at;
}
const canMount = ((): boolean => {
  const at = smallDisk(1);
  for (const each of after.splice(0)) each();
  return at !== null;
})();

/** Nothing more goes on the disk for so long. */
async function fill(disk: string, ms: number): Promise<void> {
  const ballast = join(disk, 'ballast');
  // To the last block, however much its size was.
  for (const size of [4 << 20, 64 << 10, 4096])
    for (let n = 0; ; n += 1)
      try {
        writeFileSync(`${ballast}-${size}-${n}`, Buffer.alloc(size));
      } catch {
        break;
      }
  await pause(ms);
  execFileSync('sh', ['-c', `rm -f ${ballast}-*`]);
}

describe.skipIf(!canStartPostgres)('two servers over one database', () => {
  test(`lose nothing where the network between one of them and the database is cut, ${RUNS} times`, async () => {
    talk = await Talk.open();
    const gates = [await gateTo(talk.server), await gateTo(talk.server)];
    await talk.begin(gates.map((gate) => gate.through(talk.server?.url ?? '')));
    await times(() => talk.strike(() => any(gates).cut(500 + Math.random() * 11_500)));
    expect(await talk.end('the network is cut for up to 12 s')).toEqual(NONE);
  });

  test(`lose nothing where the database fails over to its hot standby, ${RUNS} times`, async () => {
    talk = await Talk.open();
    const gate = await gateTo(talk.server);
    const bringUpStandby = async (): Promise<PostgresServer> => {
      const standby = await new PostgresServer().follow(talk.server as PostgresServer);
      const follows = () =>
        talk.run<{ n: string }>("SELECT count(*) AS n FROM pg_stat_replication WHERE state = 'streaming'");
      while (Number((await follows())[0]?.n) === 0) await pause(50);
      // From here on a commit counts once the standby has it.
      await talk.run(`ALTER SYSTEM SET synchronous_standby_names = '*'`);
      await talk.run('SELECT pg_reload_conf()');
      await pause(200);
      return standby;
    };
    let standby = await bringUpStandby();
    after.push(() => standby.stop());
    await talk.begin(Array(2).fill(gate.through(talk.server?.url ?? '')));
    await times(async () => {
      await talk.strike(async () => {
        const primary = talk.server;
        primary?.end();
        gate.drop();
        standby.promote();
        gate.target = standby.port;
        talk.server = standby;
        primary?.stop();
      });
      standby = await bringUpStandby();
    });
    expect(await talk.end('fail-over to a hot standby')).toEqual(NONE);
  });

  test(`lose nothing where the database stands still, as on a disk that hangs, ${RUNS} times`, async () => {
    talk = await Talk.open();
    await talk.begin(Array(2).fill(talk.server?.url));
    await times(() =>
      talk.strike(async () => {
        talk.server?.signal('SIGSTOP');
        await pause(200 + Math.random() * 11_800);
        talk.server?.signal('SIGCONT');
      }),
    );
    expect(await talk.end('the database stands still for up to 12 s')).toEqual(NONE);
  });

  test.skipIf(!canMount)(`lose nothing where the disk of the database is full, ${RUNS} times`, async () => {
    const disk = smallDisk(300) as string;
    talk = await Talk.open(new PostgresServer(disk, ['max_wal_size=64MB', 'min_wal_size=32MB']));
    await talk.begin(Array(2).fill(talk.server?.url));
    await times(() =>
      talk.strike(async () => {
        await fill(disk, 500 + Math.random() * 3000);
        talk.server?.again();
      }),
    );
    expect(await talk.end('the disk of the database is full for up to 3.5 s')).toEqual(NONE);
  });

  test(`lose nothing where the clock of one of them is set, ${RUNS} times`, async () => {
    talk = await Talk.open();
    await talk.begin(Array(2).fill(talk.server?.url), true, { env: { CLOCK: 'jumps' } });
    await times(() => talk.strike(async () => any(talk.replicas).serving.kill('SIGUSR2')));
    expect(await talk.end('the clock of a server is set by up to 20 min')).toEqual(NONE);
  });

  test(`set a damaged message aside, tell its asker, and answer all others, ${RUNS} times`, async () => {
    talk = await Talk.open();
    await talk.begin(Array(2).fill(talk.server?.url));
    const damaged = new Set<number>();
    talk.isAnswered = (n, texts) => damaged.has(n) || texts.has(`答：m${n}`);
    const damage = `UPDATE inbox SET body = 'x' || body WHERE id = (SELECT id FROM inbox WHERE state = 'pending' ORDER BY random() LIMIT 1) RETURNING body`;
    await times(() =>
      talk.strike(async () => {
        // What waits for whoever takes over lies there a while.
        any(talk.replicas).serving.kill('SIGKILL');
        for (let hit = false, tries = 0; !hit && tries < 100; tries += 1) {
          const [row] = await talk.run<{ body: string }>(damage);
          hit = row !== undefined;
          if (row) damaged.add(Number(/"text":"m(\d+)"/.exec(row.body)?.[1]));
          await pause(20);
        }
      }),
    );
    const seen = await talk.end('a row is damaged while it waits');
    const answered = new Set(talk.api.sent.items.map(({ text }) => withoutNote(text)));
    const aside = [...damaged].filter((n) => !answered.has(`答：m${n}`)).length;
    const [row] = await talk.run<{ n: string }>("SELECT count(*) AS n FROM inbox WHERE state = 'failed'");
    console.log(JSON.stringify({ damaged: damaged.size, aside, kept: Number(row?.n) }));
    expect(seen).toEqual(NONE);
    expect(Number(row?.n)).toBe(aside);
  });

  test(`lose nothing where all is moved into a new cluster, ${RUNS} times`, async () => {
    talk = await Talk.open();
    await talk.begin(Array(2).fill(talk.server?.url));
    await times(() =>
      talk.strike(async () => {
        for (const replica of talk.replicas) await replica.halt();
        await talk.server?.moveIntoNewCluster();
        for (const replica of talk.replicas) replica.goOn();
      }),
    );
    expect(await talk.end('moved into a new cluster by pg_dump and pg_restore')).toEqual(NONE);
  });

  test.skipIf(!existsSync(OLD))(
    `lose nothing while an older version is replaced, one server after the other, ${RUNS} times`,
    async () => {
      for (let i = 0; i < RUNS; i += 1) {
        talk = await Talk.open();
        await talk.begin(Array(2).fill(talk.server?.url), true, { child: join(OLD, 'test/fakes/serve-child.mjs') });
        for (const replica of talk.replicas)
          await talk.strike(async () => {
            replica.child = undefined;
            replica.serving.kill('SIGTERM');
          });
        expect(await talk.end(`rolling update ${i + 1}`)).toEqual(NONE);
        if (i + 1 < RUNS) await talk.close();
      }
    },
  );
});

describe('one server over the embedded store', () => {
  test.skipIf(!canMount)(`loses nothing where its disk is full, ${RUNS} times`, async () => {
    const disk = smallDisk(64) as string;
    talk = await Talk.open(null);
    await talk.begin([''], true, { within: disk });
    await times(() => talk.strike(() => fill(disk, 500 + Math.random() * 3000)));
    const { lost, disordered } = await talk.end(
      `the disk of the store is full for up to 3.5 s (${statfsSync(disk).blocks} blocks)`,
    );
    expect({ lost, disordered }).toEqual({ lost: 0, disordered: 0 });
  });
});
