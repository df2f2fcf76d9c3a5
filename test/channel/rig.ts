import type { Channel } from '../../src/contract/channel.ts';
import type { Journal } from '../fakes/journal.ts';

type Person = 'ann' | 'bob';

export interface Saying {
  readonly from: Person;
  readonly where: 'private' | 'group';
  /** {bot}, {bob} and {all} stand for mentions as the app writes them, without what follows the name. */
  readonly text: string;
  /** Whose message is quoted. */
  readonly quotes?: 'bot' | 'bob';
  /** The same id is the same message again. */
  readonly id?: string;
  /** The id of an earlier message whose words these replace. */
  readonly edits?: string;
  /** Seconds ago. */
  readonly age?: number;
  readonly what?: 'picture' | 'sticker' | 'voice';
}

export interface Said {
  readonly chat: string;
  readonly text: string;
  /** Labels of buttons, where the app has them. */
  readonly buttons: readonly string[];
  /** Presses a button, where the app has them. */
  press(label: string, by: Person): Promise<void>;
}

/** One app on loopback with our adapter at it: two people, a group that both and the bot are in. */
export interface Rig {
  readonly channel: Channel;
  /** What must never be logged. */
  readonly secrets: readonly string[];
  readonly sent: Journal<Said>;
  /** The most that one message may hold, in the app's own measure. */
  readonly longest: number;
  readonly measure: (text: string) => number;
  chat(of: Person | 'group'): string;
  say(saying: Saying): Promise<void>;
  /** Whether somebody was shown that an answer is being worked on. */
  typed(): Promise<void>;
  /** The next sends fail. */
  fail(how: 'busy' | 'error' | 'dropped' | 'refused', times?: number): void;
  /** The app goes away and comes back; what people say meanwhile is up to the app. */
  leave(): Promise<void>;
  comeBack(): Promise<void>;
  /** Another program takes the bot over. */
  replace(): Promise<void>;
  /** A new adapter at the same app, as after a restart. */
  again(): Channel;
  /** An adapter whose key the app does not know. */
  withWrongKey(): Channel;
  close(): Promise<void>;
}

/** What an app can't do, by the name of the case, and why. */
export type Cannot = Readonly<Record<string, string>>;
