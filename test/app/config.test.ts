import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/app/config.ts';
import { ConfigError } from '../../src/errors.ts';

describe('settings of serve', () => {
  const faults = (env: Record<string, string>): readonly string[] => {
    try {
      readConfig(env, true);
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
      DATABASE_URL: 'mysql://u:s3cret@x/y',
      CEWEN_MODEL: 'qwen',
      CEWEN_CONTACT: '“热线”',
      CEWEN_KEEP_DAYS: 'ever',
      LOG_LEVEL: 'loud',
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
        'OPENAI_API_KEY',
        'CEWEN_CONTACT',
        'CEWEN_KEEP_DAYS',
        'LOG_LEVEL',
      ]),
    );
    expect(told.join()).not.toContain('s3cret');
  });

  test('need a channel or a port', () => {
    expect(faults({})[0]).toContain('没有配置任何渠道');
    expect(faults({ PORT: '8080' })).toEqual([]);
    expect(faults({ CEWEN_CONSOLE: 'on' })).toEqual([]);
  });

  test('of the page need a port, and sites that may hold it are named by scheme and host', () => {
    expect(faults({ CEWEN_PAGE: 'on', CEWEN_CONSOLE: 'on' })).toEqual(['PORT：使用 CEWEN_PAGE 时必须设置']);
    expect(faults({ CEWEN_PAGE: 'on', PORT: '8080', CEWEN_PAGE_SECRET: 'kurz' })[0]).toContain('至少 32 个字符');
    expect(faults({ CEWEN_PAGE: 'on', PORT: '8080', CEWEN_PAGE_SECRET: '0f'.repeat(16) })).toEqual([]);
    const page = (CEWEN_PAGE_EMBED: string) => ({ CEWEN_PAGE: 'on', PORT: '8080', CEWEN_PAGE_EMBED });
    for (const bad of [
      'example.com',
      "https://a.example; script-src 'unsafe-inline'",
      '*',
      "'self'",
      'https://a.example/path',
      'http://a.example',
      'https://*.com',
    ])
      expect(faults(page(bad))[0], bad).toContain('CEWEN_PAGE_EMBED');
    expect(
      readConfig(page('https://a.example  https://*.b.example:8443 http://localhost:8000'), true).serving?.page
        ?.embedders,
    ).toEqual(['https://a.example', 'https://*.b.example:8443', 'http://localhost:8000']);
  });

  test('of proxies name addresses and networks', () => {
    const named = (CEWEN_TRUSTED_PROXIES: string) => ({ PORT: '8080', CEWEN_TRUSTED_PROXIES });
    expect(faults(named('nginx'))[0]).toContain('CEWEN_TRUSTED_PROXIES：“nginx”');
    expect(readConfig(named('203.0.113.5, 2001:db8::/32'), true).serving?.proxies).toEqual([
      '203.0.113.5',
      '2001:db8::/32',
    ]);
  });

  test('say where things are kept: a file, or a database where one is named', () => {
    expect(readConfig({ CEWEN_DATA: '/data', PORT: '8080' }, true).serving?.store).toBe('/data/cewen.db');
    const DATABASE_URL = 'postgres://u@h/d';
    expect(readConfig({ PORT: '8080', DATABASE_URL }, true).serving?.store).toBe(DATABASE_URL);
  });

  test('default to the limits of each app', () => {
    const env = { TELEGRAM_BOT_TOKEN: '1:a', WECOM_BOT_ID: 'B', WECOM_BOT_SECRET: 's', CEWEN_KEEP_DAYS: '7' };
    const { settings, serving } = readConfig(env, true);
    const { telegram, wecom, fresh, keep } = serving ?? {};
    expect([keep, settings.get('texts-kept')]).toEqual([7 * 86_400_000, '7天']);
    expect(telegram).toMatchObject({ perSecond: 30, perChatSecond: 1, perGroupMinute: 20 });
    expect(wecom).toMatchObject({ perChatMinute: 30, perChatHour: 1000 });
    expect(fresh).toBe(1_800_000);
  });
});

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const READERS = ['src/app/config.ts', 'src/app/serving-settings.ts', 'src/app/channel-settings.ts'];

test('every setting that the documents name is read', () => {
  const readers = READERS.map(read).join('');
  const guides = ['deploy', 'channels', 'scale', 'page', 'desk'].map((name) => `docs/${name}.zh-CN.md`);
  const samples = [
    'cewen.env.example',
    'compose.yaml',
    'compose.shared.yaml',
    'cewen.service',
    'kubernetes/cewen.yaml',
  ];
  const files = [...guides, ...samples.map((name) => `deploy/${name}`)];
  const named = files.flatMap((file) => read(file).match(/\b(?:TELEGRAM|WECHATY?|WECOM|CEWEN)_[A-Z_]*[A-Z]\b/g) ?? []);
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((name) => !readers.includes(name))).toEqual([]);
});

test('every setting that is read stands in the table of the documents', () => {
  const table =
    read('docs/deploy.zh-CN.md')
      .match(/^\| `.*$/gm)
      ?.join('\n') ?? '';
  const settings = READERS.flatMap((file) =>
    [...read(file).matchAll(/'([A-Z]{2,}(?:_[A-Z]+)*)'/g)].map(([, n = '']) => n),
  );
  expect(settings.length).toBeGreaterThan(40);
  expect(settings.filter((name) => !table.includes(`\`${name}\``))).toEqual([]);
});
