import type { Config } from '../app/config.ts';
import { deskKnows } from '../app/desk-knows.ts';
import { FollowedEdition } from '../app/followed-edition.ts';
import { knowledgePlacesOf, type Opened, openServices, placesOf } from '../app/open-services.ts';
import { openEditions } from '../app/open-store.ts';
import type { Serving } from '../app/serving-settings.ts';
import { Swapping } from '../app/swapping-index.ts';
import { systemClock } from '../contract/clock.ts';
import { createAnswerer } from '../dialogue/handle.ts';
import { createLogger } from '../logger.ts';
import { servedBuild } from '../retrieve/local/build/kept-builds.ts';
import type { Io } from './io.ts';

/**
 * `cewen serve`: settings are checked before anything is opened; a new build of the index is taken over between two
 * messages. Gives the exit status once everything is flushed.
 */
export async function serveChannels(
  { serving, ...config }: Config & { readonly serving: Serving },
  io: Io,
): Promise<number> {
  // The libraries of the channels are loaded for serving alone.
  const { serve } = await import('../app/serving.ts');
  const editions = await openEditions(config.store);
  const logger = createLogger(config.logLevel);
  const followed =
    editions && new FollowedEdition({ data: config.data, editions, clock: systemClock, logger, build: () => build() });
  await followed?.bring();
  const first = await openServices(config, io.tell);
  let build = () => first.snapshot.manifest.build;
  followed?.start();
  let current = first;
  let use = <T>(turn: (on: Opened) => Promise<T>): Promise<T> => turn(first);
  const status = await serve({
    serving,
    answerer: (store, clock) => {
      const opened = (services: Opened) => ({
        services,
        answer: createAnswerer(services, store, clock, { lasting: config.lasting, introduces: true }),
      });
      const served = new Swapping(opened(first), {
        wanted: () => servedBuild(placesOf(config)) ?? '',
        open: async () => {
          current = await openServices(config, io.tell);
          return opened(current);
        },
        buildOf: ({ services }) => services.snapshot.manifest.build,
        close: ({ services }) => services.snapshot.close(),
        taken: (taken) => {
          followed?.taken();
          logger.info({ build: taken }, 'took over a new build');
        },
        failed: (error) => {
          const why = (error as Error).message;
          followed?.refused(why);
          logger.error({ why }, 'a new build can not be opened');
        },
      });
      build = () => served.build;
      use = (turn) => served.use(({ services }) => turn(services));
      return (message) => served.use(({ answer }) => answer(message));
    },
    knows: deskKnows(
      () => current,
      (turn) => use(turn),
      io.today,
      knowledgePlacesOf(config),
    ),
    page: { knowledge: () => current.knowledge, settings: config.settings },
    today: io.today,
    build: () => build(),
    indexFault: () => followed?.fault ?? null,
    logger,
    tell: io.tell,
  });
  await followed?.stop();
  setTimeout(() => process.exit(status), 500).unref(); // a puppet may leave timers behind
  return status;
}
