import { beforeEach, describe, expect, test } from 'vitest';
import { Swapping } from '../../src/app/swapping-index.ts';

/** Something opened of a build, which must be closed once and not be used after that. */
class Opened {
  readonly build: string;
  closed = 0;
  constructor(build: string) {
    this.build = build;
  }
  read(): string {
    if (this.closed > 0) throw new Error('EBADF');
    return this.build;
  }
}

let wanted: string | null;
let opened: Opened[];
let broken: boolean;
let told: string[];
let served: Swapping<Opened>;

beforeEach(() => {
  wanted = 'a';
  opened = [new Opened('a')];
  broken = false;
  told = [];
  served = new Swapping(opened[0] as Opened, {
    wanted: () => wanted,
    open: async () => {
      await Promise.resolve();
      if (broken) throw new Error('half written');
      const next = new Opened(wanted ?? '');
      opened.push(next);
      return next;
    },
    versionOf: ({ build }) => build,
    close: (of) => {
      of.closed += 1;
      if (of.closed > 1) throw new Error('EBADF');
    },
    taken: ({ build }) => told.push(build),
    failed: (error) => told.push((error as Error).message),
  });
});

const read = async (it: Opened): Promise<string> => it.read();
const closings = () => opened.map(({ closed }) => closed);

/** A turn that waits, as for a model, until it is let go. */
function waiting(): { readonly turn: (it: Opened) => Promise<string>; readonly go: () => void } {
  let go: () => void = () => {};
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  const turn = async (it: Opened): Promise<string> => {
    const before = it.read();
    await gate;
    return `${before}${it.read()}`;
  };
  return { turn, go };
}

describe('a new build', () => {
  test('is opened once for turns that come together, and the old one is closed once', async () => {
    wanted = 'b';
    expect(await Promise.all([served.use(read), served.use(read), served.use(read)])).toEqual(['b', 'b', 'b']);
    expect(closings()).toEqual([1, 0]);
    expect(served.version).toBe('b');
    expect(told).toEqual(['b']);
  });

  test('takes nothing from a turn that began before: the old one is closed when the last such turn is over', async () => {
    const [one, two] = [waiting(), waiting()];
    const before = [served.use(one.turn), served.use(two.turn)];
    await Promise.resolve();
    wanted = 'b';
    expect(await served.use(read)).toBe('b');
    expect(closings()).toEqual([0, 0]);
    one.go();
    expect(await before[0]).toBe('aa');
    expect(closings()).toEqual([0, 0]);
    two.go();
    expect(await before[1]).toBe('aa');
    expect(closings()).toEqual([1, 0]);
  });

  test('that can not be opened leaves the old one in service, and is tried again by the next turn', async () => {
    wanted = 'b';
    broken = true;
    expect(await Promise.all([served.use(read), served.use(read)])).toEqual(['a', 'a']);
    broken = false;
    expect(await served.use(read)).toBe('b');
    expect(told).toEqual(['half written', 'b']);
    expect(closings()).toEqual([1, 0]);
  });

  test('is opened without a turn when it is looked for, but not again and again where it can not be', async () => {
    wanted = null;
    await served.look();
    expect(told).toEqual([]);
    wanted = 'b';
    broken = true;
    await served.look();
    await served.look();
    expect(told).toEqual(['half written']);
    wanted = 'c';
    broken = false;
    await served.look();
    expect([served.version, closings()]).toEqual(['c', [1, 0]]);
  });

  test('replaces a build that was still in use when it was itself replaced', async () => {
    const first = waiting();
    const turn = served.use(first.turn);
    await Promise.resolve();
    for (const build of ['b', 'c']) {
      wanted = build;
      expect(await served.use(read)).toBe(build);
    }
    first.go();
    expect(await turn).toBe('aa');
    expect(closings()).toEqual([1, 1, 0]);
  });
});

test('a turn that fails lets go of what it used', async () => {
  const failing = served.use(async () => {
    wanted = 'b';
    await served.use(read);
    throw new Error('model');
  });
  await expect(failing).rejects.toThrow('model');
  expect(closings()).toEqual([1, 0]);
});
