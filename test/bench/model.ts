import { wordWithModel } from '../../src/answer/wording/worded.ts';
import { consider } from '../../src/dialogue/converse.ts';
import { NOTHING } from '../../src/dialogue/state.ts';
import { readTurn } from '../../src/dialogue/turn.ts';
import { answer } from '../../src/dialogue/with-model.ts';
import { assistedParts } from '../fakes/assisted.ts';
import { ModelServer } from '../fakes/model-server.ts';
import { Random } from '../fakes/random.ts';
import { honestly, LIES, lying } from '../fakes/scripts.ts';
import { questionsOf } from '../model/hostile-model.ts';

/** What the gate costs a reply, and how many of a model's sentences it replaces. `node --import tsx test/bench/model.ts` */
const server = await ModelServer.start();
const parts = await assistedParts(server, { attempt: 5000, total: 9000, patience: 9000 });
parts.logger.level = 'silent';
const { helpers } = parts;
if (!helpers?.chat) throw new Error('no model');
const questions = questionsOf(parts);
const random = new Random(5);
const at = (times: number[], share: number) => [...times].sort((a, b) => a - b)[Math.floor(times.length * share)] ?? 0;

for (const [name, script] of [
  ['honest', honestly],
  ['lying', (request: Parameters<typeof honestly>[0]) => lying(random.pick(LIES), random)(request)],
] as const) {
  server.answer = script;
  const [gate, rules, whole]: number[][] = [[], [], []];
  let [lines, refused, byModel] = [0, 0, 0];
  for (const text of questions) {
    const message = { id: null, text, history: [], asOf: '2025-06-01' };
    let began = performance.now();
    await answer(message, { ...parts, helpers: null });
    rules!.push(performance.now() - began);
    began = performance.now();
    const reply = await answer(message, parts);
    whole!.push(performance.now() - began);
    if (reply.wordedBy === 'model') byModel += 1;
    const turn = readTurn(text, NOTHING, parts.knowledge, parts.readTopics);
    const { draft, basis } = consider(turn, '2025-06-01', NOTHING, parts);
    if (draft.outcome !== 'answer') continue;
    let waited = 0;
    const chat = {
      name: 'timed',
      complete: async (request: Parameters<NonNullable<typeof helpers.chat>['complete']>[0]) => {
        const since = performance.now();
        const answered = await helpers.chat!.complete(request);
        waited = performance.now() - since;
        return answered;
      },
    };
    began = performance.now();
    const worded = await wordWithModel(draft, basis, chat, helpers.prompts.compose).catch(() => null);
    gate!.push(performance.now() - began - waited);
    lines += worded?.lines ?? 0;
    refused += worded?.refused ?? 0;
  }
  const figures = (times: number[]) => ({ p50: +at(times, 0.5).toFixed(2), p99: +at(times, 0.99).toFixed(2) });
  console.log(
    JSON.stringify({
      model: name,
      questions: questions.length,
      byModel,
      gateMs: figures(gate!),
      rulesMs: figures(rules!),
      wholeMs: figures(whole!),
      sentences: lines,
      replaced: +(refused / lines).toFixed(3),
    }),
  );
}
await server.stop();
