import { loadConfig } from '../../src/app/config.ts';
import { openKnowledge } from '../../src/app/open-services.ts';
import { openTracing } from '../../src/app/open-tracing.ts';
import { serve } from '../../src/app/serving.ts';
import type { Message } from '../../src/contract/message.ts';
import type { Reply } from '../../src/contract/reply.ts';
import type { Knowledge } from '../../src/knowledge/load.ts';
import { createLogger } from '../../src/logger.ts';
import { replyOf } from './replies.ts';

/** `cewen serve` in a process of its own. The handler repeats the question, or with ANSWER=policies answers it. */
const today = (): string => '2026-11-21';
const tell = (line: string): void => void process.stderr.write(`${line}\n`);

async function handler(): Promise<(message: Message) => Reply | Promise<Reply>> {
  if (process.env.ANSWER !== 'policies') return (message) => replyOf(`答：${message.text}`);
  const { openServices } = await import('../../src/app/open-services.ts');
  const { answerOnce } = await import('../../src/dialogue/respond.ts');
  const parts = await openServices(loadConfig(), tell);
  return (message) => answerOnce(message, parts);
}

try {
  const { serving, logLevel } = loadConfig(true);
  if (!serving) throw new Error('the settings of serve were asked for');
  const handle = await handler();
  let known: Knowledge | undefined;
  const knowledge = (): Knowledge => {
    known ??= openKnowledge(loadConfig());
    return known;
  };
  const status = await serve({
    serving,
    answerer: () => async (message) => ({ reply: await handle(message), keep: null }),
    page: { knowledge, settings: new Map() },
    today,
    build: () => 'test',
    tracing: serving.traces === null ? null : await openTracing(serving.traces),
    logger: createLogger(logLevel),
    tell,
  });
  process.exit(status);
} catch (error) {
  tell((error as Error).message);
  process.exit(1);
}
