import { createInterface } from 'node:readline/promises';
import { NOTHING } from '../conversation/memory.ts';
import { type Assisted, converseWithModel } from '../conversation/with-model.ts';
import { describe, type Io } from './io.ts';

const WELCOME = '策问：惠企政策问答。直接输入问题，例如：长沙小巨人贷款贴息的标准是什么。按 Ctrl+D 结束。';

/** `cewen chat`: a conversation in the terminal; without one, a message a line. */
export async function chat(parts: Assisted, io: Io): Promise<number> {
  let memory = NOTHING;
  const answer = async (text: string): Promise<string> => {
    if (text.trim() === '') return '请输入您的问题。';
    try {
      const turn = await converseWithModel(text, io.today(), memory, parts);
      memory = turn.memory;
      return turn.reply.text;
    } catch (error) {
      const { code, message } = describe(error);
      if (code !== 'input') throw error;
      return `这条消息无法处理：${message}`;
    }
  };
  if (!process.stdin.isTTY) {
    for await (const line of io.lines()) if (line.trim()) io.out(`${await answer(line)}\n`);
    return 0;
  }
  io.tell(WELCOME);
  const terminal = createInterface({ input: process.stdin, output: process.stdout, prompt: '\n您：' });
  terminal.prompt();
  for await (const line of terminal) {
    io.out(`\n策问：${await answer(line)}`);
    terminal.prompt();
  }
  return 0;
}
