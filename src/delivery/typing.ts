import type { Channel, Outgoing } from '../contract/channel.ts';
import type { Clock } from '../contract/clock.ts';

/** An answer that takes longer than this, in milliseconds, is announced; apps forget the sign after five seconds. */
const PATIENCE = 400;
const AGAIN = 4500;

/** Shows that an answer is being worked on until the result is called. */
export function showTyping(channel: Channel, to: Pick<Outgoing, 'chat' | 'ticket' | 'key'>, clock: Clock): () => void {
  let over = false;
  let callOff = clock.after(PATIENCE, show);
  function show(): void {
    if (over) return;
    void channel.typing(to);
    callOff = clock.after(AGAIN, show);
  }
  return () => {
    over = true;
    callOff();
  };
}
