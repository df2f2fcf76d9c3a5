import { answerOnce } from '../../src/dialogue/respond.ts';
import { assistedParts } from '../fakes/assisted.ts';
import { ModelServer } from '../fakes/model-server.ts';
import { Random } from '../fakes/random.ts';
import { atALoss, LIES, lying } from '../fakes/scripts.ts';
import { questionsOf } from '../model/hostile-model.ts';

/** What a model costs a reply, its own time aside, and how often it is asked. `node --import tsx test/bench/model.ts` */
const server = await ModelServer.start();
const parts = await assistedParts(server);
parts.logger.level = 'silent';
const questions = questionsOf(parts);
const random = new Random(5);
const lies = Object.keys(LIES) as (keyof typeof LIES)[];
const at = (times: number[], share: number) => [...times].sort((a, b) => a - b)[Math.floor(times.length * share)] ?? 0;

for (const [name, script] of [
  ['at a loss', atALoss],
  ['lying', (request: Parameters<ReturnType<typeof lying>>[0]) => lying(random.pick(lies), random)(request)],
] as const) {
  server.answer = script;
  server.requests.length = 0;
  const [rules, whole]: number[][] = [[], []];
  let changed = 0;
  for (const text of questions) {
    const message = { id: null, text, history: [], asOf: '2025-06-01' };
    let began = performance.now();
    const plain = await answerOnce(message, { ...parts, models: null });
    rules!.push(performance.now() - began);
    began = performance.now();
    const reply = await answerOnce(message, parts);
    whole!.push(performance.now() - began);
    if (reply.text !== plain.text) changed += 1;
  }
  const figures = (times: number[]) => ({ p50: +at(times, 0.5).toFixed(2), p99: +at(times, 0.99).toFixed(2) });
  const asked = server.requests.length;
  console.log(
    JSON.stringify({
      model: name,
      questions: questions.length,
      asked,
      changed,
      rulesMs: figures(rules!),
      wholeMs: figures(whole!),
    }),
  );
}
await server.stop();
