import type { Part } from '../../contract/channel.ts';
import type { Reply } from '../../contract/reply.ts';
import { NOTE_ROOM } from '../again.ts';
import { plainParts } from '../plain-parts.ts';
import { utf8 } from '../split.ts';

/** Bytes of one message of a bot. */
const LONGEST = 20_480;

/** Plain text: what WeCom takes for Markdown reads the same without it. Votes are WeCom's own buttons. */
export function render(reply: Reply): Part[] {
  return plainParts(reply.text, LONGEST - NOTE_ROOM.bytes, utf8);
}
