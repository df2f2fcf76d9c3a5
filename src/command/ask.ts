import { z } from 'zod';
import type { Message } from '../contract/message.ts';
import type { Reply } from '../contract/reply.ts';
import { answerOnce } from '../dialogue/respond.ts';
import type { Services } from '../dialogue/services.ts';
import { InputError } from '../errors.ts';
import { IsoDate } from '../knowledge/document.ts';
import { type Io, readRow, serveLines } from './io.ts';

/** A reading that is handed in and used in place of the program's own. */
const Reading = z.object({
  acts: z.array(
    z.object({
      act: z.string(),
      aspects: z.array(z.string()).optional(),
      measure: z.string().nullish(),
      document: z.string().nullish(),
      which: z.string().optional(),
      figure: z.string().nullish(),
      to: z.string().nullish(),
    }),
  ),
  slots: z.array(z.object({ fact: z.string(), value: z.unknown(), words: z.string(), about: z.boolean().optional() })),
  clients: z.array(z.string()).optional(),
});
const Asked = z.object({
  question: z.string(),
  asOf: z.string().optional(),
  history: z.array(z.string()).default([]),
  reading: Reading.optional(),
});

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
    const { question, asOf, history, reading } = readRow(Asked, row);
    return { reply: await ask(services, { question, asOf: asOf ?? io.today(), history, ...(reading && { reading }) }) };
  });
}

function ask(
  services: Services,
  { question, asOf, ...rest }: { question: string; asOf: string } & Pick<Message, 'history' | 'reading'>,
): Promise<Reply> {
  return answerOnce({ id: null, text: question, asOf: checkedDate(asOf), ...rest }, services);
}

/** A day that exists: 2026-02-30 is none. */
export function checkedDate(text: string): string {
  const date = new Date(`${text}T00:00:00Z`);
  if (!IsoDate.safeParse(text).success || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text)
    throw new InputError(`${JSON.stringify(text)} 不是日期，请写成 YYYY-MM-DD`);
  return text;
}
