import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { InputError } from '../errors.ts';
import type { Store, Transaction } from '../store/port.ts';
import { ACCOUNTS, type AccountRole, addAccount, changeAccount, type KeptAccount, ROLES } from './accounts.ts';
import { note } from './audit-trail.ts';
import { hashPassword, isPassword } from './password.ts';
import { type Kept, Shelf } from './shelf.ts';

/** Who is signed in; kept under the sha256 of the token, so that nobody signs in with a copy of the database. */
const Session = z.object({
  /** What every form of the session carries. */
  csrf: z.string(),
  /** When its token was made; milliseconds since 1970. */
  begun: z.number(),
  /** When it ends at the latest. */
  ends: z.number(),
});
const SESSIONS = new Shelf('session', Session);
const INVITES = new Shelf('invite', z.object({ role: z.enum(ROLES), ends: z.number() }));
const FAILURES = new Shelf('sign-in', z.object({ times: z.array(z.number()) }));

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A session that nobody uses ends after this, any session after twelve hours. */
const IDLE = 2 * HOUR;
const LONGEST = 12 * HOUR;
/** A token is replaced after this; the old one lasts a little for requests under way. */
const ROTATE = HOUR;
const GRACE = MINUTE;
/** So many failures in so long, and nobody signs in so: of a name from one address, so that nobody locks another out; of either alone. */
const MOST_FAILURES = { both: 5, from: 30, name: 50 } as const;
const FAILURES_WITHIN = 15 * MINUTE;

export interface SignedIn {
  readonly account: KeptAccount;
  readonly csrf: string;
  /** The token to set; null where the one that came goes on. */
  readonly token: string | null;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const secret = (): string => randomBytes(32).toString('base64url');

/** Signs in and gives the token of a new session; null for a wrong name or password. Raises InputError after too many failures. */
export async function signIn(
  store: Store,
  { name, password, from }: { name: string; password: string; from: string },
  now: number,
): Promise<string | null> {
  const given = { name, password, from };
  if (!(await knowsPassword(store, given, now))) return null;
  return store.transaction(async (tx) => {
    await note(tx, { by: name, did: '登录', to: from }, now);
    return beginSession(tx, name, now);
  });
}

/** Whether it is the password of an account that is open; a wrong one counts. Raises InputError after too many. */
async function knowsPassword(
  store: Store,
  { name, password, from }: { name: string; password: string; from: string },
  now: number,
): Promise<boolean> {
  const named = name.slice(0, 60);
  const keys = [`both ${named} ${from}`, `from ${from}`, `name ${named}`];
  const account = await store.transaction(async (tx) => {
    for (const key of keys) if (await isBarred(tx, key, now)) throw new InputError('试得太多了，请过一刻钟再登录');
    return ACCOUNTS.get(tx, name);
  });
  const right = await isPassword(password, account?.value.active ? account.value.hash || null : null);
  await store.transaction(async (tx) => {
    for (const key of keys) await (right ? FAILURES.remove(tx, key) : countFailure(tx, key, now));
    if (!right) await note(tx, { by: named, did: '登录失败', to: from }, now);
  });
  return right;
}

/** Gives an account another password, ends all of its sessions and begins a new one. Raises InputError where the old one is wrong, or the new one is none. */
export async function changePassword(
  store: Store,
  { next, ...told }: { name: string; password: string; next: string; from: string },
  now: number,
): Promise<string> {
  const hash = await hashPassword(next);
  if (!(await knowsPassword(store, told, now))) throw new InputError('现在的密码不对');
  return store.transaction(async (tx) => {
    await changeAccount(tx, told.name, { hash });
    await signOutEverywhere(tx, told.name);
    await note(tx, { by: told.name, did: '改密码', to: '' }, now);
    return beginSession(tx, told.name, now);
  });
}

/** Begins a session of an account and gives its token. */
export async function beginSession(tx: Transaction, account: string, now: number): Promise<string> {
  const token = secret();
  const value = { csrf: secret(), begun: now, ends: now + LONGEST };
  await SESSIONS.put(tx, { id: sha256(token), about: account, value, at: now, version: 0 });
  return token;
}

/** The session that a token stands for, with its account; null where it has ended or the account is closed. */
async function openSession(tx: Transaction, token: string, now: number) {
  const session = await SESSIONS.get(tx, sha256(token));
  if (!session || session.value.ends <= now || session.at + IDLE <= now) return null;
  const account = await ACCOUNTS.get(tx, session.about);
  return account?.value.active ? { session, account } : null;
}

/** Whether the token still stands for somebody; it is not used by that. */
export const isSignedIn = async (tx: Transaction, token: string, now: number): Promise<boolean> =>
  (await openSession(tx, token, now)) !== null;

/** Who the token stands for; null where it stands for nobody any more. */
export async function sessionOf(tx: Transaction, token: string, now: number): Promise<SignedIn | null> {
  const open = await openSession(tx, token, now);
  if (!open) return null;
  const { session, account } = open;
  const { csrf, begun, ends } = session.value;
  const due = now - begun >= ROTATE && ends - now > GRACE;
  if (due) {
    const next = secret();
    const rotated: Kept<z.infer<typeof Session>> = { ...session, id: sha256(next), version: 0, at: now };
    await SESSIONS.put(tx, { ...rotated, value: { csrf, begun: now, ends } });
    await SESSIONS.put(tx, { ...session, value: { csrf, begun: now, ends: now + GRACE } });
    return { account, csrf, token: next };
  }
  if (now - session.at > MINUTE) await SESSIONS.put(tx, { ...session, at: now });
  return { account, csrf, token: null };
}

export const signOut = (tx: Transaction, token: string): Promise<void> => SESSIONS.remove(tx, sha256(token));

/** Ends every session of an account. */
export async function signOutEverywhere(tx: Transaction, account: string): Promise<void> {
  for (const { id } of await SESSIONS.all(tx, account)) await SESSIONS.remove(tx, id);
}

/** A code by which one person makes an account, once, within a day. The first account is an admin's. */
export async function invite(
  tx: Transaction,
  role: AccountRole | null,
  now: number,
): Promise<{ code: string; role: AccountRole }> {
  const [first] = await ACCOUNTS.list(tx, null, 0, 1);
  const given = role ?? (first ? 'clerk' : 'admin');
  const code = randomBytes(15).toString('base64url');
  const value = { role: given, ends: now + 24 * HOUR };
  await INVITES.put(tx, { id: sha256(code), about: '', value, at: now, version: 0 });
  return { code, role: given };
}

/** Makes an account by a code, which is spent by that. Raises InputError. */
export async function join(
  store: Store,
  { code, name, password, from }: { code: string; name: string; password: string; from: string },
  now: number,
): Promise<void> {
  const key = `from ${from}`;
  const known = await store.transaction(async (tx) => {
    if (await isBarred(tx, key, now)) throw new InputError('试得太多了，请过一刻钟再来');
    const held = await INVITES.get(tx, sha256(code));
    if (held && held.value.ends > now) return true;
    await countFailure(tx, key, now);
    return false;
  });
  if (!known) throw new InputError('邀请码不对、用过了，或者过期了。请管理员再发一个');
  const hash = await hashPassword(password);
  await store.transaction(async (tx) => {
    const held = await INVITES.get(tx, sha256(code));
    if (!held) throw new InputError('邀请码用过了');
    await addAccount(tx, { id: name, role: held.value.role, hash }, now);
    await INVITES.remove(tx, held.id);
    await note(tx, { by: name, did: '用邀请码建立账号', to: held.value.role }, now);
  });
}

const kindOf = (key: string) => key.slice(0, 4) as keyof typeof MOST_FAILURES;

async function isBarred(tx: Transaction, key: string, now: number): Promise<boolean> {
  const times = (await FAILURES.get(tx, key))?.value.times ?? [];
  return times.filter((at) => at > now - FAILURES_WITHIN).length >= MOST_FAILURES[kindOf(key)];
}

async function countFailure(tx: Transaction, key: string, now: number): Promise<void> {
  const kept = await FAILURES.get(tx, key);
  const times = [...(kept?.value.times ?? []), now].slice(-MOST_FAILURES[kindOf(key)]);
  await FAILURES.put(tx, { id: key, about: '', value: { times }, at: now, version: kept?.version ?? 0 });
}

/** Lets go of sessions, codes and failures that are long over. */
export async function sweepSignIns(tx: Transaction, now: number): Promise<void> {
  for (const shelf of [SESSIONS, INVITES, FAILURES]) await shelf.expire(tx, now - 24 * HOUR, 500);
}
