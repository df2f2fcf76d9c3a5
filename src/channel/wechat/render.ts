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
  return plainParts(reply.text, roomOf(kind), utf8);
}

/** Words as they are written by hand, in pieces that WeChat takes: a person's reply is one part, however long. */
export const piecesOf = (text: string, kind: ChatKind): string[] =>
  utf8(text) <= roomOf(kind) + NOTE_ROOM.bytes ? [text] : plainParts(text, roomOf(kind), utf8).map((part) => part.text);

const roomOf = (kind: ChatKind): number => (kind === 'group' ? LONGEST - NAME : LONGEST) - NOTE_ROOM.bytes;
