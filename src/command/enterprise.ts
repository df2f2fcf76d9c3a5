import { z } from 'zod';
import { InputError } from '../errors.ts';
import { type Io, readRow } from './io.ts';

export const Facts = z.record(z.string(), z.unknown(), '应当是一个对象：事实名 → 值');
export const AsOf = z.string().optional();

/** `trade`: what it does, in words; measures for other trades are left out then. */
const Enterprise = z.object({ facts: Facts, asOf: AsOf, trade: z.string().optional() });

/** The one `{facts, asOf?, trade?}` object of standard input; InputError says what is wrong with it and where. */
export async function readEnterprise(io: Io): Promise<z.infer<typeof Enterprise>> {
  let text = '';
  for await (const line of io.lines()) text += `${line}\n`;
  let row: unknown;
  try {
    row = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new InputError('标准输入不是一个 JSON 对象');
  }
  return readRow(Enterprise, row);
}
