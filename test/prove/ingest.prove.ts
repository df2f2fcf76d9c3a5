import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Document, Packer, Paragraph } from 'docx';
import { beforeAll, describe, expect, it } from 'vitest';
import { ingest } from '../../src/command/ingest.ts';
import { withLock } from '../../src/command/lock.ts';
import { gatherFile } from '../../src/ingest/ingest-file.ts';
import { checkWritten, writePolicy } from '../../src/ingest/text/policy.ts';
import { parsePolicy } from '../../src/knowledge/policy-file.ts';
import { HashingEmbeddings } from '../../src/model/embedding.ts';
import { keptBuilds } from '../../src/retrieve/local/build/kept-builds.ts';
import { verifiedSnapshot } from '../../src/retrieve/local/index/snapshot.ts';
import { Index } from '../../src/retrieve/local/search/clause-index.ts';
import { SHARED } from '../eval/outlines.ts';
import { CIRCULAR, NOTICE } from '../ingest/notice.ts';

/** Milliseconds of the processor that any input may take. */
const SLOWEST = 5000;

/** A small generator of numbers (mulberry32), so that a failure can be run again. */
function seeded(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const inputs: { name: string; bytes: Uint8Array }[] = [];

beforeAll(async () => {
  const html = `<html><head><meta name="SiteName" content="云溪市人民政府"></head><body><div>${NOTICE.split('\n')
    .map((l) => `<p>${l}</p>`)
    .join('')}<table><tr><td rowspan="2">甲</td><td>乙</td></tr><tr><td>丙</td></tr></table></div></body></html>`;
  const docx = await Packer.toBuffer(
    new Document({ sections: [{ children: `${NOTICE}${CIRCULAR}`.split('\n').map((l) => new Paragraph(l)) }] }),
  );
  inputs.push(
    { name: 'a.txt', bytes: Buffer.from(NOTICE + CIRCULAR) },
    { name: 'a.html', bytes: Buffer.from(html) },
    { name: 'a.md', bytes: Buffer.from(`# 通知\n\n${NOTICE}`) },
    { name: 'a.docx', bytes: docx },
  );
  if (!SHARED) return;
  for (const folder of ['seeds', 'data/messy/html', 'data/messy/pdf'])
    for (const name of fs.readdirSync(path.join(SHARED, folder)))
      inputs.push({ name, bytes: fs.readFileSync(path.join(SHARED, folder, name)) });
});

/** Reads an input and holds what comes out to its own form; gives the milliseconds of the processor that it took. */
async function survives(name: string, bytes: Uint8Array): Promise<number> {
  const began = process.cpuUsage();
  for (const one of await gatherFile(name, () => bytes)) {
    if (one.policy) checkWritten(name, writePolicy(one.policy));
    else expect(one.refused?.why, name).toBeTruthy();
  }
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

function mutated(bytes: Uint8Array, random: () => number): Uint8Array {
  const copy = Buffer.from(bytes);
  const at = (): number => Math.floor(random() * copy.length);
  const edits = 1 + Math.floor(random() * 20);
  for (let i = 0; i < edits; i += 1) {
    const kind = random();
    if (kind < 0.5) copy[at()] = Math.floor(random() * 256);
    else if (kind < 0.7) copy.copy(copy, at(), at(), at());
    else if (kind < 0.85) copy.fill(Math.floor(random() * 256), at(), Math.min(copy.length, at() + 40));
    else
      copy.write(
        ['一、', '第三条', '<table>', '（一）', '</div>', '〔2024〕', '###### ', '```yaml'][Math.floor(random() * 8)] ??
          '',
        at(),
      );
  }
  return copy;
}

describe('ingest', () => {
  it('survives 500 random prefixes of its inputs', async () => {
    const random = seeded(1);
    let slowest = 0;
    for (let i = 0; i < 500; i += 1) {
      const { name, bytes } = inputs[Math.floor(random() * inputs.length)]!;
      slowest = Math.max(slowest, await survives(name, bytes.subarray(0, Math.floor(random() * bytes.length))));
    }
    console.log(`prefixes: slowest ${slowest.toFixed(0)} ms of ${inputs.length} inputs`);
    expect(slowest).toBeLessThan(SLOWEST);
  });

  it('survives 5,000 random mutations of its inputs', async () => {
    const random = seeded(2);
    let slowest = 0;
    for (let i = 0; i < 5000; i += 1) {
      const { name, bytes } = inputs[Math.floor(random() * inputs.length)]!;
      const time = await survives(name, mutated(bytes, random));
      if (time > SLOWEST) console.log(`mutation ${i} of ${name}: ${time.toFixed(0)} ms`);
      slowest = Math.max(slowest, time);
    }
    console.log(`mutations: slowest ${slowest.toFixed(0)} ms`);
    expect(slowest).toBeLessThan(SLOWEST);
  });

  it('leaves no half-written file in its folder', async () => {
    const out = fs.mkdtempSync(path.join(tmpdir(), 'cewen-prove-'));
    const random = seeded(3);
    for (let i = 0; i < 100; i += 1) {
      const { name, bytes } = inputs[Math.floor(random() * inputs.length)]!;
      const io = { lines: async function* () {}, out: () => {}, tell: () => {}, today: () => '2025-01-01' };
      const file = path.join(out, `in-${name}`);
      fs.writeFileSync(file, mutated(bytes, random));
      await ingest(
        io,
        { files: [file], out: path.join(out, 'policies'), json: true, accept: random() < 0.5 },
        { documents: [], policies: out, standardInput: () => bytes },
      );
      fs.rmSync(file);
    }
    const written = fs
      .readdirSync(path.join(out, 'policies'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile());
    expect(written.filter((entry) => !/\.md$|\.bak$|^\.ingested\.json$/.test(entry.name))).toEqual([]);
    for (const entry of written.filter((e) => e.name.endsWith('.md')))
      parsePolicy(entry.name, fs.readFileSync(path.join(entry.parentPath, entry.name), 'utf8'));
  });
});

describe('reindexing', () => {
  it('leaves a whole index after each of 100 kills', async () => {
    const dir = fs.mkdtempSync(path.join(tmpdir(), 'cewen-kill-'));
    const child = fileURLToPath(new URL('ingest-child.ts', import.meta.url));
    const random = seeded(4);
    const builds = new Set<string>();
    for (let i = 0; i < 100; i += 1) {
      fs.writeFileSync(path.join(dir, 'round'), String(i * 1000));
      const work = spawn(process.execPath, ['--import', 'tsx', child, dir], { stdio: ['ignore', 'pipe', 'inherit'] });
      await new Promise((go) => work.stdout.once('data', go));
      await new Promise((go) => setTimeout(go, random() * 120));
      work.kill('SIGKILL');
      await new Promise((go) => work.once('exit', go));
      builds.add(verifiedSnapshot(path.join(dir, 'index')).manifest.build);
      const index = Index.open(path.join(dir, 'index'), new HashingEmbeddings());
      expect(index.search({ text: '贷款贴息', limit: 5 })).toHaveLength(5);
      index.close();
      for (const kept of keptBuilds({ index: path.join(dir, 'index'), policies: path.join(dir, 'policies') }))
        expect(kept).toMatch(/^build-/);
    }
    console.log(`kills: 100, ${builds.size} different builds served, none damaged`);
    await withLock(
      path.join(dir, 'reindex.lock'),
      { waiting: () => {}, patience: 1000 },
      () => new Error('the lock of a dead process stayed'),
      async () => {},
    );
  });
});
