/** What a person wrote, whatever the app it came from. */
export interface Message {
  readonly id: string | null;
  readonly text: string;
  /** The person's earlier messages of this conversation, oldest first. */
  readonly history: readonly string[];
  /** The date asked about, ISO. */
  readonly asOf: string;
  /** Where it came from; absent where nobody waits in a chat (`cewen ask`). */
  readonly origin?: Origin;
}

export type ChannelName = 'console' | 'telegram' | 'wechat' | 'wecom';
export type ChatKind = 'private' | 'group';

/** Where a message came from. Ids are the app's own; times are milliseconds since 1970. */
export interface Origin {
  readonly channel: ChannelName;
  /** The chat that an answer goes to. In a group every sender has a conversation of their own. */
  readonly chat: string;
  readonly kind: ChatKind;
  readonly sender: string;
  /** When the app says that it was written. */
  readonly sentAt: number;
  /** The words of the message that it quotes. */
  readonly quoted: string | null;
}

export type Outcome = 'answer' | 'ask' | 'decline';
export type NoticeKind =
  | 'expired'
  | 'not-yet-in-force'
  | 'unknown-validity'
  | 'excerpt'
  | 'digest'
  | 'commentary'
  | 'assumed'
  | 'low-match'
  | 'rule-locked'
  | 'region';

interface CitedDocument {
  readonly id: string;
  readonly title: string;
  readonly number: string | null;
  readonly issuer: string | null;
  readonly region: string | null;
  readonly status: 'in-force' | 'not-yet' | 'expired' | 'unknown';
  readonly provenance: 'official' | 'restated' | 'excerpt' | 'digest' | 'commentary';
}

export interface Citation {
  /** The [1] in the text. */
  readonly n: number;
  readonly clause: string;
  readonly document: CitedDocument;
  readonly locator: string;
  readonly text: string;
}

/** `setting`: what the operator configured, such as how long things are kept. */
type FigureOrigin = 'clause' | 'document' | 'calculation' | 'user' | 'assumed' | 'date' | 'setting';

/** A quantity of the reply's text: `value` a decimal string in the base unit, `ref` what it is bound to. */
export interface ReplyFigure {
  readonly text: string;
  readonly value: string;
  readonly unit: string;
  readonly origin: FigureOrigin;
  readonly ref: string;
}

interface Award {
  readonly value: string;
  readonly unit: string;
  readonly promise: 'entitled' | 'up-to';
}

export interface Calculation {
  readonly rule: string;
  readonly verdict: 'eligible' | 'ineligible' | 'needs-facts' | 'not-in-scope';
  readonly amount: Award | null;
  readonly atMost: { readonly value: string; readonly unit: string } | null;
  readonly support: string | null;
  readonly missing: readonly string[];
  readonly next: { readonly fact: string; readonly ask: string } | null;
  readonly assumed: readonly string[];
  readonly attest: readonly string[];
  readonly nearMiss: {
    readonly fact: string;
    readonly has: string;
    readonly needs: string;
    readonly distance: string;
    readonly clause: string;
  } | null;
  readonly steps: readonly { readonly say: string; readonly clause: string }[];
}

export interface Choice {
  readonly label: string;
  readonly value: string;
}

export interface Notice {
  readonly kind: NoticeKind;
  readonly say: string;
}

/** The same object that every channel renders; `text` is exactly what a person is sent. */
export interface Reply {
  readonly outcome: Outcome;
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly figures: readonly ReplyFigure[];
  readonly calculations: readonly Calculation[];
  readonly choices: readonly Choice[];
  readonly notices: readonly Notice[];
  readonly wordedBy: 'rules' | 'model';
}

/** A reply, and what has to be written down together with it: `keep` runs once, in the transaction that settles the message. */
export interface Answered {
  readonly reply: Reply;
  readonly keep: () => void;
}

/** Answers a message. */
export type Handle = (message: Message) => Reply | Answered | Promise<Reply | Answered>;

/** What a message holds. A vote is about the message of ours that `of` names, or about the last one. */
export type Content =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unreadable'; readonly what: 'picture' | 'voice' | 'video' | 'file' | 'sticker' | 'other' }
  | { readonly kind: 'vote'; readonly useful: boolean; readonly of: string | null };

/** A message to us, as a channel has read it: addressed to the assistant, its name cut out. */
export interface Incoming extends Origin {
  /** One id a message within its channel: the same when the app delivers it twice. */
  readonly id: string;
  /** The id of the message whose words this one replaces. */
  readonly revises: string | null;
  readonly content: Content;
  /** What the app wants back with an answer to this very message. */
  readonly ticket: string | null;
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
}

/** The app has taken it; `id` is its own id of our message, null where it gives none. */
export interface Accepted {
  readonly id: string | null;
}

export interface Health {
  readonly state: 'starting' | 'up' | 'away' | 'stopped';
  /** Since when, milliseconds since 1970. */
  readonly since: number;
}

/** Resolves when the message is on record: only then may the app be told that it has arrived. */
export type Receive = (incoming: Incoming) => Promise<void>;

/** An app that people write in. It turns updates into Incoming and a Reply into Parts; order, retries and limits are delivery's. */
export interface Channel {
  readonly name: ChannelName;
  /** Resolves when messages flow. `failed` is told once if the channel can't go on later. */
  start(receive: Receive, failed: (error: Error) => void): Promise<void>;
  render(reply: Reply, kind: ChatKind): readonly Part[];
  send(outgoing: Outgoing): Promise<Accepted>;
  /** Shows that an answer is being worked on, where the app can; never throws. */
  typing(to: Pick<Outgoing, 'chat' | 'ticket' | 'key'>): Promise<void>;
  health(): Health;
  stop(): Promise<void>;
}
