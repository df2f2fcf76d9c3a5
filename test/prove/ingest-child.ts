import fs from 'node:fs';
import path from 'node:path';
import { withLock } from '../../src/command/lock.ts';
import { HashingEmbeddings } from '../../src/model/embedding.ts';
import { buildIndex } from '../../src/retrieve/local/build/build-index.ts';
import { keepBuild } from '../../src/retrieve/local/build/kept-builds.ts';

// Rebuilds the index of the folder given, over and over with changed texts, until it is killed.
const [dir = ''] = process.argv.slice(2);
const places = { index: path.join(dir, 'index'), policies: path.join(dir, 'policies') };
for (let round = Number(fs.readFileSync(path.join(dir, 'round'), 'utf8')); ; round += 1) {
  const passages = Array.from({ length: 60 }, (_, i) => ({
    id: `p${i}`,
    parent: `d${i % 5}`,
    text: `第${i}条 贷款贴息${(i * 7 + round) % 13}万元，申请条件${round}`,
  }));
  await withLock(
    path.join(dir, 'reindex.lock'),
    { waiting: () => {}, patience: 10_000 },
    () => new Error('busy'),
    async () => {
      await buildIndex(passages, new HashingEmbeddings(), places.index);
      keepBuild(places, Date.now(), 5);
    },
  );
  if (round % 2 === 0) process.stdout.write('.');
}
