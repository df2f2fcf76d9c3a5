import type { Puppet } from './puppet.ts';

/** What we use of the packages in optional/wechat. */
interface Packages {
  wechaty(): Promise<{ readonly WechatyBuilder: { build(options: object): Wechaty } }>;
  qrcode(): Promise<{ readonly default: { toString(text: string, options: { type: 'utf8' }): Promise<string> } }>;
}

interface Wechaty {
  readonly puppet: Puppet;
  on(event: 'error', hear: (error: unknown) => void): void;
  init(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

const PACKAGES = new URL('../../../optional/wechat/packages.mjs', import.meta.url).href;

/** Named at run time, so that it is loaded from where it stands and not put into a bundle. */
export const packages = (): Promise<Packages> => import(PACKAGES);
