import { join } from 'node:path';
import type { Config } from './config.ts';
import type { Parts } from './conversation/respond.ts';
import { type Knowledge, loadKnowledge } from './knowledge/load.ts';
import { createLogger } from './logger.ts';
import { defaultEmbeddings } from './model/static-embedding.ts';
import { namesOf } from './reply/names.ts';
import { type BuildReport, buildIndex } from './retrieve/build.ts';
import { passagesOf } from './retrieve/clauses.ts';
import { isCurrent } from './retrieve/content.ts';
import type { Places } from './retrieve/kept-builds.ts';
import { Index } from './retrieve/search.ts';
import { createTopicReader } from './understand/topic.ts';

export const placesOf = (config: Config): Places => ({
  index: indexFolder(config),
  policies: join(config.data, 'policies'),
});

export const indexFolder = (config: Config): string => join(config.data, 'index');

export function openKnowledge(config: Config): Knowledge {
  return loadKnowledge(config.knowledge, placesOf(config).policies);
}

export function reindex(config: Config, knowledge: Knowledge, fresh = false): Promise<BuildReport> {
  return buildIndex(passagesOf(knowledge), defaultEmbeddings(), indexFolder(config), {
    words: knowledge.lexicon.words,
    fresh,
  });
}

/** Loads the knowledge and opens its index; builds the index where there is none, it is damaged, or the knowledge has changed. */
export async function openParts(config: Config, tell: (line: string) => void): Promise<Parts> {
  const knowledge = openKnowledge(config);
  const logger = createLogger(config.logLevel);
  return {
    knowledge,
    index: await openIndex(config, knowledge, tell),
    names: namesOf(knowledge, []),
    readTopics: createTopicReader([
      ...knowledge.lexicon.words,
      ...knowledge.lexicon.entries.flatMap((e) => e.say.filter((said) => /^\p{Script=Han}{2,}$/u.test(said))),
    ]),
    logger,
    settings: config.settings,
  };
}

/** Opens the index; rebuilds what has changed where it is not that of the knowledge at hand. */
async function openIndex(config: Config, knowledge: Knowledge, tell: (line: string) => void): Promise<Index> {
  const dir = indexFolder(config);
  if (!isCurrent(dir, passagesOf(knowledge), knowledge.lexicon.words, defaultEmbeddings())) {
    tell('正在建立索引……');
    await reindex(config, knowledge);
  }
  return Index.load(dir, defaultEmbeddings());
}
