import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PointsSettings } from './open-points.ts';
import { readServing, type Serving } from './serving-settings.ts';
import { type Environment, Settings } from './settings.ts';

/** Where things are. Every setting comes from the environment (a `.env` file is read); nothing else reads it. */
export interface Config {
  /** The knowledge of the repository. */
  readonly knowledge: string;
  /** The folder of data: the index, ingested policies, the admin's own knowledge, and what is kept of conversations where no database is named. */
  readonly data: string;
  readonly logLevel: string;
  /** What a reply may say of how the assistant is run: `contact`, `profile-kept`, `texts-kept`. */
  readonly settings: ReadonlyMap<string, string>;
  /** Where conversations are kept: a file, or `postgres://…`. */
  readonly store: string;
  /** How long a conversation's thread, what people told, and handled messages with their replies are kept, in milliseconds. */
  readonly lasting: { readonly memory: number; readonly people: number; readonly texts: number };
  /** PORT as far as it matters outside of serving: where `cewen desk --demo` opens; 0 where none is set. */
  readonly port?: number;
  /** What a draft is edited with, with its arguments. */
  readonly editor: string;
  /** Language models at an OpenAI-compatible endpoint; null where none is configured. */
  readonly models?: ModelSettings | null;
  /** Where passages are ranked instead of in memory; null where in memory. */
  readonly points?: PointsSettings | null;
  /** Null unless they were asked for. */
  readonly serving?: Serving | null;
}

/** Which models are asked, and where. Times in milliseconds. */
interface ModelSettings {
  /** `name` or `provider:name`. */
  readonly chat: string | null;
  readonly embedding: string | null;
  /** The folder of prompts. */
  readonly prompts: string;
  readonly apiKey: string;
  readonly baseURL: string | null;
  /** Tokens a day. */
  readonly budget: number;
  /** For one request, and for all that is asked for one reply. */
  readonly attempt: number;
  readonly total: number;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DAY = 86_400_000;
const LEVELS = ['warn', 'trace', 'debug', 'info', 'error', 'fatal', 'silent'] as const;

/** The settings of the environment and of `.env`; `serves`: also those of `cewen serve`. @throws ConfigError with every fault of them all */
export function loadConfig(serves = false): Config {
  const file = join(ROOT, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  return readConfig(process.env, serves);
}

/** As `loadConfig`, from `env` alone. @throws ConfigError with every fault */
export function readConfig(env: Environment, serves = false): Config {
  const settings = new Settings(env);
  const data = resolve(settings.text('CEWEN_DATA') ?? join(ROOT, '.cewen'));
  const config: Config = {
    knowledge: join(ROOT, 'knowledge'),
    data,
    logLevel: settings.oneOf('LOG_LEVEL', LEVELS),
    store: readStore(data, settings),
    port: Number(settings.text('PORT')) || 0,
    editor: settings.text('VISUAL') ?? settings.text('EDITOR') ?? 'vi',
    ...readConversing(settings),
    models: readModels(settings),
    points: readPoints(settings),
  };
  const serving = serves ? readServing({ data, store: config.store, keep: config.lasting.texts }, settings) : null;
  settings.check();
  return { ...config, serving };
}

/** Where conversations are kept: a file in `data`, or the PostgreSQL that is named. */
function readStore(data: string, settings: Settings): string {
  const remedy = '（格式：postgres://用户:密码@主机:5432/库名）';
  return settings.url('DATABASE_URL', ['postgres:', 'postgresql:'], remedy) ?? join(data, 'cewen.db');
}

/** Whom people are referred to and how long they are remembered. */
function readConversing(settings: Settings): Pick<Config, 'settings' | 'lasting'> {
  const contact = settings.text('CEWEN_CONTACT');
  if (contact !== null && (contact.length > 100 || /[\n“”]/.test(contact)))
    settings.fault('CEWEN_CONTACT：最多 100 个字，写在一行里，不含引号');
  const memory = settings.number('CEWEN_CONVERSATION_HOURS', 24, 0.01) * 3_600_000;
  const profile = settings.number('CEWEN_PROFILE_DAYS', 365);
  const texts = settings.number('CEWEN_KEEP_DAYS', 30);
  return {
    settings: new Map([
      ['profile-kept', `${profile}天`],
      ['texts-kept', `${texts}天`],
      ...(contact ? ([['contact', contact]] as const) : []),
    ]),
    lasting: { memory, people: profile * DAY, texts: texts * DAY },
  };
}

/** Where passages are ranked; null where in memory. */
function readPoints(settings: Settings): PointsSettings | null {
  const url = settings.url('CEWEN_QDRANT_URL', ['https:', 'http:']);
  const postgres = settings.url('CEWEN_PGVECTOR_URL', ['postgres:', 'postgresql:']);
  if (url !== null && postgres !== null) settings.fault('CEWEN_PGVECTOR_URL：和 CEWEN_QDRANT_URL 只能设一个');
  if (postgres !== null) return { postgres };
  return url === null ? null : { url, apiKey: settings.text('CEWEN_QDRANT_KEY') };
}

/** Which models are asked; null where none is named. */
function readModels(settings: Settings): ModelSettings | null {
  const chat = settings.text('CEWEN_MODEL');
  const embedding = settings.text('CEWEN_EMBEDDING_MODEL');
  if (chat === null && embedding === null) return null;
  const baseURL = settings.url('OPENAI_BASE_URL', ['https:', 'http:']);
  const key = settings.text('OPENAI_API_KEY');
  if (key === null && baseURL === null)
    settings.fault('OPENAI_API_KEY：没有设置。使用本机的模型服务时请设置 OPENAI_BASE_URL');
  const total = settings.number('CEWEN_MODEL_SECONDS', 20, 0.05) * 1000;
  const budget = settings.number('CEWEN_MODEL_TOKENS_PER_DAY', 1_000_000, 0);
  // Servers of one's own want no key, but the client wants one.
  const prompts = join(ROOT, 'prompts');
  return { chat, embedding, prompts, apiKey: key ?? 'none', baseURL, budget, attempt: total * 0.6, total };
}

/** Wechaty reads how much it may say while it is being loaded: nothing below an error, since it would write down names and words. */
export function quietWechaty(): void {
  process.env.WECHATY_LOG ??= 'silent';
}
