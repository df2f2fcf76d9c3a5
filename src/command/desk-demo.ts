import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { clientsKnown } from '../app/client-knows.ts';
import type { Config } from '../app/config.ts';
import { deskKnows } from '../app/desk-knows.ts';
import { OpenDesk } from '../app/open-desk.ts';
import { knowledgePlacesOf, openServices } from '../app/open-services.ts';
import { openStore } from '../app/open-store.ts';
import type { Accepted, Channel, Health, Incoming, Receive } from '../contract/channel.ts';
import { systemClock } from '../contract/clock.ts';
import type { ChannelName } from '../contract/message.ts';
import type { Reply } from '../contract/reply.ts';
import { Access } from '../delivery/access.ts';
import { Delivery } from '../delivery/delivery.ts';
import { createAnswerer } from '../dialogue/handle.ts';
import { Proxies } from '../http/client-address.ts';
import { HttpServer } from '../http/server.ts';
import { addAccount } from '../office/accounts.ts';
import { addNote, keepPhrase } from '../office/notes.ts';
import { hashPassword } from '../office/password.ts';
import { DemoClient, keepDemoClient } from './demo-clients.ts';
import type { Io } from './io.ts';

const MINUTE = 60_000;

/** An app that takes whatever is sent and shows it to nobody. */
class InventedApp implements Channel {
  readonly name: ChannelName;
  readonly alone = 'nothing';
  receive: Receive = async () => {};
  #sent = 0;

  constructor(name: ChannelName) {
    this.name = name;
  }

  async start(receive: Receive): Promise<void> {
    this.receive = receive;
  }

  render({ text }: Reply) {
    return [{ text, marks: [], buttons: [] }];
  }

  async send(): Promise<Accepted> {
    this.#sent += 1;
    return { id: `${this.name}-${this.#sent}` };
  }

  async typing(): Promise<void> {}

  health(): Health {
    return { state: 'up', since: 0 };
  }

  async stop(): Promise<void> {}
}

const Said = z.object({ channel: z.enum(['wecom', 'wechat']), sender: z.string(), text: z.string() });
type Said = z.infer<typeof Said>;
const Chats = z.object({ clients: z.array(DemoClient), first: z.array(Said), later: z.array(Said), note: Said });

/** `cewen desk --demo`: an invented agency with clients and chats, on a store that goes with the process. */
export async function showDesk(config: Config, io: Io): Promise<number> {
  const services = await openServices(config, io.tell);
  const store = await openStore(null);
  const clock = systemClock;
  const { logger } = services;
  const folder = mkdtempSync(join(tmpdir(), 'cewen-desk-'));
  const knows = deskKnows(
    () => services,
    (turn) => turn(services),
    io.today,
    knowledgePlacesOf(config),
    () => services.snapshot.manifest.build,
  );
  const settings = {
    hours: '工作日九点到十七点半',
    directory: null,
    subjects: [],
    silent: 10 * MINUTE,
    quiet: 24 * 60 * MINUTE,
  };
  const desk = new OpenDesk({ store, clock, logger, proxies: new Proxies(), settings, knows });
  const apps = [new InventedApp('wecom'), new InventedApp('wechat')];
  const delivery = new Delivery({
    store,
    channels: apps.map((channel) => ({ channel, pacing: { limits: [], jitter: 0 } })),
    handle: createAnswerer(services, store, clock, { lasting: config.lasting, introduces: false, known: clientsKnown }),
    today: io.today,
    clock,
    random: Math.random,
    logger,
    observer: { received: () => {}, replied: () => {}, again: () => {}, sent: () => {}, dropped: () => {} },
    access: new Access(join(folder, 'access.yaml'), clock, logger),
    settings: { fresh: 30 * MINUTE, queue: 1000, perPerson: 100, perGroup: 100, width: 4, keep: 24 * 60 * MINUTE },
    desk: desk.side,
    failed: (error) => io.tell(error.message),
  });
  const name = '演示';
  const password = randomBytes(9).toString('base64url');
  const hash = await hashPassword(password);
  await store.transaction(async (tx) => {
    await addAccount(tx, { id: name, role: 'admin', hash }, clock.now());
    await addAccount(tx, { id: '小禾', role: 'clerk', hash }, clock.now());
    await keepPhrase(tx, '问候', '您好，我是客服，马上为您看。', name, clock.now());
    await keepPhrase(tx, '请发材料', '请把营业执照和去年的审计报告发给我，我来核对条件。', name, clock.now());
  });
  await delivery.start();
  desk.start(delivery);
  let written = 0;
  const write = ({ channel, sender, text }: Said): Promise<void> => {
    written += 1;
    const incoming: Incoming = {
      channel,
      chat: sender,
      sender,
      kind: 'private',
      id: `m${written}`,
      revises: null,
      content: { kind: 'text', text },
      quoted: null,
      ticket: null,
      sentAt: clock.now(),
    };
    return apps.find((app) => app.name === channel)?.receive(incoming) ?? Promise.resolve();
  };
  const chats = Chats.parse(parse(readFileSync(join(config.knowledge, 'demo-chats.yaml'), 'utf8')));
  await store.transaction(async (tx) => {
    for (const client of chats.clients) await keepDemoClient(tx, client, knows, '小禾', clock.now());
  });
  for (const each of chats.first) await write(each);
  const { text, ...noted } = { ...chats.note, chat: chats.note.sender };
  await store.transaction((tx) => addNote(tx, noted, text, '小禾', clock.now()));
  const http = new HttpServer(new Map(), undefined, [{ path: '/desk', listener: desk.listener }]);
  const port = await http.listen(config.port ?? 0);
  io.out(`工作台演示：http://127.0.0.1:${port}/desk　账号：${name}　密码：${password}`);
  io.tell('企业和对话都是编的，关掉就没有了。按 Ctrl+C 结束。');
  const callOffs = chats.later.map((each, i) => clock.after((i + 1) * 20_000, () => void write(each)));
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  for (const callOff of callOffs) callOff();
  desk.stop();
  await delivery.stop(1000);
  await http.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
  return 0;
}
