import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Services } from '../../src/dialogue/services.ts';
import { Budget } from '../../src/model/budget.ts';
import { openChatModel } from '../../src/model/chat-model.ts';
import { loadPrompts } from '../../src/model/prompt.ts';
import { EndpointClock } from './endpoint-clock.ts';
import type { ModelServer } from './model-server.ts';
import { heldParts } from './parts.ts';
import { ROOT } from './root.ts';

/** Milliseconds for an attempt, for a request, and for a whole reply, on a clock that moves on when the server lets wait. */
export const TIMES = { attempt: 2000, total: 5000, patience: 10_000 };

/** The held knowledge with a chat model at a server of the tests' own. */
export async function assistedParts(
  server: ModelServer,
  tokens = 1e9,
  clock = new EndpointClock(server),
): Promise<Services> {
  const folder = mkdtempSync(join(tmpdir(), 'cewen-model-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const budget = new Budget(join(folder, 'tokens'), tokens, () => '2026-11-21');
  const endpoint = { apiKey: 'k', baseURL: server.url, ...TIMES, clock };
  const chat = await openChatModel('openai:fake', endpoint, budget);
  const models = {
    chat,
    prompts: loadPrompts(join(ROOT, 'prompts')),
    patience: TIMES.patience,
  };
  return { ...(await heldParts()), models };
}
