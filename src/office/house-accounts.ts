import { createHash } from 'node:crypto';
import { z } from 'zod';
import { InputError } from '../errors.ts';
import type { Store, Transaction } from '../store/port.ts';
import { ACCOUNTS, type AccountRole, addAccount, changeAccount } from './accounts.ts';
import { note } from './audit-trail.ts';
import { Shelf } from './shelf.ts';
import { beginSession } from './sign-in.ts';

/** Which account a person of the agency's own directory has here, under the sha256 of issuer and subject. */
const IDENTITIES = new Shelf('identity', z.object({ account: z.string() }));

/** Whom the directory vouches for: by its own id, never by a name, which its people may choose. */
export interface Vouched {
  readonly issuer: string;
  readonly subject: string;
  /** What the person is called there. */
  readonly name: string;
  /** What they may do here; the directory makes nobody an admin. */
  readonly role: Exclude<AccountRole, 'admin'>;
}

/** Signs in whom the directory vouches for, with an account that is made at the first time; gives the token of a new session. Raises InputError where the account is closed. */
export function signInVouched(store: Store, vouched: Vouched, now: number): Promise<string> {
  return store.transaction(async (tx) => {
    const { issuer, subject, role } = vouched;
    const id = createHash('sha256')
      .update(JSON.stringify([issuer, subject]))
      .digest('hex');
    const known = (await IDENTITIES.get(tx, id))?.value.account ?? (await open(tx, id, vouched, now));
    const account = await ACCOUNTS.get(tx, known);
    if (!account?.value.active) throw new InputError('这个账号已停用，请找管理员');
    // Whoever became an admin here stays one.
    if (account.value.role !== 'admin' && account.value.role !== role) {
      await changeAccount(tx, known, { role });
      await note(tx, { by: known, did: '按单位账号改了角色', to: role }, now);
    }
    await note(tx, { by: known, did: '用单位账号登录', to: '' }, now);
    return beginSession(tx, known, now);
  });
}

/** An account without a password, of a name that nobody has here. */
async function open(tx: Transaction, id: string, { name, role }: Vouched, now: number): Promise<string> {
  const bare = [...name.replace(/[^\p{L}\p{N}_.-]/gu, '')].slice(0, 24).join('') || '同事';
  let account = bare;
  for (let n = 2; await ACCOUNTS.get(tx, account); n += 1) account = `${bare}-${n}`;
  await addAccount(tx, { id: account, role, hash: '' }, now);
  await IDENTITIES.put(tx, { id, about: '', value: { account }, at: now, version: 0 });
  await note(tx, { by: account, did: '用单位账号建立账号', to: role }, now);
  return account;
}
