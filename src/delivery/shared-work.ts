import type { Clock } from '../contract/clock.ts';
import type { ChannelName } from '../contract/message.ts';
import type { Logger } from '../logger.ts';
import type { InboxRow } from '../store/port/inbox.ts';
import type { OutboxRow } from '../store/port/outbox.ts';
import type { Store } from '../store/port.ts';
import { MOST_OF_CHAT, type Ring, type Seats, shareOf } from '../store/seats.ts';
import type { Hold } from './hold.ts';
import { InHand } from './in-hand.ts';
import { Seating, type SeatingParts } from './seating.ts';

export interface SharedWorkParts {
  readonly store: Store;
  readonly seats: Seats;
  readonly clock: Clock;
  readonly random: () => number;
  readonly logger: Logger;
  /** Channels that one program alone listens with, and those of them that it alone can send with. */
  readonly led: readonly ChannelName[];
  readonly apart: readonly ChannelName[];
  /** Takes up a message; `tries`: how often it may have been begun before. */
  readonly answer: (row: InboxRow, hold: Hold, tries: number) => void;
  readonly send: (channel: ChannelName, rows: readonly OutboxRow[]) => void;
  readonly lead: (channel: ChannelName) => void;
  readonly replaced: (channel: ChannelName) => void;
  readonly heard: SeatingParts['heard'];
  /** A part is sent that may have been sent before. */
  readonly again: (channel: ChannelName) => void;
}

/** Messages, and parts, that are in hand at most; the others wait in the store. */
const MOST = 400;
/** So long after one look the next one follows at the earliest, in milliseconds; up to half of that sooner by chance. */
const SOON = 10;

/** Takes up what waits at the seats that this program holds, each row once, and lets nothing leave from a seat that it lost. */
export class SharedWork {
  readonly seating: Seating;
  readonly #parts: SharedWorkParts;
  readonly #messages = new InHand();
  readonly #owed = new InHand();
  #looking = false;
  #again = false;
  /** More waits than could be taken up. */
  #more = false;

  constructor(parts: SharedWorkParts) {
    this.#parts = parts;
    this.seating = new Seating({
      ...parts,
      look: () => this.look(),
      astray: (seat) => this.ring({ kind: 'waits', seat, passedOn: true }),
      left: (hold) => {
        this.#messages.drop(hold);
        this.#owed.drop(hold);
      },
    });
  }

  /** In the transaction that records a message: wakes the program that answers the chat, and gives whether that is another. */
  async recorded({ channel, chat }: { readonly channel: ChannelName; readonly chat: string }): Promise<boolean> {
    const seat = shareOf(channel, chat);
    const away = !this.seating.at(seat);
    if (away) await this.#parts.seats.ring({ kind: 'waits', seat });
    return away;
  }

  /** A message is on record: it is looked for where this program answers the chat; if another does, that is rung for, unless it was when it was recorded. */
  kept(row: InboxRow, rung: boolean): void {
    const { channel, chat } = row.incoming;
    if (this.seating.at(shareOf(channel, chat))) this.look();
    else if (!rung) this.arrived(row);
  }

  /** A message waits: it is looked for here, or by whoever answers the chat. */
  arrived({ incoming: { channel, chat } }: InboxRow): void {
    const seat = shareOf(channel, chat);
    if (this.seating.at(seat)) this.look();
    else this.ring({ kind: 'waits', seat });
  }

  /** The message is settled. `elsewhere`: whoever heard it may wait for that. */
  answered(row: InboxRow, elsewhere: boolean): void {
    const { channel, chat, id } = row.incoming;
    // Of a chat that has as many in hand as it may, more may wait.
    const more = this.#messages.countOf(`${channel} ${chat}`) >= MOST_OF_CHAT;
    this.#messages.end(row.id);
    if (more) this.look();
    if (elsewhere) this.ring({ kind: 'settled', channel, id });
    this.#goOn();
  }

  /** Of parts that were just owed those that leave from here; whoever sends the others is woken. */
  owed(channel: ChannelName, rows: readonly OutboxRow[]): readonly OutboxRow[] {
    const away = new Set<string>();
    const here = rows.filter((row) => {
      const seat = this.#sendsAt(channel, row);
      const hold = this.seating.at(seat);
      if (!hold) away.add(seat);
      if (!hold || this.#owed.get(row.id)) return false;
      this.#owed.begin(row.id, hold);
      return true;
    });
    for (const seat of away) this.ring({ kind: 'waits', seat });
    return here;
  }

  /** Rings where nothing is to be written down. Whoever does not hear it finds out with the next beat. */
  ring(what: Ring): void {
    const { store, seats } = this.#parts;
    store.transaction(() => seats.ring(what)).catch(() => {});
  }

  /** Begins to send a part; resolves with what ends that, or null where it is not this program's to send any more. */
  async beginToSend(channel: ChannelName, row: OutboxRow): Promise<(() => void) | null> {
    const begun = this.#owed.get(row.id);
    if (!begun?.hold.enter()) return null;
    const { hold, again } = begun;
    const leave = (): void => hold.leave();
    try {
      if ((await this.seating.isSure(hold)) && (!again || (await this.#parts.seats.isOwed(row.id)))) {
        if (again) this.#parts.again(channel);
        return leave;
      }
    } catch (error) {
      leave();
      throw error;
    }
    leave();
    this.marked(row);
    return null;
  }

  /** Whether a begun part may still leave from here; where it may not it is no longer in hand. */
  async isSure(row: OutboxRow): Promise<boolean> {
    const begun = this.#owed.get(row.id);
    if (begun && (await this.seating.isSure(begun.hold))) return true;
    this.marked(row);
    return false;
  }

  /** The part is marked as sent, or as never to be sent. */
  marked(row: OutboxRow): void {
    this.#owed.end(row.id);
    this.#goOn();
  }

  /** Looks for work; asked meanwhile or right after, once more, a little later: what comes in a flood is found many at a time. */
  look(): void {
    this.#again = this.#looking;
    if (this.#looking) return;
    this.#looking = true;
    const { clock, logger, random } = this.#parts;
    this.#takeUp()
      .catch((error: Error) => logger.warn({ error: error.name }, 'the store could not be looked through'))
      .finally(() => {
        clock.after(SOON * (0.5 + random() / 2), () => {
          this.#looking = false;
          if (this.#again) this.look();
        });
      });
  }

  /** What could not be taken up is looked for once half of what could is done. */
  #goOn(): void {
    if (this.#more && Math.max(this.#messages.size, this.#owed.size) <= MOST / 2) this.look();
  }

  async #takeUp(): Promise<void> {
    const { seats, apart, answer, send } = this.#parts;
    const held = this.seating.held;
    const channels = apart.filter((channel) => this.seating.at(channel));
    const shares = held.map(({ seat }) => seat).filter((seat) => /^\d/.test(seat));
    const room = { messages: MOST - this.#messages.size, parts: MOST - this.#owed.size };
    this.#more = room.messages <= 0 || room.parts <= 0;
    if (held.length === 0 || (room.messages <= 0 && room.parts <= 0)) return;
    const looked = await this.#messages.while(() =>
      this.#owed.while(() =>
        seats.work({ shares, channels, apart }, { messages: this.#messages.ids, parts: this.#owed.ids }, room),
      ),
    );
    const { found, isOld } = looked.found;
    for (const row of found.messages) {
      const hold = this.seating.at(shareOf(row.incoming.channel, row.incoming.chat));
      if (!hold || looked.isOld(row.id)) continue;
      this.#messages.begin(row.id, hold, { of: `${row.incoming.channel} ${row.incoming.chat}` });
      answer(row, hold, hold.abandoned ? 1 : 0);
    }
    for (const { channel, row, again } of found.parts) {
      const hold = this.seating.at(this.#sendsAt(channel, row));
      if (!hold || isOld(row.id)) continue;
      this.#owed.begin(row.id, hold, { again });
      send(channel, [row]);
    }
    for (const hold of held) hold.abandoned = false;
    this.#more = found.messages.length >= room.messages || found.parts.length >= room.parts;
  }

  #sendsAt(channel: ChannelName, { outgoing }: OutboxRow): string {
    return this.#parts.apart.includes(channel) ? channel : shareOf(channel, outgoing.chat);
  }
}
