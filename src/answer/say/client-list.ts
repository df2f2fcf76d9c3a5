import type { Draft } from '../draft/draft.ts';
import type { OwnWords } from '../draft/own-words.ts';
import { Writer } from '../draft/writer.ts';

/** Another profile is open; '' is the asker's own. */
export function sayOpened(client: string, isNew: boolean, own: OwnWords): Draft {
  const writer = new Writer();
  if (client === '') writer.say('已回到您自己的资料。');
  else {
    writer.say(isNew ? '已新建客户，名称是' : '已切换客户，名称是', ...own.quote(client), '。');
    writer.say('接下来说的情况只记在这个客户名下，别的客户的情况不会用到。');
    writer.say('看有哪些客户请说“客户列表”，回到自己请说“切换到自己”。');
  }
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

export function sayClientGone(client: string, held: boolean, own: OwnWords): Draft {
  const writer = new Writer();
  writer.say(held ? '已删除客户的全部资料，' : '没有这个客户，', ...own.quote(client), '。');
  return writer.draft('answer');
}
