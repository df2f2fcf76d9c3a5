import { join } from 'node:path';
import type { Config } from './config.ts';
import type { Helpers } from './conversation/with-model.ts';
import { ModelError } from './errors.ts';
import type { Logger } from './logger.ts';
import { Budget } from './model/budget.ts';
import type { ChatModel } from './model/chat.ts';
import { LocalEmbeddings, type NamedEmbeddings } from './model/embedding.ts';
import type { Endpoint } from './model/endpoint.ts';
import { loadPrompts } from './model/prompt.ts';
import { defaultEmbeddings } from './model/static-embedding.ts';
import { currentSnapshot } from './retrieve/snapshot.ts';

type Settings = NonNullable<Config['models']>;

const endpointOf = ({ apiKey, baseURL, attempt, total }: Settings): Endpoint => ({ apiKey, baseURL, attempt, total });

/** The day's account of tokens. */
export function budgetOf(config: Config, settings: Settings, today: () => string): Budget {
  return new Budget(join(config.data, 'model-tokens.json'), settings.budget, today);
}

/** The chat model that is configured; null where none is, or its provider is not installed. LangChain is loaded for it alone. */
export async function openChat(config: Config, logger: Logger, today: () => string): Promise<ChatModel | null> {
  const { models } = config;
  if (!models?.chat) return null;
  const { openChatModel } = await import('./model/chat.ts');
  try {
    return await openChatModel(models.chat, endpointOf(models), budgetOf(config, models, today), (use) =>
      logger.info(use, 'model asked'),
    );
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    logger.error({ why: error.message }, 'no chat model: the rules word every reply');
    return null;
  }
}

/**
 * The embeddings that the index is built with: the endpoint's where they are configured and answer, or the index at hand
 * is theirs; else the embedded ones.
 */
export async function openEmbeddings(config: Config, index: string, logger: Logger): Promise<NamedEmbeddings> {
  const { models } = config;
  if (!models?.embedding) return defaultEmbeddings();
  const { RemoteEmbeddings, remoteModelName } = await import('./model/remote-embedding.ts');
  const held = manifestOf(index);
  const known = held?.model === remoteModelName(models.embedding) ? held.dimension : null;
  try {
    return await RemoteEmbeddings.open(models.embedding, endpointOf(models));
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    logger.error({ why: error.message, held: known !== null }, 'the endpoint gives no embeddings');
    return known === null ? defaultEmbeddings() : new RemoteEmbeddings(models.embedding, known, endpointOf(models));
  }
}

function manifestOf(index: string): { readonly model: string; readonly dimension: number } | null {
  try {
    return currentSnapshot(index).manifest;
  } catch {
    return null;
  }
}

/** What helps to answer; null where no model is configured. */
export async function openHelpers(
  config: Config,
  embeddings: NamedEmbeddings,
  logger: Logger,
  today: () => string,
): Promise<Helpers | null> {
  const { models } = config;
  if (!models) return null;
  return {
    chat: await openChat(config, logger, today),
    prompts: loadPrompts(models.prompts),
    embeddings: embeddings instanceof LocalEmbeddings ? null : embeddings,
    now: () => performance.now(),
    patience: models.total,
  };
}
