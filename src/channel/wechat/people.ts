import type { Puppet } from 'wechaty-puppet';
import { types } from 'wechaty-puppet';
import type { WechatMessage, WechatSelf } from './read.ts';

const TYPES: Readonly<Record<number, WechatMessage['type']>> = {
  [types.Message.Text]: 'text',
  [types.Message.Image]: 'picture',
  [types.Message.Audio]: 'voice',
  [types.Message.Video]: 'video',
  [types.Message.Attachment]: 'file',
  [types.Message.Emoticon]: 'sticker',
};

export async function fetchMessage(puppet: Puppet, id: string): Promise<WechatMessage> {
  const payload = await puppet.messagePayload(id);
  return {
    id,
    type: TYPES[payload.type] ?? 'other',
    text: payload.text ?? '',
    talker: payload.talkerId ?? '',
    room: payload.roomId || null,
    timestamp: payload.timestamp,
    mentioned: ('mentionIdList' in payload && payload.mentionIdList) || [],
  };
}

/** Our names where the message stands. Other members are asked for only where a namesake could matter. */
export async function fetchSelf(puppet: Puppet, id: string, message: WechatMessage): Promise<WechatSelf> {
  if (message.room === null) return { id, names: [], others: [] };
  const own = (await puppet.contactPayload(id)).name;
  const alias = (await puppet.roomMemberPayload(message.room, id).catch(() => null))?.roomAlias ?? '';
  const names = [own, alias].filter(Boolean);
  if (message.mentioned.length > 0 || !names.some((name) => message.text.includes(`@${name}`)))
    return { id, names, others: [] };
  const members = await puppet.roomMemberList(message.room).catch(() => []);
  const others = await Promise.all(
    members.filter((member) => member !== id).map((member) => nameIn(puppet, message.room ?? '', member)),
  );
  return { id, names, others: others.filter((name) => name !== null) };
}

/** What somebody is called in a room; null where the gateway does not know. */
export async function nameIn(puppet: Puppet, room: string, id: string): Promise<string | null> {
  const member = await puppet.roomMemberPayload(room, id).catch(() => null);
  return member?.roomAlias || member?.name || null;
}
