import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadServing } from '../../src/app/config.ts';
import { ConfigError } from '../../src/errors.ts';
import { updateOf } from '../channel/telegram-rig.ts';
import { BotApi } from '../fakes/bot-api.ts';
import { Serving } from '../fakes/serving.ts';

describe('settings of serve', () => {
  const faults = (env: Record<string, string>): readonly string[] => {
    try {
      loadServing('/data', env);
      return [];
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigError);
      return (error as ConfigError).faults;
    }
  };

  test('are told with all their faults at once, and no value of a secret', () => {
    const told = faults({
      TELEGRAM_BOT_TOKEN: 'not-a-token-s3cret',
      TELEGRAM_WEBHOOK_URL: 'ftp://x',
      TELEGRAM_PER_SECOND: 'many',
      WECOM_BOT_ID: 'B1',
      WECHATY_PUPPET: 'wechaty-puppet-service',
      DATABASE_URL: 'postgres://x',
    });
    const names = told.map((fault) => fault.split('：')[0]);
    expect(names).toEqual(
      expect.arrayContaining([
        'TELEGRAM_BOT_TOKEN',
        'TELEGRAM_WEBHOOK_URL',
        'PORT',
        'TELEGRAM_PER_SECOND',
        'WECOM_BOT_SECRET',
        'WECHATY_PUPPET_SERVICE_TOKEN',
        'DATABASE_URL',
      ]),
    );
    expect(told.join()).not.toContain('s3cret');
  });

  test('need a channel or a port', () => {
    expect(faults({})[0]).toContain('没有配置任何渠道');
    expect(faults({ PORT: '8080' })).toEqual([]);
    expect(faults({ CEWEN_CONSOLE: 'on' })).toEqual([]);
  });

  test('default to the limits of each app', () => {
    const { telegram, wecom, fresh } = loadServing('/data', {
      TELEGRAM_BOT_TOKEN: '1:a',
      WECOM_BOT_ID: 'B',
      WECOM_BOT_SECRET: 's',
    });
    expect(telegram).toMatchObject({ perSecond: 30, perChatSecond: 1, perGroupMinute: 20 });
    expect(wecom).toMatchObject({ perChatMinute: 30, perChatHour: 1000 });
    expect(fresh).toBe(1_800_000);
  });
});

test('every setting that the documents name is read', () => {
  const read = (file: string): string => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
  const config = read('src/config.ts');
  const files = ['docs/deploy.zh-CN.md', 'docs/channels.zh-CN.md', 'deploy/cewen.env.example', 'deploy/compose.yaml'];
  const named = files.flatMap((file) => read(file).match(/\b(?:TELEGRAM|WECHATY?|WECOM|CEWEN)_[A-Z_]*[A-Z]\b/g) ?? []);
  expect(named.length).toBeGreaterThan(30);
  const elsewhere = ['CEWEN_MODEL'];
  expect(named.filter((name) => !config.includes(name) && !elsewhere.includes(name))).toEqual([]);
});

describe('a server', () => {
  let api: BotApi;
  let data: string;
  const running: Serving[] = [];

  beforeEach(async () => {
    api = await new BotApi().listen();
    data = mkdtempSync(join(tmpdir(), 'cewen-serve-'));
  });
  afterEach(async () => {
    for (const serving of running.splice(0)) {
      serving.kill('SIGKILL');
      await serving.ended;
    }
    await api.close();
    rmSync(data, { recursive: true, force: true });
  });

  function start(more: Readonly<Record<string, string>> = {}): Serving {
    const serving = new Serving({
      CEWEN_DATA: data,
      TELEGRAM_BOT_TOKEN: api.token,
      TELEGRAM_API_ROOT: api.root,
      LOG_LEVEL: 'info',
      ...more,
    });
    running.push(serving);
    return serving;
  }

  test('answers, tells its health, and ends with 0 at SIGTERM', async () => {
    const serving = start({ PORT: '0' });
    const line = await serving.told.find((told) => told.startsWith('HTTP 端口'));
    await serving.started();
    const root = `http://127.0.0.1:${line.split('：')[1]}`;
    expect(await (await fetch(`${root}/healthz`)).json()).toMatchObject({
      status: 'ok',
      channels: { telegram: { state: 'up' } },
    });
    await api.push(updateOf({ from: 'ann', where: 'private', text: '奖励多少' }, api));
    expect((await api.sent.until(1))[0]?.text).toBe('答：奖励多少');
    expect(await (await fetch(`${root}/metrics`)).text()).toContain(
      'cewen_replies_total{channel="telegram",outcome="answer"} 1',
    );
    const at = performance.now();
    serving.kill('SIGTERM');
    expect(await serving.ended).toBe(0);
    expect(performance.now() - at).toBeLessThan(10_000);
    expect(serving.told.items.join('\n')).not.toMatch(/奖励多少|张三|TEST-token/);
  }, 30_000);

  test('ends with 1 and the remedy when another program polls, and when a second server shares its data', async () => {
    const first = start();
    await first.started();
    const second = start();
    expect(await second.ended).toBe(1);
    expect(second.told.items.at(-1)).toContain('另一个 cewen serve');
    await api.calls.find(({ method }) => method === 'getUpdates');
    api.conflict();
    expect(await first.ended).toBe(1);
    expect(first.told.items.at(-1)).toContain('另一个程序');
  }, 30_000);

  test('ends with 1 and the remedy for a token that Telegram does not know', async () => {
    const serving = start({ TELEGRAM_BOT_TOKEN: '999:wrong' });
    expect(await serving.ended).toBe(1);
    expect(serving.told.items.at(-1)).toContain('@BotFather');
    expect(serving.told.items.join()).not.toContain('999:wrong');
  }, 30_000);
});
