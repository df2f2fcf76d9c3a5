import { z } from 'zod';
import { InputError } from '../errors.ts';
import type { Io } from './io.ts';

export const Facts = z.record(z.string(), z.unknown(), '应当是一个对象：事实名 → 值');
export const AsOf = z.string().optional();

const Enterprise = z.object({ facts: Facts, asOf: AsOf });

/** The one `{facts, asOf?}` object of standard input; InputError says what is wrong with it and where. */
export async function readEnterprise(io: Io): Promise<z.infer<typeof Enterprise>> {
  let text = '';
  for await (const line of io.lines()) text += `${line}\n`;
  let row: unknown;
  try {
    row = JSON.parse(text);
  } catch {
    throw new InputError('标准输入不是一个 JSON 对象');
  }
  return readRow(Enterprise, row);
}

/** `row` as the schema has it; InputError names the place of the first fault. */
export function readRow<S extends z.ZodType>(schema: S, row: unknown): z.infer<S> {
  const parsed = schema.safeParse(row);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new InputError(`${issue?.path.join('.')}: ${issue?.message}`);
}
