import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bringTo, editionIn, publishFrom } from '../../src/app/edition-files.ts';
import { FollowedEdition } from '../../src/app/followed-edition.ts';
import { refuseOutdated, rollBackShared, sayReaders } from '../../src/command/shared-index.ts';
import { StoreError } from '../../src/errors.ts';
import { HashingEmbeddings } from '../../src/model/embedding.ts';
import { buildIndex } from '../../src/retrieve/local/build/build-index.ts';
import { Index } from '../../src/retrieve/local/search/clause-index.ts';
import type { Editions } from '../../src/store/editions.ts';
import { openEditions } from '../../src/store/postgres/editions.ts';
import { fakeIo } from '../fakes/io.ts';
import { Journal } from '../fakes/journal.ts';
import { ManualClock } from '../fakes/manual-clock.ts';
import { NO_WORDS } from '../fakes/no-words.ts';
import { freshSchema, type Schema, withPostgres } from '../fakes/postgres.ts';

const embeddings = new HashingEmbeddings();
const PASSAGES = ['贷款贴息，按年利率补贴', '房租补贴，按面积发给', '稳岗返还，按人数发给'];

withPostgres('editions', () => {
  let schema: Schema;
  let editions: Editions;
  let here: string;
  let there: string;
  beforeEach(async () => {
    schema = await freshSchema();
    editions = await openEditions(schema.url);
    here = mkdtempSync(join(tmpdir(), 'cewen-here-'));
    there = mkdtempSync(join(tmpdir(), 'cewen-there-'));
  });
  afterEach(async () => {
    await editions.close();
    await schema.drop();
    for (const folder of [here, there]) rmSync(folder, { recursive: true, force: true });
  });

  async function build(data: string, count: number): Promise<string> {
    const passages = PASSAGES.slice(0, count).map((text, i) => ({ id: `p${i}`, text }));
    mkdirSync(join(data, 'policies', 'city'), { recursive: true });
    writeFileSync(join(data, 'policies', 'city', 'a.md'), `${count}`);
    return (await buildIndex(passages, embeddings, join(data, 'index'), { dictionary: NO_WORDS })).build;
  }
  function search(data: string): unknown {
    const index = Index.start(join(data, 'index'), embeddings);
    try {
      return index.search({ text: '补贴发给谁', limit: 5 }).map(({ id, score }) => ({ id, score }));
    } finally {
      index.close();
    }
  }
  const follow = () => {
    const clock = new ManualClock();
    const log = new Journal<string>();
    const logger = pino({ level: 'info', base: null }, { write: (line: string) => void log.push(line) });
    const build = () => editionIn(there) ?? 'none';
    return { clock, log, followed: new FollowedEdition({ data: there, editions, clock, logger, build }) };
  };

  test('bring to every folder the same files, and to the bit the same scores', async () => {
    await build(here, 3);
    const edition = await publishFrom(here, editions, 1);
    expect(await editions.served()).toEqual(edition);
    await bringTo(there, edition, editions);
    expect(search(there)).toEqual(search(here));
    expect(readFileSync(join(there, 'policies/city/a.md'), 'utf8')).toBe('3');
    expect(editionIn(there)).toBe(edition.id);
  });

  test('are followed as they are published, and back as one row says so', async () => {
    await build(here, 1);
    const first = await publishFrom(here, editions, 1);
    const { followed, log } = follow();
    await followed.bring();
    followed.start();
    await build(here, 3);
    const second = await publishFrom(here, editions, 2);
    await log.find((line) => line.includes(second.build));
    expect(search(there)).toEqual(search(here));
    await expect(refuseOutdated(here, editions)).resolves.toBeUndefined();
    const io = fakeIo();
    await rollBackShared(editions, io, { build: undefined, list: false });
    await log.find((line) => line.includes(first.build));
    expect(readFileSync(join(there, 'policies/city/a.md'), 'utf8')).toBe('1');
    await expect(refuseOutdated(here, editions)).rejects.toThrow(/--fetch/);
    await followed.stop();
    editions = await openEditions(schema.url);
  });

  test('that came to harm are not taken: the old one stays, and whoever keeps it says so', async () => {
    await build(here, 1);
    const first = await publishFrom(here, editions, 1);
    const { followed, log, clock } = follow();
    await followed.bring();
    await build(here, 2);
    const edition = await publishFrom(here, editions, 2);
    await schema.run(
      `UPDATE blobs SET bytes = set_byte(bytes, 0, 255 - get_byte(bytes, 0)) FROM edition_files f
       WHERE f.sha256 = blobs.sha256 AND f.edition = '${edition.id}' AND f.path LIKE '%vectors.int8'`,
    );
    await expect(bringTo(there, edition, editions)).rejects.toThrow(StoreError);
    followed.start();
    await log.find((line) => line.includes('can not be taken'));
    expect(followed.fault).toContain('已损坏');
    expect(editionIn(there)).toBe(first.id);
    expect(existsSync(join(there, 'index', edition.build))).toBe(false);
    clock.advance(5000);
    while ((await editions.readers()).length === 0);
    expect((await sayReaders(editions)).join()).toMatch(/正在服务的进程 1.*没能换上：.*已损坏/s);
    await followed.stop();
    editions = await openEditions(schema.url);
  });
});
