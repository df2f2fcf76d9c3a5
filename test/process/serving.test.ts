import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { updateOf } from '../channel/telegram-rig.ts';
import { BotApi } from '../fakes/bot-api.ts';
import { Serving } from '../fakes/serving.ts';

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
    const line = await serving.tells((told) => told.startsWith('HTTP 端口'));
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
    serving.kill('SIGTERM');
    expect(await serving.ended).toBe(0);
    expect(serving.told.items.join('\n')).not.toMatch(/奖励多少|张三|TEST-token/);
    expect(serving.told.items).toContain(`工作台没有打开：设 CEWEN_DESK=on 再启动，就在 ${root}/desk`);
    expect(serving.told.items).toContain(`网页没有打开：设 CEWEN_PAGE=on 再启动，就在 ${root}/`);
  });

  test('opens the owner’s page where it is asked for, beside health and metrics, and says where', async () => {
    const serving = start({ PORT: '0', CEWEN_PAGE: 'on' });
    const line = await serving.tells((told) => told.startsWith('网页：'));
    const root = line.slice('网页：'.length);
    await serving.started();
    expect(await (await fetch(root)).text()).toContain('问惠企政策');
    const asked = {
      method: 'POST',
      body: new URLSearchParams({ text: '奖励多少' }),
      headers: { 'x-live': '1', origin: new URL(root).origin },
    };
    expect(await (await fetch(root, asked)).text()).toContain('答：奖励多少');
    expect(await (await fetch(`${root}healthz`)).json()).toMatchObject({ channels: { web: { state: 'up' } } });
    expect((await fetch(`${root}desk`)).status).toBe(404);
    serving.kill('SIGTERM');
    expect(await serving.ended).toBe(0);
  });

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
  });

  test('ends with 1 and the remedy for a token that Telegram does not know', async () => {
    const serving = start({ TELEGRAM_BOT_TOKEN: '999:wrong' });
    expect(await serving.ended).toBe(1);
    expect(serving.told.items.at(-1)).toContain('@BotFather');
    expect(serving.told.items.join()).not.toContain('999:wrong');
  });
});
