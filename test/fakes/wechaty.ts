import { packages } from '../../src/channel/wechat/packages.ts';

/** What the tests use of Wechaty's packages beside what the channel does: the two halves of a gateway. */
interface Halves {
  puppet(): Promise<{ readonly Puppet: new () => PuppetBase; readonly types: Numbers }>;
  service(): Promise<{ readonly PuppetServer: new (options: object) => PuppetServer }>;
}

/** Wechaty's numbers of kinds, by their names. */
type Numbers = Readonly<
  Record<'Message' | 'Dirty' | 'Contact' | 'ContactGender' | 'ScanStatus', Readonly<Record<string, number>>>
>;

interface PuppetBase {
  readonly currentUserId: string;
  login(id: string): void;
  emit(event: string, payload: object): boolean;
}

export interface PuppetServer {
  start(): Promise<void>;
  stop(): Promise<void>;
}

const halves = (await packages()) as unknown as Halves;

export const { Puppet, types } = await halves.puppet();
export const { PuppetServer } = await halves.service();
