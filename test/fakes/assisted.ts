import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Services } from '../../src/dialogue/services.ts';
import { Budget } from '../../src/model/budget.ts';
import { openChatModel } from '../../src/model/chat-model.ts';
import { loadPrompts } from '../../src/model/prompt.ts';
import type { ModelServer } from './model-server.ts';
import { heldParts, ROOT } from './parts.ts';

/** Milliseconds for an attempt, for a request, and for a whole reply. */
export const TIMES = { attempt: 250, total: 700, patience: 1500 };

/** The held knowledge with a chat model at a server of the tests' own. */
export async function assistedParts(server: ModelServer, times = TIMES, tokens = 1e9): Promise<Services> {
  const folder = mkdtempSync(join(tmpdir(), 'cewen-model-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const budget = new Budget(join(folder, 'tokens'), tokens, () => '2026-11-21');
  const chat = await openChatModel('openai:fake', { apiKey: 'k', baseURL: server.url, ...times }, budget);
  const models = {
    chat,
    prompts: loadPrompts(join(ROOT, 'prompts')),
    patience: times.patience,
  };
  return { ...(await heldParts()), models };
}
