import { type Config, loadServing } from '../app/config.ts';
import { openParts, placesOf } from '../app/open-services.ts';
import { createAnswerer } from '../dialogue/handle.ts';
import { withAdvice } from '../dialogue/with-model.ts';
import { servedBuild } from '../retrieve/local/build/kept-builds.ts';
import type { Io } from './io.ts';

/**
 * `cewen serve`: settings are checked before anything is opened; a new build of the index is taken over between two
 * messages. Gives the exit status once everything is flushed.
 */
export async function serveChannels(config: Config, io: Io): Promise<number> {
  const serving = loadServing(config.data);
  // The libraries of the channels are loaded for serving alone.
  const { serve } = await import('../app/serving.ts');
  let parts = await openParts(config, io.tell);
  const current = () => servedBuild(placesOf(config)) ?? '';
  let build = current();
  const status = await serve({
    serving,
    answerer: (store, clock) => {
      const answererOf = () => createAnswerer(parts, store, clock, { lasting: config.lasting, introduces: true });
      let answer = answererOf();
      return async (message) => {
        if (current() !== build) {
          const before = parts.index;
          parts = await openParts(config, io.tell);
          build = current();
          answer = answererOf();
          before.close();
          parts.logger.info({ build }, 'took over a new build');
        }
        return withAdvice(parts, () => answer(message));
      };
    },
    today: io.today,
    build: () => build,
    logger: parts.logger,
    tell: io.tell,
  });
  setTimeout(() => process.exit(status), 500).unref(); // a puppet may leave timers behind
  return status;
}
