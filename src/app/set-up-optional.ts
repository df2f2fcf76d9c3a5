import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ConfigError } from '../errors.ts';

/** Whoever ends the server ends what it is installing. */
const SIGNALS = ['SIGTERM', 'SIGINT'] as const;
const SETUP = fileURLToPath(new URL('../setup.mjs', import.meta.url));

/** What stands apart from all other packages: the setting that asks for it, and what goes on without. */
const OPTIONAL = {
  wechat: ['WECHATY_PUPPET', '个人微信要用的组件', '其他渠道照常使用'],
  tracing: ['OTEL_EXPORTER_OTLP_ENDPOINT', '链路追踪要用的组件', '其他照常使用'],
} as const;

/** Installs packages of `optional/` where they are not yet: only whoever uses them has them. @throws ConfigError where it can't be done */
export async function setUpOptional(name: keyof typeof OPTIONAL): Promise<void> {
  const child = spawn(process.execPath, [SETUP, `--${name}`], { stdio: ['ignore', 2, 2] });
  const stop = (signal: NodeJS.Signals): boolean => child.kill(signal);
  for (const signal of SIGNALS) process.on(signal, stop);
  const ended = await new Promise<number | Error | null>((resolve) => child.on('error', resolve).on('exit', resolve));
  for (const signal of SIGNALS) process.off(signal, stop);
  const why = ended instanceof Error ? ended.message : '原因见上面';
  const [setting, what, without] = OPTIONAL[name];
  if (ended !== 0) throw new ConfigError([`${setting}：${what}没有装好，${why}。装好前可以先去掉这项设置，${without}`]);
}
