import { z } from 'zod';
import type { Ring } from '../seats.ts';

const Channel = z.enum(['console', 'telegram', 'wechat', 'wecom', 'web']);

const Rung: z.ZodType<Ring> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('waits'), seat: z.string(), passedOn: z.literal(true).optional() }),
  z.object({ kind: z.literal('free') }),
  z.object({ kind: z.literal('settled'), channel: Channel, id: z.string() }),
  z.object({ kind: z.literal('changed'), whose: z.object({ channel: Channel, chat: z.string(), sender: z.string() }) }),
]);

/** What was rung; null where it is none of ours: whoever may connect to a database may ring there. */
export function readRing(payload: string): Ring | null {
  try {
    return Rung.safeParse(JSON.parse(payload)).data ?? null;
  } catch {
    return null;
  }
}
