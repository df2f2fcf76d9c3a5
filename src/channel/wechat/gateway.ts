import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ChannelError } from '../../errors.ts';
import { faultKind, NO_PUPPET } from './fault.ts';
import { packages } from './packages.ts';
import type { Puppet } from './puppet.ts';

export interface WechatSettings {
  readonly puppet: string;
  readonly token: string | null;
  readonly endpoint: string | null;
  /** Without TLS, as some gateways on one's own network are. */
  readonly plain: boolean;
  /** Where the login is kept; readable by its owner alone. */
  readonly folder: string;
  /** How long a login may take, in milliseconds. */
  readonly loginWithin: number;
  readonly acceptFriends: boolean;
  readonly acceptRooms: boolean;
}

export interface GatewayEvents {
  readonly scan: (code: string) => void;
  readonly login: (self: string) => void;
  readonly logout: () => void;
  readonly message: (id: string) => void;
  readonly friend: (id: string) => void;
  readonly room: (id: string) => void;
  readonly fault: (kind: 'token' | 'gone' | 'other') => void;
}

export interface Gateway {
  readonly puppet: Puppet;
  stop(): Promise<void>;
}

/** Starts Wechaty with a puppet. Wechaty is loaded here and nowhere else: it weighs 60 MB. */
export async function openGateway(settings: WechatSettings, events: GatewayEvents): Promise<Gateway> {
  const { WechatyBuilder } = await (await packages()).wechaty();
  const bot = WechatyBuilder.build({
    name: sessionFile(settings.folder),
    puppet: settings.puppet,
    puppetOptions: {
      ...(settings.token ? { token: settings.token } : {}),
      ...(settings.endpoint ? { endpoint: settings.endpoint } : {}),
      ...(settings.plain ? { tls: { disable: true } } : {}),
    },
  });
  bot.on('error', (error) => events.fault(faultKind(error)));
  try {
    await bot.init();
  } catch {
    throw new ChannelError(NO_PUPPET, { recovery: 'stop' });
  }
  const { puppet } = bot;
  puppet.on('scan', ({ qrcode }) => {
    if (qrcode) events.scan(qrcode);
  });
  puppet.on('login', ({ contactId }) => events.login(contactId));
  puppet.on('logout', () => events.logout());
  puppet.on('message', ({ messageId }) => events.message(messageId));
  puppet.on('friendship', ({ friendshipId }) => events.friend(friendshipId));
  puppet.on('room-invite', ({ roomInvitationId }) => events.room(roomInvitationId));
  await bot.start();
  return { puppet, stop: () => bot.stop() };
}

/** The login lets its holder write as the account: made private before anything is put into it. */
function sessionFile(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const name = join(folder, 'session');
  const file = `${name}.memory-card.json`;
  if (!existsSync(file)) writeFileSync(file, '{}', { mode: 0o600 });
  chmodSync(file, 0o600);
  return name;
}
