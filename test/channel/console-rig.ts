import { PassThrough, Writable } from 'node:stream';
import { ConsoleChannel } from '../../src/channel/console/channel.ts';
import { utf16 } from '../../src/channel/split.ts';
import { Journal } from '../fakes/journal.ts';
import type { Rig, Said } from './rig.ts';

/** A terminal: what is typed goes in, what is printed comes out. */
export async function openConsoleRig(): Promise<Rig> {
  const sent = new Journal<Said>();
  const input = new PassThrough();
  let refused = 0;
  const output = new Writable({
    write(chunk, _, done) {
      if (refused > 0) {
        refused -= 1;
        return done(Object.assign(new Error('closed'), { code: 'EPIPE' }));
      }
      const text = String(chunk)
        .trim()
        .replace(/^策问：/, '');
      sent.push({ chat: 'terminal', text, buttons: [], press: async () => {} });
      done();
    },
    autoDestroy: false,
  });
  output.on('error', () => {});
  return {
    channel: new ConsoleChannel(input, output),
    secrets: [],
    sent,
    longest: Number.POSITIVE_INFINITY,
    measure: utf16,
    chat: () => 'terminal',
    say: async ({ text }) => void input.write(`${text}\n`),
    typed: async () => {},
    fail: () => {
      refused += 1;
    },
    leave: async () => {},
    comeBack: async () => {},
    replace: async () => {},
    again: () => new ConsoleChannel(new PassThrough(), output),
    withWrongKey: () => new ConsoleChannel(new PassThrough(), output),
    close: async () => void input.destroy(),
  };
}
