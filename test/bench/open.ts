import { defaultEmbeddings } from '../../src/model/static-embedding.ts';
import { Index } from '../../src/retrieve/local/search/clause-index.ts';

/** One process that opens an index and asks; its times and memory as JSON. */
const [dir = '', question = ''] = process.argv.slice(2);
const resident = () => {
  globalThis.gc?.();
  return process.memoryUsage().rss / 1e6;
};
const beforeMb = resident();
const began = performance.now();
const before = process.cpuUsage();
const index = Index.start(dir, defaultEmbeddings());
const openMs = performance.now() - began;
index.search({ text: question, limit: 10 });
const firstMs = performance.now() - began;
const { user, system } = process.cpuUsage(before);
const indexMb = resident() - beforeMb;
for (let i = 0; i < 200; i++) {
  const { text } = index.passage(index.search({ text: `${question}${i}`, limit: 10 })[i % 10]!.id);
  index.search({ text: text.slice(0, 30), limit: 10 });
}
console.log(
  JSON.stringify({ beforeMb, openMs, firstMs, cpuMs: (user + system) / 1e3, indexMb, servedMb: resident() - beforeMb }),
);
