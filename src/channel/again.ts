import type { Outgoing } from '../contract/channel.ts';

const NOTE = '（这一条您可能已经收到过。）';
/** Room that a part leaves for the note, in UTF-16 units and in bytes. */
export const NOTE_ROOM = { units: NOTE.length + 1, bytes: Buffer.byteLength(NOTE) + 1 };

/** A part's words as they leave: what may have arrived before says so, behind them, so that marks stay in their place. */
export const wordsOf = ({ part, again }: Pick<Outgoing, 'part' | 'again'>): string =>
  again ? `${part.text}\n${NOTE}` : part.text;

/** Words that an app shows us again, without the note. */
export const withoutNote = (text: string): string =>
  text.trimEnd().endsWith(NOTE) ? text.trimEnd().slice(0, -NOTE.length).trimEnd() : text;
