import { hash, verify } from '@node-rs/argon2';
import { InputError } from '../errors.ts';

/** argon2id with 19 MiB, two passes, one lane; off the thread that answers messages. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const SHORTEST = 12;
const LONGEST = 200;

/** As argon2 keeps it, with the cost in it. Raises InputError for a password that is too short or too long to be one. */
export async function hashPassword(password: string, cost = COST): Promise<string> {
  if (password.length < SHORTEST || password.length > LONGEST) throw new InputError(`密码要 ${SHORTEST} 个字符以上`);
  return hash(password, cost);
}

/** Whether it is the password. Where there is no account as long is spent, so that nobody learns which names exist. */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  if (password.length > LONGEST) return false;
  if (kept !== null) return verify(kept, password);
  await hash(password, COST);
  return false;
}
