import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { namesOf } from '../answer/gate/printable-names.ts';
import { processIo } from '../command/io.ts';
import type { Services } from '../dialogue/services.ts';
import { ModelError } from '../errors.ts';
import { type Knowledge, loadKnowledge, type Overlay } from '../knowledge/load.ts';
import { createLogger, type Logger } from '../logger.ts';
import type { NamedEmbeddings } from '../model/embedding.ts';
import { defaultEmbeddings } from '../model/static-embedding.ts';
import { passagesOf } from '../retrieve/clause-passages.ts';
import { type BuildReport, buildIndex } from '../retrieve/local/build/build-index.ts';
import { type BuildPlaces, keptBuilds, linkServed } from '../retrieve/local/build/kept-builds.ts';
import type { Index } from '../retrieve/local/search/clause-index.ts';
import type { LeanSnapshot } from '../retrieve/remote/lean-snapshot.ts';
import { dropOthers, publishPassages } from '../retrieve/remote/publish-passages.ts';
import { Homophones } from '../understand/hypotheses/homophones.ts';
import { shippedActTable } from '../understand/learned/act-table.ts';
import { createTopicReader } from '../understand/topic.ts';
import type { KnowledgePlaces } from './batch-thread.ts';
import type { Config } from './config.ts';
import { filesIn, knowledgeIn, sha256Of } from './data-files.ts';
import { type IndexSource, type OpenedIndex, openElsewhere, openHere } from './open-index.ts';
import { openEmbeddings, openModels } from './open-models.ts';
import { openPoints } from './open-points.ts';
import { markKnowledge } from './served-version.ts';

export const buildPlaces = (config: Config): BuildPlaces => ({
  index: indexFolder(config),
  policies: join(config.data, 'policies'),
});

export const indexFolder = (config: Config): string => join(config.data, 'index');

/** What the admin keeps in the data folder: ingested policies, and a knowledge of their own. */
export const overlayOf = (config: Config): Required<Overlay> => ({
  ingested: buildPlaces(config).policies,
  own: join(config.data, 'knowledge'),
});

/** Where a thread of its own finds the same knowledge. */
export const knowledgePlacesOf = (config: Config): KnowledgePlaces => ({
  knowledge: config.knowledge,
  overlay: overlayOf(config),
  index: indexFolder(config),
});

export function openKnowledge(config: Config): Knowledge {
  return loadKnowledge(config.knowledge, overlayOf(config));
}

export async function reindex(config: Config, knowledge: Knowledge): Promise<BuildReport> {
  const dir = indexFolder(config);
  const embeddings = await openEmbeddings(config, dir, createLogger(config.logLevel), processIo().today);
  const { passages, words } = sourceOf(knowledge);
  const report = await buildIndex(passages, embeddings, dir, { words });
  if (config.points) await publishPassages(dir, await openPoints(config.points));
  markKnowledge(dir, sha256Of(knowledgeIn(config.data) + JSON.stringify(filesIn(config.knowledge, ''))));
  return report;
}

/** What nobody can go back to any more stands where passages are ranked no longer: neither the builds kept here nor those that are `published`. */
export async function dropUnkept(config: Config, published: readonly string[]): Promise<void> {
  if (config.points)
    await dropOthers(await openPoints(config.points), [...keptBuilds(buildPlaces(config)), ...published]);
}

/** Works with services of a knowledge that is not served yet, on an index of its own, which goes with the work. */
export async function withTrial<T>(
  config: Config,
  knowledge: Knowledge,
  tell: (line: string) => void,
  work: (on: Services) => Promise<T>,
): Promise<T> {
  const data = mkdtempSync(join(config.data, '.trial-'));
  try {
    linkServed(buildPlaces(config), join(data, 'index'));
    const services = await openServices({ ...config, data, points: null }, tell, undefined, knowledge);
    return await work(services).finally(() => services.snapshot.close());
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

const sourceOf = (knowledge: Knowledge): IndexSource => ({
  passages: passagesOf(knowledge),
  words: knowledge.lexicon.words,
});

/** The services, and the snapshot that their index reads. */
export interface Opened extends Services {
  readonly snapshot: Index | LeanSnapshot;
}

/** Opens the index of the knowledge, which is loaded where none is handed in; builds the index where there is none, it is damaged, or the knowledge has changed. */
export async function openServices(
  config: Config,
  tell: (line: string) => void,
  today: () => string = processIo().today,
  knowledge = openKnowledge(config),
): Promise<Opened> {
  const logger = createLogger(config.logLevel);
  const asked = await openEmbeddings(config, indexFolder(config), logger, today);
  const source = sourceOf(knowledge);
  const opens = (by: NamedEmbeddings): Promise<OpenedIndex> =>
    config.points
      ? openElsewhere(config.points, indexFolder(config), source, by, unembedded(logger), tell)
      : openHere(indexFolder(config), source, by, unembedded(logger), tell);
  const { snapshot, index } = await opens(asked).catch((error: unknown) => {
    if (!(error instanceof ModelError)) throw error;
    logger.error({ why: error.message }, 'the endpoint gives no embeddings');
    return opens(defaultEmbeddings());
  });
  return {
    knowledge,
    snapshot,
    index,
    names: namesOf(knowledge),
    readTopics: createTopicReader(knowledge.lexicon, knowledge.language),
    actTable: shippedActTable(),
    homophones: new Homophones(knowledge, snapshot.words),
    logger,
    settings: config.settings,
    models: await openModels(config, logger, today),
  };
}

const unembedded =
  (logger: Logger) =>
  ({ message }: ModelError): void =>
    logger.warn({ what: 'embeds', why: message }, 'the endpoint gave no vector; the words are searched with');
