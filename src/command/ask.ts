import { z } from 'zod';
import type { Reply } from '../contract/reply.ts';
import { answer } from '../dialogue/respond.ts';
import type { Services } from '../dialogue/services.ts';
import { InputError } from '../errors.ts';
import { IsoDate } from '../knowledge/document.ts';
import { type Io, serveLines } from './io.ts';

const Asked = z.object({ question: z.string(), asOf: z.string().optional(), history: z.array(z.string()).default([]) });

/** `cewen ask "QUESTION"`: the reply's text, or the reply as JSON. */
export async function askOnce(
  services: Services,
  io: Io,
  question: string,
  options: { json: boolean; asOf: string | undefined },
): Promise<number> {
  const reply = await ask(services, { question, asOf: options.asOf ?? io.today(), history: [] });
  io.out(options.json ? JSON.stringify(reply) : reply.text);
  return 0;
}

/** `cewen ask --jsonl`. */
export function askLines(services: Services, io: Io): Promise<number> {
  return serveLines(io, async (row) => {
    const parsed = Asked.safeParse(row);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw new InputError(`${issue?.path.join('.')}: ${issue?.message}`);
    }
    const { question, asOf, history } = parsed.data;
    return { reply: await ask(services, { question, asOf: asOf ?? io.today(), history }) };
  });
}

function ask(
  services: Services,
  { question, asOf, history }: { question: string; asOf: string; history: readonly string[] },
): Promise<Reply> {
  return answer({ id: null, text: question, history, asOf: checkedDate(asOf) }, services);
}

/** A day that exists: 2026-02-30 is none. */
export function checkedDate(text: string): string {
  const date = new Date(`${text}T00:00:00Z`);
  if (!IsoDate.safeParse(text).success || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text)
    throw new InputError(`${JSON.stringify(text)} 不是日期，请写成 YYYY-MM-DD`);
  return text;
}
