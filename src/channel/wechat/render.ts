import type { Part } from '../../contract/channel.ts';
import type { ChatKind } from '../../contract/message.ts';
import type { Reply } from '../../contract/reply.ts';
import { NOTE_ROOM } from '../again.ts';
import { plainParts } from '../plain-parts.ts';
import { utf8 } from '../split.ts';

/** Bytes of one message of WeChat, and what is kept free of them for @name in a group. */
const LONGEST = 2048;
const NAME = 128;

/** Plain text: choices are numbered already, and a number answers them. */
export function render(reply: Reply, kind: ChatKind): Part[] {
  return plainParts(reply.text, (kind === 'group' ? LONGEST - NAME : LONGEST) - NOTE_ROOM.bytes, utf8);
}
