import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BotApi, seconds } from '../fakes/bot-api.ts';
import { Journal } from '../fakes/journal.ts';
import { canStartPostgres, PostgresServer } from '../fakes/postgres-server.ts';
import { Serving } from '../fakes/serving.ts';

interface Attribute {
  readonly key: string;
  readonly value: { readonly stringValue?: string; readonly intValue?: number };
}

interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: readonly Attribute[];
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  /** The program that it is of. */
  readonly program: string;
}

/** A receiver of OTLP over HTTP, which takes JSON. */
class Receiver {
  readonly spans = new Journal<Span>();
  readonly bodies: string[] = [];
  #server: Server | null = null;

  async listen(): Promise<string> {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        if (request.url === '/v1/traces') this.#take(Buffer.concat(chunks).toString());
        response.setHeader('content-type', 'application/json').end('{}');
      });
    });
    await new Promise<void>((resolve) => this.#server?.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  #take(body: string): void {
    this.bodies.push(body);
    for (const { resource, scopeSpans } of JSON.parse(body).resourceSpans) {
      const named = (resource.attributes as Attribute[]).find(({ key }) => key === 'service.instance.id');
      for (const { spans } of scopeSpans)
        for (const span of spans) this.spans.push({ ...span, program: named?.value.stringValue ?? '' });
    }
  }

  close(): void {
    this.#server?.closeAllConnections();
    this.#server?.close();
  }
}

describe.skipIf(!canStartPostgres)('two servers over one database that are told where traces go', () => {
  const CHATS = 12;
  let api: BotApi;
  let postgres: PostgresServer;
  let receiver: Receiver;
  let folders: string[];
  let servers: Serving[];
  beforeEach(async () => {
    [api, postgres, receiver] = [await new BotApi().listen(), await new PostgresServer().start(), new Receiver()];
    const env = {
      DATABASE_URL: postgres.url,
      OTEL_EXPORTER_OTLP_ENDPOINT: await receiver.listen(),
      TELEGRAM_BOT_TOKEN: api.token,
      TELEGRAM_API_ROOT: api.root,
      TELEGRAM_WEBHOOK_URL: 'http://127.0.0.1:1/hook',
      TELEGRAM_WEBHOOK_SECRET: 's',
      PORT: '0',
      LOG_LEVEL: 'info',
    };
    folders = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'cewen-traced-')));
    servers = folders.map((CEWEN_DATA) => new Serving({ ...env, CEWEN_DATA }));
    for (const server of servers) await server.started();
  });
  afterEach(async () => {
    for (const server of servers) {
      server.kill('SIGKILL');
      await server.ended;
    }
    await api.close();
    postgres.stop();
    receiver.close();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  test('tell a message’s way as one trace, whichever of them does what, and no word and nobody', async () => {
    const line = await servers[0]?.tells((told) => told.startsWith('HTTP 端口'));
    // Whichever was alone at first gives of its seats, until the other has taken its half.
    await Promise.all(servers.map((server) => server.tells((told) => told.includes('seats taken'))));
    await Promise.race(servers.map((server) => server.tells((told) => told.includes('"held":32'))));
    for (let n = 1; n <= CHATS; n += 1) {
      const from = { id: 770_000 + n, is_bot: false, first_name: '某人' };
      const message = {
        message_id: n,
        date: seconds(),
        chat: { id: from.id, type: 'private' },
        from,
        text: `奖励${n}`,
      };
      const taken = await fetch(`http://127.0.0.1:${line?.split('：')[1]}/hook`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': 's' },
        body: JSON.stringify({ update_id: n, message }),
      });
      expect(taken.status).toBe(200);
    }
    await api.sent.until(CHATS);
    for (const server of servers) {
      server.kill('SIGTERM');
      expect(await server.ended).toBe(0);
    }
    const spans = await receiver.spans.until(CHATS * 5);
    const traces = [...new Set(spans.map(({ traceId }) => traceId))].map((id) =>
      spans.filter(({ traceId }) => traceId === id),
    );
    expect(traces).toHaveLength(CHATS);
    let crossed = 0;
    for (const trace of traces) {
      const [root, ...rest] = [...trace].sort((a, b) =>
        Number(BigInt(a.startTimeUnixNano) - BigInt(b.startTimeUnixNano)),
      );
      expect([root?.name, ...rest.map(({ name }) => name).sort()]).toEqual([
        'receive',
        'answer',
        'send',
        'wait for answer',
        'wait for sending',
      ]);
      expect(root?.parentSpanId).toBeUndefined();
      for (const span of rest) expect(span.parentSpanId).toBe(root?.spanId);
      if (new Set(trace.map(({ program }) => program)).size === 2) crossed += 1;
    }
    // All came in at one of them; half of the chats are the other's.
    expect(crossed).toBeGreaterThan(0);
    expect(crossed).toBeLessThan(CHATS);
    expect(receiver.bodies.join()).not.toMatch(/奖励|某人|\b7700\d\d\b/);
  });
});
