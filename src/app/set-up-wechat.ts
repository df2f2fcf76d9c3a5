import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ConfigError } from '../errors.ts';

/** Whoever ends the server ends what it is installing. */
const SIGNALS = ['SIGTERM', 'SIGINT'] as const;
const SETUP = fileURLToPath(new URL('../setup.mjs', import.meta.url));

/** Installs the packages of the WeChat channel where they are not yet: only whoever uses that channel has them. @throws ConfigError where it can't be done */
export async function setUpWechat(): Promise<void> {
  const child = spawn(process.execPath, [SETUP, '--wechat'], { stdio: ['ignore', 2, 2] });
  const stop = (signal: NodeJS.Signals): boolean => child.kill(signal);
  for (const signal of SIGNALS) process.on(signal, stop);
  const ended = await new Promise<number | Error | null>((resolve) => child.on('error', resolve).on('exit', resolve));
  for (const signal of SIGNALS) process.off(signal, stop);
  const why = ended instanceof Error ? ended.message : '原因见上面';
  if (ended !== 0)
    throw new ConfigError([
      `WECHATY_PUPPET：个人微信要用的组件没有装好，${why}。装好前可以先去掉这项设置，其他渠道照常使用`,
    ]);
}
