import { createInterface } from 'node:readline/promises';
import { openStore } from '../app/open-store.ts';
import { createHandler, type Keeping, type WallClock } from '../dialogue/handle.ts';
import type { Services } from '../dialogue/services.ts';
import { describe, type Io } from './io.ts';

const WELCOME = `策问：惠企政策问答，数字都注明出处；回答不是官方决定，以主管部门审定为准。
直接输入问题，例如：我们公司能申请哪些补贴。说过的企业情况会记下来，说“忘记我”就全部删除。
按 Ctrl+D 结束。`;

export interface Chatting {
  /** Where conversations are kept. */
  readonly store: string;
  readonly lasting: Keeping['lasting'];
  readonly clock: WallClock;
  /** Whose conversation is gone on with; without a name and without a terminal it begins anew and nothing stays. */
  readonly as: string | null;
  /** Where a server of this machine would be reached; absent where nobody said. */
  readonly port?: number;
}

/** Where the pages are: a conversation in the terminal opens no port. */
const pagesAt = (port: number): string =>
  `网页：CEWEN_PAGE=on npm run cewen -- serve，然后打开 http://127.0.0.1:${port}；再加 CEWEN_DESK=on 就有工作台，地址后面加 /desk。先看工作台的演示：npm run cewen -- desk --demo`;

/** `cewen chat`: a conversation in the terminal; without one, a message a line. */
export async function chat(
  services: Services,
  io: Io,
  { store: file, lasting, clock, as, port = 0 }: Chatting,
): Promise<number> {
  const terminal = process.stdin.isTTY;
  const store = await openStore(terminal || as !== null ? file : null);
  const handle = createHandler(services, store, clock, { lasting, introduces: false });
  const origin = {
    channel: 'console',
    chat: as ?? 'terminal',
    kind: 'private',
    sender: as ?? 'terminal',
    quoted: null,
  } as const;
  const answer = async (text: string): Promise<string> => {
    try {
      const message = { id: null, text, history: [], asOf: io.today(), origin: { ...origin, sentAt: clock.now() } };
      return (await handle(message)).text;
    } catch (error) {
      const { code, message } = describe(error);
      if (code !== 'input') throw error;
      return `这条消息无法处理：${message}`;
    }
  };
  try {
    io.tell(WELCOME);
    if (port > 0) io.tell(pagesAt(port));
    if (terminal) await converse(answer, io);
    else for await (const line of io.lines()) if (line.trim()) io.out(`${await answer(line)}\n`);
  } finally {
    await store.close();
  }
  return 0;
}

async function converse(answer: (text: string) => Promise<string>, io: Io): Promise<void> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout, prompt: '\n您：' });
  terminal.prompt();
  for await (const line of terminal) {
    io.out(`\n策问：${await answer(line)}`);
    terminal.prompt();
  }
}
