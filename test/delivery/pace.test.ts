import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type RateLimit, SendingPace } from '../../src/delivery/pace.ts';

const TELEGRAM: readonly RateLimit[] = [
  { scope: 'channel', kind: null, count: 30, per: 1000 },
  { scope: 'chat', kind: null, count: 1, per: 1000 },
  { scope: 'chat', kind: 'group', count: 20, per: 60_000 },
];

/** The most of `times` within any `per`. */
function most(times: readonly number[], per: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.max(0, ...sorted.map((t) => sorted.filter((u) => u >= t && u < t + per).length));
}

describe('pace', () => {
  test('keeps every window of the app, wherever between sending and answer the message arrives', () => {
    const send = fc.record({
      chat: fc.integer({ min: 0, max: 40 }),
      way: fc.integer({ min: 0, max: 400 }),
      arrives: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(send, { maxLength: 150 }), (sends) => {
        const pace = new SendingPace(TELEGRAM);
        const arrived = new Map<string, number[]>();
        const answers: { at: number; chat: string; kind: 'group' | 'private' }[] = [];
        let now = 0;
        for (const { chat, way, arrives } of sends) {
          const kind = chat < 5 ? 'group' : 'private';
          const id = String(chat);
          for (;;) {
            const at = pace.at(id, kind, now);
            const next = answers.sort((a, b) => a.at - b.at)[0];
            if (next && next.at <= Math.min(at, Number.MAX_VALUE)) {
              answers.shift();
              now = Math.max(now, next.at);
              pace.answered(next.chat, next.kind, next.at);
              continue;
            }
            now = at;
            break;
          }
          pace.sending(id, kind);
          answers.push({ at: now + way, chat: id, kind });
          arrived.set(id, [...(arrived.get(id) ?? []), now + way * arrives]);
        }
        expect(most([...arrived.values()].flat(), 1000)).toBeLessThanOrEqual(30);
        for (const [chat, times] of arrived) {
          expect(most(times, 1000)).toBeLessThanOrEqual(1);
          if (Number(chat) < 5) expect(most(times, 60_000)).toBeLessThanOrEqual(20);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('lets a message go at once where nothing is used up', () => {
    expect(new SendingPace(TELEGRAM).at('1', 'private', 5)).toBe(5);
    expect(new SendingPace([]).at('1', 'group', 5)).toBe(5);
  });
});
