import { streamSSE } from 'hono/streaming';
import { aboutThread } from '../store/port.ts';
import { whoseOf } from './chat-key.ts';
import type { DeskContext } from './desk-env.ts';
import type { DeskParts } from './desk-parts.ts';

/** How often a page is told of the queue at most, and a sign of life where nothing happens; milliseconds. */
const QUEUE_EVERY = 2000;
const BEAT = 25_000;

/** A page's line of events: `chat` where its own chat changed, `queue` where another did. What a page missed it reads when it is back. */
export const eventRoute =
  ({ live, clock }: DeskParts) =>
  (c: DeskContext): Response => {
    const whose = whoseOf(c.req.query('chat') ?? '');
    const { account } = c.get('by');
    return streamSSE(c, async (stream) => {
      let over = (): void => {};
      const ended = new Promise<void>((resolve) => {
        over = resolve;
      });
      let queued = (): void => {};
      let waiting = false;
      const say = (event: string): void => void stream.writeSSE({ event, data: '' }).catch(over);
      const leave = live.join({
        account: account.id,
        chat: whose ? aboutThread(whose) : '',
        tell: (event) => {
          if (event === 'chat') return say('chat');
          if (waiting) return;
          waiting = true;
          queued = clock.after(QUEUE_EVERY, () => {
            waiting = false;
            say('queue');
          });
        },
      });
      let beating = (): void => {};
      const beat = (): void => {
        beating = clock.after(BEAT, () => {
          say('beat');
          beat();
        });
      };
      beat();
      stream.onAbort(over);
      say('beat');
      await ended;
      leave();
      queued();
      beating();
    });
  };
