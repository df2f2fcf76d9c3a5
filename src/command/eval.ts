import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { InputError } from '../errors.ts';
import { judgeReply } from '../office/learning/judge-reply.ts';
import { type Ask, keepVerdicts, questionsWithVerdicts, tryKept } from '../office/learning/kept-verdicts.ts';
import type { Io } from './io.ts';
import { inStore } from './taught.ts';

/** A question with what its reply has to meet, as `judgeReply` reads it. */
const Question = z.object({
  id: z.string(),
  question: z.string(),
  asOf: z.string().optional(),
  history: z.array(z.string()).default([]),
  outcome: z.array(z.string()).optional(),
  cite: z.array(z.string()).optional(),
  clause: z.string().optional(),
  money: z.array(z.number()).optional(),
  all: z.array(z.string()).optional(),
  none: z.array(z.string()).optional(),
  nomoney: z.union([z.boolean(), z.array(z.number())]).optional(),
  verdict: z.string().optional(),
  amount: z.number().optional(),
});

export interface EvalOptions {
  /** Files of questions, one JSON object a line. */
  readonly files: readonly string[];
  readonly store: string;
  readonly json: boolean;
  readonly ask: (question: string, asOf: string, history: readonly string[]) => ReturnType<Ask>;
}

/** `cewen eval [FILE…] [--json]`: the questions that the desk keeps, and those of files; exit status 1 where one is not answered as it has to be. */
export async function evalCommand(io: Io, { files, store, json, ask }: EvalOptions): Promise<number> {
  const rows: { id: string; question: string; faults: readonly string[] }[] = [];
  await inStore(store, undefined, async (open) => {
    const verdicts = await tryKept(await open.transaction(questionsWithVerdicts), (question, asOf) =>
      ask(question, asOf, []),
    );
    await open.transaction((tx) => keepVerdicts(tx, verdicts, 'gains'));
    rows.push(...verdicts);
  });
  const kept = rows.length;
  for (const file of files)
    for (const { id, question, asOf, history, ...wanted } of questionsOf(file)) {
      const reply = await ask(question, asOf ?? io.today(), history);
      rows.push({ id, question, faults: judgeReply(criteria(wanted), [...history, question], reply) });
    }
  const failed = rows.filter(({ faults }) => faults.length > 0);
  if (json) for (const { id, question, faults } of rows) io.out(JSON.stringify({ id, question, faults }));
  else {
    for (const { id, question, faults } of failed) io.out(`没有通过\t${id}\t${question}\t${faults.join('；')}`);
    io.out(`工作台留下的 ${kept} 题，文件里的 ${rows.length - kept} 题，通过 ${rows.length - failed.length}`);
  }
  return failed.length > 0 ? 1 : 0;
}

/** The same without what is not asked for. */
const criteria = (wanted: Omit<z.infer<typeof Question>, 'id' | 'question' | 'asOf' | 'history'>) =>
  Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));

function questionsOf(file: string): z.infer<typeof Question>[] {
  if (!existsSync(file)) throw new InputError(`没有这个文件：${file}`);
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, i) => {
      if (line.trim() === '') return [];
      try {
        return [Question.parse(JSON.parse(line))];
      } catch {
        throw new InputError(`${file}:${i + 1}：不是一道题`);
      }
    });
}
