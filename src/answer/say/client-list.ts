import type { Draft } from '../draft/draft.ts';
import type { OwnWords } from '../draft/own-words.ts';
import { Writer } from '../draft/writer.ts';

/** Another profile is open; '' is the asker's own. */
export function sayOpened(client: string, isNew: boolean, alone: boolean, own: OwnWords): Draft {
  const writer = new Writer();
  if (client === '') writer.say('已回到您自己的资料。');
  else if (!alone)
    writer.say(isNew ? '新建客户' : '切换到客户', ...own.quote(client), '，只看它的情况（回到自己请说“切换到自己”）：');
  else {
    writer.say(isNew ? '已新建客户，名称是' : '已切换客户，名称是', ...own.quote(client), '。');
    writer.say('接下来说的情况只记在这个客户名下，别的客户的情况不会用到。');
    writer.say('看有哪些客户请说“客户列表”，回到自己请说“切换到自己”。');
  }
  return writer.draft('answer');
}

/** What follows is answered for one client. */
export function sayOf(client: string, own: OwnWords): Draft {
  const writer = new Writer();
  writer.say(...own.quote(client), '的情况：');
  return writer.draft('answer');
}

/** 蓝天 of 蓝天物流 and 蓝天食品: which one is meant is asked once. */
export function askWhichClient(names: readonly string[], own: OwnWords): Draft {
  const writer = new Writer();
  writer.say('客户里有同名的，请问是指：');
  writer.choices = names.map((name) => ({ label: name, value: name }));
  for (const name of names) writer.say('· ', ...own.quote(name));
  return writer.draft('ask');
}

/** Several were told of, and nothing asked. */
export function sayClientsRecorded(names: readonly string[], own: OwnWords): Draft {
  const writer = new Writer();
  writer.say('分开记下了，各算各的：');
  for (const name of names) writer.say('· ', ...own.quote(name));
  writer.say('要问哪一家，说出名字就行；要一起看，可以说“各能拿什么”。');
  return writer.draft('answer');
}

export function sayRenamed(to: string, own: OwnWords): Draft {
  const writer = new Writer();
  writer.say('改好了，这家客户现在叫', ...own.quote(to), '。');
  return writer.draft('answer');
}

/** 客户列表 */
export function sayClients(clients: readonly string[], open: string, own: OwnWords): Draft {
  const writer = new Writer();
  const named = clients.filter((client) => client !== '');
  if (named.length === 0) {
    writer.say('还没有客户。说“新客户”加名称就能新建，每个客户的资料分开记。');
    return writer.draft('answer');
  }
  writer.say('客户列表：');
  for (const client of named) writer.say('· ', ...own.quote(client), client === open ? '（当前）' : '');
  writer.say('说“客户”加冒号和名称就能切换。');
  return writer.draft('answer');
}

/** One is no longer kept; who is left. */
export function sayClientGone(client: string, held: boolean, left: readonly string[], own: OwnWords): Draft {
  const writer = new Writer();
  writer.say(held ? '已删除客户的全部资料，' : '没有这个客户，', ...own.quote(client), '。');
  if (left.length > 0) writer.say(held ? '还剩：' : '现有的客户：');
  for (const name of left) writer.say('· ', ...own.quote(name));
  return writer.draft('answer');
}
