import { z } from 'zod';
import { InputError } from '../errors.ts';
import type { Transaction } from '../store/port.ts';
import { type Kept, Shelf } from './shelf.ts';

export const ROLES = ['clerk', 'lead', 'officer', 'admin'] as const;
export type AccountRole = (typeof ROLES)[number];

/** What a role may do beyond answering chats, which all may. */
const MAY: Readonly<Record<AccountRole, readonly ('assign' | 'audit' | 'phrases' | 'teach' | 'accounts')[]>> = {
  clerk: [],
  lead: ['assign', 'audit', 'phrases', 'teach'],
  officer: ['phrases', 'audit', 'teach'],
  admin: ['assign', 'audit', 'phrases', 'teach', 'accounts'],
};

const Account = z.object({
  role: z.enum(ROLES),
  /** As argon2 writes it down; '' where the agency's own directory vouches for the person. */
  hash: z.string(),
  /** Takes waiting chats. */
  available: z.boolean(),
  /** Chats at once. */
  capacity: z.number().int(),
  active: z.boolean(),
});
type Account = z.infer<typeof Account>;

/** An account by its name. */
export type KeptAccount = Kept<Account>;

export const ACCOUNTS = new Shelf('account', Account);

export type Right = (typeof MAY)[AccountRole][number];

export const may = ({ value: { role } }: KeptAccount, right: Right): boolean => MAY[role].includes(right);

const NAME = /^[\p{L}\p{N}_.-]{1,30}$/u;

/** Adds an account. Raises InputError where the name is taken or none. */
export async function addAccount(
  tx: Transaction,
  { id, role, hash }: { id: string; role: AccountRole; hash: string },
  now: number,
): Promise<void> {
  if (!NAME.test(id)) throw new InputError('账号名最多 30 个字，只含文字、数字、点、横线和下划线');
  const value = { role, hash, available: false, capacity: 5, active: true };
  const added = await ACCOUNTS.put(tx, { id, about: '', value, at: now, version: 0 });
  if (!added) throw new InputError('这个账号名已经有人用了，请换一个');
}

/** Changes an account as it is now. */
export async function changeAccount(tx: Transaction, id: string, change: Partial<Account>): Promise<void> {
  const kept = await ACCOUNTS.get(tx, id);
  if (!kept) throw new InputError('没有这个账号');
  await ACCOUNTS.put(tx, { ...kept, value: { ...kept.value, ...change } });
}
