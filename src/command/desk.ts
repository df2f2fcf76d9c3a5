import type { Config } from '../app/config.ts';
import { openStore } from '../app/open-store.ts';
import { InputError } from '../errors.ts';
import { ROLES } from '../office/accounts.ts';
import { invite } from '../office/sign-in.ts';
import { showDesk } from './desk-demo.ts';
import type { Io } from './io.ts';

/** `cewen desk invite`: a code by which one account is made, once, within a day; the first is an admin's. */
async function inviteOnce(config: Config, io: Io, role: string | null): Promise<number> {
  const given = ROLES.find((each) => each === role) ?? null;
  if (role !== null && given === null) throw new InputError(`没有 ${role} 这种角色，只有 ${ROLES.join('、')}`);
  const store = await openStore(config.store);
  try {
    const made = await store.transaction((tx) => invite(tx, given, Date.now()));
    io.out(made.code);
    io.tell(`邀请码（${made.role}，用一次，一天内有效）。在浏览器打开 /desk/join?code=${made.code} 建立账号`);
  } finally {
    await store.close();
  }
  return 0;
}

export const desk = { invite: inviteOnce, demo: showDesk };
