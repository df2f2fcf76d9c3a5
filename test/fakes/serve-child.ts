import { loadConfig, loadServing } from '../../src/config.ts';
import { createLogger } from '../../src/logger.ts';
import { serve } from '../../src/main.ts';
import type { Message, Reply } from '../../src/message.ts';
import { replyOf } from './replies.ts';

/** `cewen serve` in a process of its own. The handler repeats the question, or with ANSWER=policies answers it. */
const today = (): string => '2026-11-21';
const tell = (line: string): void => void process.stderr.write(`${line}\n`);

async function handler(): Promise<(message: Message) => Reply> {
  if (process.env.ANSWER !== 'policies') return (message) => replyOf(`答：${message.text}`);
  const { openParts } = await import('../../src/open.ts');
  const { respond } = await import('../../src/conversation/respond.ts');
  const parts = await openParts(loadConfig(), tell);
  return (message) => respond(message, parts);
}

try {
  const { data, logLevel } = loadConfig();
  const serving = loadServing(data);
  const handle = await handler();
  const status = await serve({
    serving,
    answerer: () => handle,
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
