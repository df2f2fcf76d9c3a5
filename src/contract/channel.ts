import type { ChannelName, ChatKind, Origin } from './message.ts';
import type { Reply } from './reply.ts';

/** What a message holds. `answers` names the question under which a choice was pressed, '' where that can't be told; a vote was pressed under the message of ours that `of` names. */
export type Content =
  | { readonly kind: 'text'; readonly text: string; readonly answers?: string }
  | {
      readonly kind: 'unreadable';
      readonly what: 'picture' | 'voice' | 'video' | 'file' | 'sticker' | 'other';
      /** What the app tells of it: what the file is called, and its size in bytes. */
      readonly name?: string;
      readonly bytes?: number;
    }
  | { readonly kind: 'vote'; readonly useful: boolean; readonly of: string };

/** A message to us, as a channel has read it: addressed to the assistant, its name cut out. */
export interface Incoming extends Origin {
  /** One id a message within its channel: the same when the app delivers it twice. */
  readonly id: string;
  /** The id of the message whose words this one replaces. */
  readonly revises: string | null;
  readonly content: Content;
  /** What the app wants back with an answer to this very message. */
  readonly ticket: string | null;
  /** Of the trace that tells its way through the programs (`traceparent` of W3C Trace Context); absent where none is kept. */
  readonly trace?: string;
  /** Names those who may be one and the same, though they write in chats of their own: they have one turn between them. It tells nobody who they are. */
  readonly source?: string;
  /** Its chat was told that it waits its turn and is answered then: it is, however late. */
  readonly promised?: true;
}

/** Emphasis of a span, in UTF-16 units of the part's text. */
export interface Mark {
  readonly kind: 'bold' | 'quote';
  readonly offset: number;
  readonly length: number;
}

/** A button under a part; `action` comes back when it is pressed. */
export interface Button {
  readonly label: string;
  readonly action: string;
}

/** One message as an app can take it: within its length, with what it can show. */
export interface Part {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly buttons: readonly (readonly Button[])[];
}

/** A part on its way. `key` is the same at every attempt, so that an app that can tell doubles apart may. */
export interface Outgoing {
  readonly key: string;
  readonly chat: string;
  readonly kind: ChatKind;
  /** Who is answered. */
  readonly sender: string;
  /** The message that is answered. */
  readonly replyTo: string;
  readonly ticket: string | null;
  readonly part: Part;
  /** As of the message that is answered. */
  readonly trace?: string;
  /** As of the message that is answered: it is sent, however late. */
  readonly promised?: true;
  /** It may have arrived before: the program that sent it ended before it knew. */
  readonly again?: true;
}

/** The app has taken it; `id` is its own id of our message, null where it gives none. */
export interface Accepted {
  readonly id: string | null;
}

export interface Health {
  /** `standby`: another program listens, this one takes over where it goes. */
  readonly state: 'starting' | 'up' | 'away' | 'stopped' | 'standby';
  /** Since when, milliseconds since 1970. */
  readonly since: number;
}

/** Resolves when the message is on record: only then may the app be told that it has arrived. */
export type Receive = (incoming: Incoming) => Promise<void>;

/** A message that stands in a chat under the account of the assistant: one that was sent from here, or one that a person wrote with that account, from the phone. */
export interface OwnMessage extends Pick<Incoming, 'channel' | 'id' | 'chat' | 'kind' | 'sentAt'> {
  /** Whom it is written to: who is at the other side of a private chat, in a group those whom it calls by name. */
  readonly to: readonly string[];
  /** Null for a picture, a voice message or the like. */
  readonly text: string | null;
}

/** Told of each such message, where the app shows them. */
export type Overhear = (own: OwnMessage) => Promise<void>;

/** An app that people write in. It turns updates into Incoming and a Reply into Parts; order, retries and limits are delivery's. */
export interface Channel {
  readonly name: ChannelName;
  /** A part that is sent twice may stand in the chat twice: one that is sent `again` says so there. */
  readonly doubles?: boolean;
  /** It shows more of a reply than its words: what was made of a message is kept beside it. */
  readonly explains?: boolean;
  /** What one program alone can do at a time, of several that are the same bot: nothing, listen, or listen and send. */
  readonly alone: 'nothing' | 'listens' | 'listens-and-sends';
  /** Resolves when messages flow. `failed` is told once if the channel can't go on later. */
  start(receive: Receive, failed: (error: Error) => void, overhear?: Overhear): Promise<void>;
  render(reply: Reply, kind: ChatKind): readonly Part[];
  send(outgoing: Outgoing): Promise<Accepted>;
  /** Shows that an answer is being worked on, where the app can; never throws. */
  typing(to: Pick<Outgoing, 'chat' | 'ticket' | 'key'>): Promise<void>;
  /** Told when nothing more is to be done about the message of this id: what is said to it is on record. `taken`: false where nothing was read. */
  settled?(id: string, taken: boolean): void;
  health(): Health;
  stop(): Promise<void>;
}
