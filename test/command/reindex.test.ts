import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Io } from '../../src/command/io.ts';
import { withLock } from '../../src/command/lock.ts';
import { reindexOnce } from '../../src/command/reindex.ts';
import { rollback } from '../../src/command/rollback.ts';
import { status } from '../../src/command/status.ts';
import type { Knowledge } from '../../src/knowledge/load.ts';
import { parsePolicy } from '../../src/knowledge/policy-file.ts';
import { HashingEmbeddings } from '../../src/model/embedding.ts';
import { passagesOf } from '../../src/retrieve/clause-passages.ts';
import { buildIndex } from '../../src/retrieve/local/build/build-index.ts';
import { keptBuilds, servedBuild } from '../../src/retrieve/local/build/kept-builds.ts';
import { verifiedSnapshot } from '../../src/retrieve/local/index/snapshot.ts';
import { NO_WORDS } from '../fakes/no-words.ts';

let dir: string;
let out: string[];
let told: string[];
let clock: number;
beforeEach(() => {
  dir = fs.mkdtempSync(path.join(tmpdir(), 'cewen-reindex-'));
  out = [];
  told = [];
  clock = 1000;
});

const io: Io = {
  lines: async function* () {},
  out: (t) => void out.push(t),
  tell: (t) => void told.push(t),
  today: () => '2025-01-01',
};
const now = (): number => {
  clock += 10;
  return clock;
};
const places = () => ({ index: path.join(dir, 'index'), policies: path.join(dir, 'policies') });

function knowledge(amount: string, to = '2025-02-01'): Knowledge {
  const text = `---\nid: yunxi-2024\ntitle: 支持办法\nnumber: null\nissuer: null\nregion: null\nissued: null\neffective: 2024-01-01\nperiod: { from: 2024-01-01, to: ${to} }\nprovenance: official\nsource: 测试\n---\n## 一 贴息\n给予${amount}贴息。\n`;
  const document = parsePolicy('a.md', text);
  const book = { facts: new Map(), files: [], rules: new Map(), locked: new Set(['yunxi-loan']) };
  return {
    documents: new Map([[document.id, document]]),
    clauses: new Map(document.clauses.map((c) => [c.id, c])),
    book,
    lexicon: { entries: [], words: [] },
  } as unknown as Knowledge;
}

async function reindex(amount: string, json = false): Promise<string> {
  fs.mkdirSync(places().policies, { recursive: true });
  fs.writeFileSync(path.join(places().policies, 'note.txt'), amount);
  const build = (k: Knowledge) =>
    buildIndex(passagesOf(k), new HashingEmbeddings(), places().index, { words: [], dictionary: NO_WORDS });
  await reindexOnce(io, { json }, { places: places(), load: () => knowledge(amount), build, now });
  return servedBuild(places()) ?? '';
}

describe('reindexing', () => {
  it('tells what changed and which rules are locked', async () => {
    await reindex('1万元', true);
    expect(JSON.parse(out[0] ?? '')).toMatchObject({
      documents: 1,
      clauses: 1,
      added: 1,
      changed: 0,
      removed: 0,
      lockedRules: ['yunxi-loan'],
    });
    await reindex('2万元', true);
    expect(JSON.parse(out[1] ?? '')).toMatchObject({ added: 0, changed: 1, unchanged: 0 });
  });

  it('keeps the last five builds, and goes back to one with the policies that it was made from', async () => {
    const builds: string[] = [];
    for (let n = 1; n <= 7; n += 1) builds.push(await reindex(`${n}万元`));
    expect(keptBuilds(places())).toEqual(builds.slice(2).reverse());
    await rollback(io, { build: undefined, list: false }, places(), now);
    expect(servedBuild(places())).toBe(builds[5]);
    expect(verifiedSnapshot(places().index).manifest.build).toBe(builds[5]);
    expect(fs.readFileSync(path.join(places().policies, 'note.txt'), 'utf8')).toBe('6万元');
    await rollback(io, { build: undefined, list: false }, places(), now);
    expect(servedBuild(places())).toBe(builds[4]);
    await expect(rollback(io, { build: 'build-0-0', list: false }, places(), now)).rejects.toThrow('没有保留');
  });

  it('waits for the one that is at it, and says so', async () => {
    const lock = path.join(dir, 'reindex.lock');
    let release = (): void => {};
    const held = withLock(
      lock,
      { waiting: () => {}, patience: 0 },
      () => new Error('busy'),
      () => new Promise<void>((done) => (release = done)),
    );
    const second = reindex('1万元');
    while (told.length === 0) await new Promise((go) => setImmediate(go));
    expect(told[0]).toContain('正在重建索引');
    expect(servedBuild(places())).toBeNull();
    release();
    await held;
    expect(await second).toMatch(/^build-/);
    expect(fs.existsSync(lock)).toBe(false);
  });

  it('takes the lock of one that died', async () => {
    fs.writeFileSync(path.join(dir, 'reindex.lock'), '999999999');
    expect(await reindex('1万元')).toMatch(/^build-/);
  });
});

describe('what the desk’s answers have taught', () => {
  const verdict = { id: 'q1', question: '贴息怎么申请', clause: 'yunxi-2024#1' };
  const once = async (faults: string[], force = false) => {
    const done: string[] = [];
    const taught = {
      take: async () => {
        done.push('takes sayings');
        return () => void done.push('takes them back');
      },
      verdicts: async () => [{ ...verdict, passed: true, faults }],
      served: async () => void done.push('marks'),
    };
    const build = (k: Knowledge) => {
      done.push('builds');
      return buildIndex(passagesOf(k), new HashingEmbeddings(), places().index, { words: [], dictionary: NO_WORDS });
    };
    const parts = { places: places(), load: () => knowledge('1万元'), build, now, taught };
    return [await reindexOnce(io, { json: true, force }, parts), done] as const;
  };

  it('is taken up where every kept question is still answered', async () => {
    expect(await once([])).toEqual([0, ['takes sayings', 'builds', 'marks']]);
  });

  it('keeps the index from being changed where one no longer is, and says which, unless it is forced', async () => {
    expect(await once(['does not rest on yunxi-2024#1'])).toEqual([1, ['takes sayings', 'takes them back']]);
    expect(told.join('\n')).toMatch(/贴息怎么申请（依据 yunxi-2024#1）[\s\S]*--force/);
    expect(servedBuild(places())).toBeNull();
    expect(await once(['x'], true)).toEqual([0, ['takes sayings', 'builds', 'marks']]);
  });
});

describe('the status', () => {
  it('tells the build, the documents, locked rules and what ends within 90 days', async () => {
    const build = await reindex('1万元');
    out = [];
    status(io, { json: true }, knowledge('1万元'), places());
    expect(JSON.parse(out[0] ?? '')).toEqual({
      build,
      documents: { total: 1, 'in-force': 1, 'not-yet': 0, expired: 0, unknown: 0 },
      clauses: 1,
      lockedRules: ['yunxi-loan'],
      scanned: [],
      expiring: [{ id: 'yunxi-2024', title: '支持办法', to: '2025-02-01' }],
      links: [],
    });
  });
});
