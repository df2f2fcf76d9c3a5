import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { knowledgeIn, sha256Of } from '../../src/app/data-files.ts';
import { editionIn, publishFrom } from '../../src/app/edition-files.ts';
import { FollowedEdition } from '../../src/app/followed-edition.ts';
import { wantedVersion } from '../../src/app/served-version.ts';
import { bringTo } from '../../src/app/take-edition.ts';
import { fetchServed, refuseOutdated, rollBackShared, sayReaders } from '../../src/command/shared-index.ts';
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
  const publish = async (data: string, now: number) =>
    publishFrom(data, editions, now, (await editions.served())?.id ?? null);
  const follow = () => {
    const clock = new ManualClock();
    const log = new Journal<string>();
    const logger = pino({ level: 'info', base: null }, { write: (line: string) => void log.push(line) });
    const reader = () => ({ build: editionIn(there) ?? 'none', knowledge: knowledgeIn(there) });
    const opens = async (data: string): Promise<void> => void search(data);
    const brought = async (): Promise<void> => {};
    const followed = new FollowedEdition({ data: there, editions, clock, logger, reader, opens, brought });
    return { clock, log, followed };
  };

  test('bring to every folder the same files, and to the bit the same scores', async () => {
    await build(here, 3);
    const edition = await publish(here, 1);
    expect(await editions.served()).toEqual(edition);
    await bringTo(there, edition, editions, { now: 1 });
    expect(search(there)).toEqual(search(here));
    expect(readFileSync(join(there, 'policies/city/a.md'), 'utf8')).toBe('3');
    expect(editionIn(there)).toBe(edition.id);
  });

  test('are followed as they are published, and back as one row says so', async () => {
    await build(here, 1);
    const first = await publish(here, 1);
    const { followed, log } = follow();
    await followed.bring();
    followed.start();
    await build(here, 3);
    const second = await publish(here, 2);
    await log.find((line) => line.includes(second.build));
    expect(search(there)).toEqual(search(here));
    expect(await refuseOutdated(here, editions)).toBe(second.id);
    const io = fakeIo();
    await rollBackShared(editions, io, { build: undefined, list: false });
    await log.until(3);
    expect(log.items[2]).toContain(first.build);
    expect(readFileSync(join(there, 'policies/city/a.md'), 'utf8')).toBe('1');
    await expect(refuseOutdated(here, editions)).rejects.toThrow(/--fetch/);
    await followed.stop();
    editions = await openEditions(schema.url);
  });

  test('that came to harm are not taken: the old one stays, and whoever keeps it says so', async () => {
    await build(here, 1);
    const first = await publish(here, 1);
    const { followed, log, clock } = follow();
    await followed.bring();
    await build(here, 2);
    const edition = await publish(here, 2);
    await schema.run(
      `UPDATE blobs SET bytes = set_byte(bytes, 0, 255 - get_byte(bytes, 0)) FROM edition_files f
       WHERE f.sha256 = blobs.sha256 AND f.edition = '${edition.id}' AND f.path LIKE '%vectors.int8'`,
    );
    await expect(bringTo(there, edition, editions, { now: 2 })).rejects.toThrow(StoreError);
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

  test('take nothing away that was not published: it stays in use, and gives way only when it is asked for', async () => {
    await build(here, 1);
    const first = await publish(here, 1);
    const { followed, log } = follow();
    await followed.bring();
    writeFileSync(join(there, 'policies', 'city', 'mine.md'), '新导入的');
    await build(here, 2);
    const second = await publish(here, 2);
    followed.start();
    await log.find((line) => line.includes('can not be taken'));
    expect(followed.fault).toMatch(/policies 里有没发布的改动/);
    expect(editionIn(there)).toBe(first.id);
    expect(readFileSync(join(there, 'policies/city/mine.md'), 'utf8')).toBe('新导入的');
    const io = fakeIo();
    await fetchServed(there, editions, io, 7);
    expect(editionIn(there)).toBe(second.id);
    expect(existsSync(join(there, 'policies/city/mine.md'))).toBe(false);
    expect(readFileSync(join(there, 'policies.before-7/city/mine.md'), 'utf8')).toBe('新导入的');
    await build(here, 3);
    await bringTo(there, await publish(here, 3), editions, { now: 8 });
    expect([existsSync(join(there, 'policies.before-7')), existsSync(join(there, 'policies.before-8'))]).toEqual([
      true,
      false,
    ]);
    await followed.stop();
    editions = await openEditions(schema.url);
  });

  test('that can not be opened stand nowhere', async () => {
    await build(here, 1);
    const first = await publish(here, 1);
    await bringTo(there, first, editions, { now: 1 });
    await build(here, 2);
    const opens = () => Promise.reject(new Error('broken measure'));
    await expect(bringTo(there, await publish(here, 2), editions, { now: 2, opens })).rejects.toThrow('broken');
    expect(editionIn(there)).toBe(first.id);
    expect(readFileSync(join(there, 'policies/city/a.md'), 'utf8')).toBe('1');
  });

  test('are whole where they stand, though their index lay there damaged, and of older ones no index stays', async () => {
    await build(here, 1);
    const first = await publish(here, 1);
    await bringTo(there, first, editions, { now: 1 });
    for (const count of [2, 3]) {
      await build(here, count);
      const next = await publish(here, count);
      mkdirSync(join(there, 'index', next.build), { recursive: true });
      writeFileSync(join(there, 'index', next.build, 'vectors.int8'), 'half');
      await bringTo(there, next, editions, { now: count });
      expect(search(there)).toEqual(search(here));
    }
    expect(existsSync(join(there, 'index', first.build))).toBe(false);
  });

  test('are another version where measures alone were changed', async () => {
    await build(here, 1);
    await bringTo(there, await publish(here, 1), editions, { now: 1 });
    const before = wantedVersion(join(there, 'index'));
    mkdirSync(join(here, 'knowledge', 'measures'), { recursive: true });
    writeFileSync(join(here, 'knowledge', 'measures', 'a.yaml'), 'cap: 1');
    const second = await publish(here, 2);
    await editions.report({ name: 'a', build: second.build, knowledge: knowledgeIn(there), fault: null });
    expect((await sayReaders(editions)).join()).toContain('政策或措施和发布的不同');
    await bringTo(there, second, editions, { now: 2 });
    expect(wantedVersion(join(there, 'index'))).not.toBe(before);
    await editions.report({ name: 'a', build: second.build, knowledge: knowledgeIn(there), fault: null });
    expect(await sayReaders(editions)).toHaveLength(1);
  });

  test('of two that were made from the same one the second is not published, and takes nothing back', async () => {
    await build(here, 1);
    const first = await publish(here, 1);
    await bringTo(there, first, editions, { now: 1 });
    const base = await refuseOutdated(there, editions);
    await build(here, 2);
    const second = await publish(here, 2);
    await build(there, 3);
    await expect(publishFrom(there, editions, 3, base)).rejects.toThrow(/别处刚刚换了索引/);
    await expect(publishFrom(there, editions, 3, null)).rejects.toThrow(/别处刚刚换了索引/);
    await expect(editions.serve(first.id, first.id)).rejects.toThrow(/别处刚刚换了索引/);
    expect(await editions.served()).toEqual(second);
    expect(editionIn(there)).toBe(first.id);
  });

  test('are kept in chunks, by the hash of what is kept, and mended where they came to harm', async () => {
    const long = new Uint8Array(5 << 20).fill(7);
    const sha256 = sha256Of(long);
    const edition = { id: 'long', build: 'build-1', at: 1 };
    const files = [{ path: 'policies/long.md', sha256 }];
    await expect(editions.publish(edition, files, () => new Uint8Array(3), null)).rejects.toThrow(/又有改动/);
    expect(await editions.served()).toBeNull();
    await editions.publish(edition, files, () => long, null);
    expect(await schema.run('SELECT count(*)::int AS n FROM blobs')).toEqual([{ n: 3 }]);
    await schema.run("UPDATE blobs SET bytes = 'x' WHERE part = 1");
    await expect(editions.read(sha256)).rejects.toThrow(/已损坏/);
    await editions.publish(edition, files, () => long, 'long');
    expect(sha256Of(await editions.read(sha256))).toBe(sha256);
  });
});
