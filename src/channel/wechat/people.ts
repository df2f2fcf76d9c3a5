import { mentions } from '../mention.ts';
import { DIRTY, MESSAGE, type Puppet } from './puppet.ts';
import type { WechatMessage, WechatSelf } from './read.ts';

const TYPES: Readonly<Record<number, WechatMessage['type']>> = {
  [MESSAGE.Text]: 'text',
  [MESSAGE.Image]: 'picture',
  [MESSAGE.Audio]: 'voice',
  [MESSAGE.Video]: 'video',
  [MESSAGE.Attachment]: 'file',
  [MESSAGE.Emoticon]: 'sticker',
};

/** A logged-in account at a gateway. `within` gives a call up that takes too long. */
export interface Account {
  readonly puppet: Puppet;
  readonly self: string;
  readonly within: <T>(call: Promise<T>) => Promise<T>;
}

export async function fetchMessage({ puppet, self, within }: Account, id: string): Promise<WechatMessage> {
  const payload = await within(puppet.messagePayload(id));
  const [talker, room] = [payload.talkerId ?? '', payload.roomId || null];
  return {
    id,
    type: TYPES[payload.type] ?? 'other',
    text: payload.text ?? '',
    talker,
    room,
    chat: room ?? (talker === self ? (payload.listenerId ?? '') : talker),
    timestamp: payload.timestamp,
    mentioned: payload.mentionIdList ?? [],
  };
}

/**
 * Our names where the message stands. Other members are asked for only where a namesake could matter. `renews`: whether what the gateway
 * keeps of a room may be asked for anew where the message calls somebody by none of our names, since one may have been given to us.
 */
export async function fetchSelf(
  account: Account,
  message: WechatMessage,
  renews: (room: string) => boolean,
): Promise<WechatSelf> {
  const { puppet, self: id, within } = account;
  const { room, text, mentioned } = message;
  if (room === null) return { id, names: [], others: [] };
  const byName = mentioned.length === 0 && text.includes('@');
  let names = await namesOf(account, room);
  if (byName && !mentions(text, names) && renews(room)) {
    await forgetNames(account, room);
    names = await namesOf(account, room);
  }
  if (!byName || !mentions(text, names)) return { id, names, others: [] };
  const members = await within(puppet.roomMemberList(room)).catch(() => []);
  const others = await Promise.all(
    members.filter((member) => member !== id).map((member) => nameIn(account, room, member)),
  );
  return { id, names, others: others.filter((name) => name !== null) };
}

/** What somebody is called in a room; null where the gateway does not know. */
export async function nameIn({ puppet, within }: Account, room: string, id: string): Promise<string | null> {
  const member = await within(puppet.roomMemberPayload(room, id)).catch(() => null);
  return member?.roomAlias || member?.name || null;
}

async function namesOf({ puppet, self, within }: Account, room: string): Promise<string[]> {
  const own = (await within(puppet.contactPayload(self))).name;
  const alias = (await within(puppet.roomMemberPayload(room, self)).catch(() => null))?.roomAlias ?? '';
  return [own, alias].filter(Boolean);
}

/** Both the gateway and its client keep what people are called, without an age. */
async function forgetNames({ puppet, self, within }: Account, room: string): Promise<void> {
  const stale = [
    { payloadType: DIRTY.RoomMember, payloadId: room },
    { payloadType: DIRTY.Contact, payloadId: self },
  ];
  for (const { payloadType, payloadId } of stale) {
    await within(Promise.resolve(puppet.dirtyPayload(payloadType, payloadId))).catch(() => {});
    puppet.emit('dirty', { payloadType, payloadId });
  }
  await new Promise((resolve) => setImmediate(resolve));
}
