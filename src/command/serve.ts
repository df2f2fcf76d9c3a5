import { clientsKnown } from '../app/client-knows.ts';
import type { Config } from '../app/config.ts';
import { knowledgeIn } from '../app/data-files.ts';
import { deskKnows } from '../app/desk-knows.ts';
import { FollowedEdition } from '../app/followed-edition.ts';
import { indexFolder, knowledgePlacesOf, type Opened, openServices } from '../app/open-services.ts';
import { openSharedEditions } from '../app/open-store.ts';
import { knowledgeMark, versionOf, wantedVersion } from '../app/served-version.ts';
import type { Serving } from '../app/serving-settings.ts';
import { setUpOptional } from '../app/set-up-optional.ts';
import { Swapping } from '../app/swapping-index.ts';
import { systemClock } from '../contract/clock.ts';
import { TakenIn } from '../delivery/taken-in.ts';
import type { Tracing } from '../delivery/tracing.ts';
import { createAnswerer } from '../dialogue/handle.ts';
import { createLogger } from '../logger.ts';
import type { Io } from './io.ts';

/** How often it is looked whether another version lies in the folder of data, in milliseconds. */
const LOOK = 5000;

type ServeConfig = Config & { readonly serving: Serving };

/** What is answered by, and which version of it that is. */
interface Version {
  readonly services: Opened;
  readonly version: string;
  /** The sha256 of the policies and the own knowledge. */
  readonly knowledge: string;
}

/**
 * `cewen serve`: settings are checked before anything is opened; a new version of the index, the policies or the measures is taken
 * over between two messages. Gives the exit status once everything is flushed.
 */
export async function serveChannels(config: ServeConfig, io: Io): Promise<number> {
  if (config.serving.wechat) await setUpOptional('wechat');
  const tracing = await tracingTo(config.serving.traces);
  const editions = await openSharedEditions(config.store);
  const logger = createLogger(config.logLevel);
  let current: Version | null = null;
  let look = async (): Promise<void> => {};
  const followed =
    editions &&
    new FollowedEdition({
      data: config.data,
      editions,
      clock: systemClock,
      logger,
      reader: () => ({ build: buildOf(current), knowledge: current?.knowledge ?? null }),
      opens: async (data) => (await openServices({ ...config, data }, io.tell)).snapshot.close(),
      brought: () => look(),
    });
  let callOff = (): void => {};
  const looking = (): void => {
    callOff = systemClock.after(LOOK, () => void look().finally(looking));
  };
  let status: number;
  try {
    await followed?.bring();
    const first = await openVersion(config, io);
    current = first;
    // The libraries of the channels are loaded for serving alone.
    const { serve } = await import('../app/serving.ts');
    const now = (): Version => current ?? first;
    let use = <T>(turn: (on: Opened) => Promise<T>): Promise<T> => turn(first.services);
    followed?.start();
    status = await serve({
      serving: config.serving,
      answerer: (store, clock) => {
        const takenIn = new TakenIn();
        const opened = (of: Version) => ({
          ...of,
          answer: createAnswerer(of.services, store, clock, {
            lasting: config.lasting,
            introduces: true,
            begins: () => takenIn.next(),
            ...(config.serving.desk ? { known: clientsKnown } : {}),
          }),
        });
        const served = new Swapping(opened(first), {
          wanted: () => wantedVersion(indexFolder(config)),
          open: async () => opened(await openVersion(config, io)),
          versionOf: ({ version }) => version,
          close: ({ services }) => services.snapshot.close(),
          taken: (taken) => {
            current = taken;
            followed?.taken();
            logger.info({ build: buildOf(taken), knowledge: taken.knowledge }, 'took over a new version');
          },
          failed: (error) => {
            const why = (error as Error).message;
            followed?.refused(why);
            logger.error({ why }, 'a new version can not be opened');
          },
        });
        look = () => served.look();
        use = (turn) => served.use(({ services }) => turn(services));
        looking();
        return (message) => served.use(({ answer }) => answer(message));
      },
      knows: deskKnows(
        () => now().services,
        (turn) => use(turn),
        io.today,
        knowledgePlacesOf(config),
        () => now().version,
      ),
      page: { knowledge: () => now().services.knowledge, settings: config.settings },
      today: io.today,
      build: () => buildOf(now()),
      indexFault: () => followed?.fault ?? null,
      tracing,
      logger,
      tell: io.tell,
    });
  } finally {
    callOff();
    look = async () => {};
    await followed?.stop();
  }
  setTimeout(() => process.exit(status), 500).unref(); // a puppet may leave timers behind
  return status;
}

/** The packages of tracing are installed and loaded where traces go somewhere. */
async function tracingTo(endpoint: string | null): Promise<Tracing | null> {
  if (endpoint === null) return null;
  await setUpOptional('tracing');
  return (await import('../app/open-tracing.ts')).openTracing(endpoint);
}

/** Opens what lies in the folder of data; what changes meanwhile makes it another version. */
async function openVersion(config: ServeConfig, io: Io): Promise<Version> {
  const mark = knowledgeMark(indexFolder(config)) ?? '';
  const knowledge = knowledgeIn(config.data);
  const services = await openServices(config, io.tell);
  return { services, version: versionOf(services.snapshot.manifest.build, mark), knowledge };
}

const buildOf = (version: Version | null): string => version?.services.snapshot.manifest.build ?? '';
