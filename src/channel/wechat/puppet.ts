/** What we use of a Wechaty puppet, written down here since its packages stand apart and may be absent. */
export interface Puppet {
  readonly isLoggedIn: boolean;
  readonly currentUserId: string;
  on(event: 'scan', hear: (of: { readonly qrcode?: string }) => void): void;
  on(event: 'login', hear: (of: { readonly contactId: string }) => void): void;
  on(event: 'logout', hear: () => void): void;
  on(event: 'message', hear: (of: { readonly messageId: string }) => void): void;
  on(event: 'friendship', hear: (of: { readonly friendshipId: string }) => void): void;
  on(event: 'room-invite', hear: (of: { readonly roomInvitationId: string }) => void): void;
  emit(event: 'dirty', payload: { readonly payloadType: number; readonly payloadId: string }): boolean;
  messagePayload(id: string): Promise<MessagePayload>;
  messageSendText(chat: string, text: string, mentions: readonly string[]): Promise<string | undefined>;
  contactPayload(id: string): Promise<{ readonly name: string }>;
  roomMemberList(room: string): Promise<readonly string[]>;
  roomMemberPayload(room: string, id: string): Promise<{ readonly name: string; readonly roomAlias?: string }>;
  dirtyPayload(type: number, id: string): Promise<void> | void;
  friendshipAccept(id: string): Promise<void>;
  roomInvitationAccept(id: string): Promise<void>;
}

interface MessagePayload {
  readonly type: number;
  readonly text?: string;
  readonly talkerId?: string;
  readonly listenerId?: string;
  readonly roomId?: string;
  readonly timestamp: number;
  readonly mentionIdList?: readonly string[];
}

/** Wechaty's numbers of the kinds of messages, and of what is kept and can be asked for anew. */
export const MESSAGE = { Attachment: 1, Audio: 2, Emoticon: 5, Image: 6, Text: 7, Video: 15 } as const;
export const DIRTY = { Contact: 2, RoomMember: 4 } as const;
