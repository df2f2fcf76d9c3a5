import { ModelServer } from './fakes/model-server.ts';
import { assistedParts } from './fakes/assisted.ts';
import { honestly, lying, LIES } from './fakes/scripts.ts';
import { answer } from '../src/conversation/with-model.ts';
import { questionsOf } from './model/hostile-model.ts';
import { Random } from './fakes/random.ts';
const s = await ModelServer.start();
const parts = await assistedParts(s);
const r = new Random(Number(process.argv[3] ?? 11)); const qs = questionsOf(parts); const seen = new Map<string, number>();
for (let n = 0; n < Number(process.argv[2] ?? 600); n++) {
  const kind = LIES[n % LIES.length]!;
  const m = { id: null, text: r.pick(qs), history: [], asOf: '2025-06-01' };
  s.answer = honestly; const h = await answer(m, parts);
  const plain = await answer(m, { ...parts, helpers: null });
  s.answer = lying(kind, r); const l = await answer(m, parts);
  for (const line of l.text.split('\n')) if (!h.text.includes(line) && !plain.text.includes(line)) { const c = seen.get(kind) ?? 0; seen.set(kind, c + 1); if (c < 6) console.log(kind, '|', m.text, '|', line); }
}
console.log(seen);
await s.stop();
