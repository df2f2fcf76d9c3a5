import { join } from 'node:path';
import type { Patient } from '../command/doctor.ts';
import type { Models } from '../dialogue/services.ts';
import { ModelError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { Budget } from '../model/budget.ts';
import type { ChatModel } from '../model/chat-model.ts';
import type { NamedEmbeddings } from '../model/embedding.ts';
import type { Endpoint } from '../model/endpoint.ts';
import { loadPrompts } from '../model/prompt.ts';
import type { Meter } from '../model/remote-embedding.ts';
import { resting } from '../model/resting.ts';
import { defaultEmbeddings } from '../model/static-embedding.ts';
import { currentSnapshot } from '../retrieve/local/index/snapshot.ts';
import type { Config } from './config.ts';

type Settings = NonNullable<Config['models']>;

const endpointOf = ({ apiKey, baseURL, attempt, total }: Settings): Endpoint => ({ apiKey, baseURL, attempt, total });

function budgetOf(config: Config, settings: Settings, today: () => string): Budget {
  return new Budget(join(config.data, 'model-tokens'), settings.budget, today);
}

/** The chat model of a name. LangChain is loaded for it alone. @throws ModelError where its provider is not installed */
async function chatOf(name: string, settings: Settings, budget: Budget, logger: Logger): Promise<ChatModel> {
  const { openChatModel } = await import('../model/chat-model.ts');
  return openChatModel(name, endpointOf(settings), budget, (use) => logger.info(use, 'model asked'));
}

async function remoteOf(name: string, settings: Settings, meter: Meter): Promise<NamedEmbeddings> {
  const { RemoteEmbeddings } = await import('../model/remote-embedding.ts');
  return RemoteEmbeddings.open(name, endpointOf(settings), meter);
}

function meterOf(budget: Budget, logger: Logger): Meter {
  return { budget, told: (use) => logger.info(use, 'embeddings asked') };
}

/**
 * The embeddings that the index is built with: the endpoint's where they are configured and answer, or where the index at
 * hand is theirs; else the embedded ones.
 */
export async function openEmbeddings(
  config: Config,
  index: string,
  logger: Logger,
  today: () => string,
): Promise<NamedEmbeddings> {
  const { models } = config;
  if (!models?.embedding) return defaultEmbeddings();
  const { RemoteEmbeddings, remoteModelName } = await import('../model/remote-embedding.ts');
  const held = manifestOf(index);
  const known = held?.model === remoteModelName(models.embedding) ? held.dimension : null;
  const meter = meterOf(budgetOf(config, models, today), logger);
  try {
    return await remoteOf(models.embedding, models, meter);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    logger.error({ why: error.message, held: known !== null }, 'the endpoint gives no embeddings');
    return known === null
      ? defaultEmbeddings()
      : new RemoteEmbeddings(models.embedding, known, endpointOf(models), meter);
  }
}

function manifestOf(index: string): { readonly model: string; readonly dimension: number } | null {
  try {
    return currentSnapshot(index).manifest;
  } catch {
    return null;
  }
}

/** The chat model that reads what the rules leave open; null where none is configured or its provider is not installed. */
export async function openModels(config: Config, logger: Logger, today: () => string): Promise<Models | null> {
  const { models } = config;
  if (!models?.chat) return null;
  try {
    const chat = await chatOf(models.chat, models, budgetOf(config, models, today), logger);
    const prompts = loadPrompts(models.prompts);
    return { chat: resting(chat, () => performance.now()), prompts, patience: models.total };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    logger.error({ why: error.message }, 'no chat model: the rules alone read');
    return null;
  }
}

/** What `cewen doctor` looks at. */
export function patientOf(config: Config, index: string, logger: Logger, today: () => string): Patient {
  const { models } = config;
  const budget = models ? budgetOf(config, models, today) : null;
  const { chat, embedding } = models ?? { chat: null, embedding: null };
  return {
    chat: models && budget && chat ? { name: chat, open: () => chatOf(chat, models, budget, logger) } : null,
    embedding:
      models && budget && embedding
        ? { name: embedding, open: () => remoteOf(embedding, models, meterOf(budget, logger)) }
        : null,
    index: manifestOf(index),
    left: budget?.left ?? null,
    now: () => performance.now(),
  };
}
