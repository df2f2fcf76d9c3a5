import { loadConfig, loadServing } from '../../src/app/config.ts';
import { serve } from '../../src/app/serving.ts';
import type { Message } from '../../src/contract/message.ts';
import type { Reply } from '../../src/contract/reply.ts';
import { createLogger } from '../../src/logger.ts';
import { replyOf } from './replies.ts';

/** `cewen serve` in a process of its own. The handler repeats the question, or with ANSWER=policies answers it. */
const today = (): string => '2026-11-21';
const tell = (line: string): void => void process.stderr.write(`${line}\n`);

async function handler(): Promise<(message: Message) => Reply> {
  if (process.env.ANSWER !== 'policies') return (message) => replyOf(`答：${message.text}`);
  const { openParts } = await import('../../src/app/open-services.ts');
  const { respond } = await import('../../src/dialogue/respond.ts');
  const parts = await openParts(loadConfig(), tell);
  return (message) => respond(message, parts);
}

try {
  const { data, logLevel } = loadConfig();
  const serving = loadServing(data);
  const handle = await handler();
  const status = await serve({
    serving,
    answerer: () => async (message) => ({ reply: handle(message), keep: null }),
    today,
    build: () => 'test',
    logger: createLogger(logLevel),
    tell,
  });
  process.exit(status);
} catch (error) {
  tell((error as Error).message);
  process.exit(1);
}
