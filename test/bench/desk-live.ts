import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, get, request } from 'node:http';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chatKey } from '../../src/desk/chat-key.ts';
import { addAccount } from '../../src/office/accounts.ts';
import { beginSession } from '../../src/office/sign-in.ts';
import { openLibsql } from '../../src/store/libsql/store.ts';
import { DeskServer } from '../fakes/desk-server.ts';

/**
 * `node --import tsx test/bench/desk-live.ts [SECONDS]`: a desk over a file with 200 clerks who each have a chat open, live, and so many
 * messages a second that come in; half of them look at all that the assistant answers, half at what waits. Each page is sent what has
 * changed, and clerks act meanwhile: an act is the form and the page that comes after it.
 */
const CLERKS = 200;
const A_SECOND = 50;
const ACTS_A_SECOND = 20;
const [seconds = '20', serves = ''] = process.argv.slice(2);
const viewOf = (i: number): string => (i % 2 === 0 ? 'bot' : 'waiting');
const chatOf = (i: number) => ({ channel: 'telegram', chat: `c${i}`, sender: `c${i}` }) as const;

if (serves !== '') await serve(serves);
else await drive(Number(seconds));

/** The desk in a process of its own; over IPC it is told to begin, and tells what it took. */
async function serve(file: string): Promise<void> {
  const store = await openLibsql(file);
  const desk = await new DeskServer(store).start();
  const tokens: string[] = [];
  for (let i = 0; i < CLERKS; i += 1) {
    const now = Date.now();
    await store.transaction(async (tx) => {
      const whose = { ...chatOf(i), kind: 'private' } as const;
      const rest = { id: `first${i}`, revises: null, quoted: null, ticket: null, sentAt: now };
      await tx.inbox.record({ ...whose, ...rest, content: { kind: 'text', text: '奖励多少' } }, 'done', now);
      await tx.threads.heard(whose, now);
      await addAccount(tx, { id: `k${i}`, role: 'clerk', hash: '' }, now);
      tokens.push(await beginSession(tx, `k${i}`, now));
    });
  }
  let n = 0;
  let timer: NodeJS.Timeout | undefined;
  let cpu = process.cpuUsage();
  process.on('message', (what: string) => {
    if (what === 'begin') {
      cpu = process.cpuUsage();
      timer = setInterval(() => {
        n += 1;
        void desk.channel.say(`第${n}条，${Date.now()}`, Date.now(), {
          id: `l${n}`,
          sender: `c${n % CLERKS}`,
          chat: `c${n % CLERKS}`,
        });
      }, 1000 / A_SECOND);
      return;
    }
    clearInterval(timer);
    const { user, system } = process.cpuUsage(cpu);
    process.send?.({ cpu: (user + system) / 1000, rss: process.memoryUsage().rss / 1e6, messages: n });
  });
  process.send?.({ root: desk.root, tokens });
}

async function drive(within: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cewen-live-'));
  const server = fork(fileURLToPath(import.meta.url), [String(within), join(folder, 'cewen.db')]);
  process.once('SIGTERM', () => {
    server.kill();
    process.exit(1);
  });
  const [{ root, tokens }] = (await once(server, 'message')) as [{ root: string; tokens: string[] }];
  const agent = new Agent({ keepAlive: false });
  let failed = 0;
  const asks = (path: string, i: number, body?: string): Promise<{ text: string; took: number }> =>
    new Promise((resolve) => {
      const begun = performance.now();
      const headers = {
        cookie: `cewen-desk=${tokens[i]}`,
        origin: root,
        'content-type': 'application/x-www-form-urlencoded',
      };
      const asked = request(
        root + path,
        { agent, method: body === undefined ? 'GET' : 'POST', headers },
        (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (chunk) => {
            text += chunk;
          });
          response.on('end', () => resolve({ text, took: performance.now() - begun }));
        },
      );
      asked
        .on('error', () => {
          failed += 1;
          resolve({ text: '', took: performance.now() - begun });
        })
        .end(body);
    });
  const seen = new Map<number, number>();
  const acts: number[] = [];
  const paths = tokens.map((_, i) => `/desk/chat/${chatKey(chatOf(i))}`);
  const pages: Awaited<ReturnType<typeof asks>>[] = [];
  for (const [i, path] of paths.entries()) pages.push(await asks(`${path}?view=${viewOf(i)}`, i));
  let open = true;
  let told = 0;
  let bytes = 0;
  const linesOf = paths.map((path, i) => {
    const about = new URLSearchParams({
      chat: path.split('/').at(-1) ?? '',
      version: /data-version="([^"]*)"/.exec(pages[i]?.text ?? '')?.[1] ?? '',
      lines: /data-lines="([^"]*)"/.exec(pages[i]?.text ?? '')?.[1] ?? '',
      view: viewOf(i),
    });
    const line = get(`${root}/desk/events?${about}`, { headers: { cookie: `cewen-desk=${tokens[i]}` } }, (response) => {
      response.setEncoding('utf8').on('data', (chunk: string) => {
        if (!open) return;
        told += chunk.split('event: fresh').length - 1;
        bytes += chunk.length;
        // A line comes again as its answer is written, sent and marked as sent: the message is there when it is first.
        for (const [, at] of chunk.matchAll(/第\d+条，(\d{13})/g))
          if (!seen.has(Number(at))) seen.set(Number(at), Date.now());
      });
    });
    return line.on('error', () => {});
  });
  await new Promise((go) => setTimeout(go, 1000));
  server.send('begin');
  const csrf = pages.map(({ text }) => /name="csrf" value="([^"]*)"/.exec(text)?.[1] ?? '');
  let acted = 0;
  const acting = setInterval(() => {
    acted += 1;
    const i = (acted * 37) % CLERKS;
    const note = new URLSearchParams({ csrf: csrf[i] ?? '', note: `记${acted}` }).toString();
    void asks(`${paths[i]}/note?view=${viewOf(i)}`, i, note).then(async ({ took }) =>
      acts.push(took + (await asks(`${paths[i]}?view=${viewOf(i)}`, i)).took),
    );
  }, 1000 / ACTS_A_SECOND);
  await new Promise((go) => setTimeout(go, within * 1000));
  open = false;
  clearInterval(acting);
  server.send('end');
  const [took] = (await once(server, 'message')) as [{ cpu: number; rss: number; messages: number }];
  for (const line of linesOf) line.destroy();
  const shown = [...seen].map(([said, when]) => when - said);
  const at = (times: number[], share: number): string =>
    (times.sort((a, b) => a - b)[Math.floor(share * (times.length - 1))] ?? 0).toFixed(0);
  const say = (words: string): void => void process.stdout.write(`${words}\n`);
  say(
    `${CLERKS} clerks live, ${took.messages} messages in ${within} s, ${told} pages brought up to date with ${(bytes / told / 1000).toFixed(1)} kB each, ${acts.length} acts, ${failed} refused; load ${loadavg()[0]?.toFixed(1)}`,
  );
  say(
    `an act: p50 ${at(acts, 0.5)} ms, p99 ${at(acts, 0.99)} ms; a message on its page after: p50 ${at(shown, 0.5)} ms, p99 ${at(shown, 0.99)} ms (as they waited, with all that the machine did besides)`,
  );
  say(
    `CPU of the desk: ${(took.cpu / within / 10).toFixed(0)} % of one core, ${(took.cpu / took.messages).toFixed(1)} ms for each message with all that it makes others see; memory ${took.rss.toFixed(0)} MB`,
  );
  const first = await Promise.all(
    [
      '/desk/sign-in',
      ...[...(pages[0]?.text ?? '').matchAll(/(?:href|src)="(\/desk\/assets\/[^"]+)"/g)].map(([, path]) => path ?? ''),
    ].map((path) => asks(path, 0)),
  );
  say(
    `first load: ${first.length} requests, ${(first.reduce((sum, { text }) => sum + text.length, 0) / 1000).toFixed(1)} kB; a page of a chat ${((pages[0]?.text.length ?? 0) / 1000).toFixed(1)} kB`,
  );
  server.kill();
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
}
