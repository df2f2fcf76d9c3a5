import type { Config } from '../app/config.ts';
import { deskKnows } from '../app/desk-knows.ts';
import { type Opened, openServices, placesOf } from '../app/open-services.ts';
import type { Serving } from '../app/serving-settings.ts';
import { Swapping } from '../app/swapping-index.ts';
import { createAnswerer } from '../dialogue/handle.ts';
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
  const first = await openServices(config, io.tell);
  const { logger } = first;
  let build = () => first.snapshot.manifest.build;
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
        taken: (taken) => logger.info({ build: taken }, 'took over a new build'),
        failed: (error) => logger.error({ why: (error as Error).message }, 'a new build can not be opened'),
      });
      build = () => served.build;
      use = (turn) => served.use(({ services }) => turn(services));
      return (message) => served.use(({ answer }) => answer(message));
    },
    knows: deskKnows(
      () => current,
      (turn) => use(turn),
      io.today,
    ),
    page: { knowledge: () => current.knowledge, settings: config.settings },
    today: io.today,
    build: () => build(),
    logger,
    tell: io.tell,
  });
  setTimeout(() => process.exit(status), 500).unref(); // a puppet may leave timers behind
  return status;
}
