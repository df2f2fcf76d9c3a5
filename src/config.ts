import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where things are. Every setting comes from the environment (a `.env` file is read); nothing else reads it. */
export interface Config {
  /** The knowledge of the repository. */
  readonly knowledge: string;
  /** Index, ingested policies, logs. */
  readonly data: string;
  readonly logLevel: string;
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));

export function loadConfig(): Config {
  const file = join(ROOT, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  const { CEWEN_DATA, LOG_LEVEL } = process.env;
  return {
    knowledge: join(ROOT, 'knowledge'),
    data: resolve(CEWEN_DATA || join(ROOT, '.cewen')),
    logLevel: LOG_LEVEL || 'warn',
  };
}
