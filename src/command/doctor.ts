import type { ChatModel } from '../model/chat-model.ts';
import type { NamedEmbeddings } from '../model/embedding.ts';
import type { Io } from './io.ts';

/** What the doctor looks at; null where nothing is configured. */
export interface Patient {
  readonly chat: { readonly name: string; readonly open: () => Promise<ChatModel> } | null;
  readonly embedding: { readonly name: string; readonly open: () => Promise<NamedEmbeddings> } | null;
  /** The model and the dimension of the vectors of the index at hand; null where there is none. */
  readonly index: { readonly model: string; readonly dimension: number } | null;
  /** Tokens of the day's budget that are left; null where no model is configured. */
  readonly left: number | null;
  /** Milliseconds, from any beginning. */
  readonly now: () => number;
}

/** What an operator can do about it. */
const WHY: readonly [RegExp, string][] = [
  [/answered 40[13]/, '密钥不对，请看 OPENAI_API_KEY'],
  [/answered 404/, '没有这个模型，或网址不对，请看模型名和 OPENAI_BASE_URL'],
  [/answered 429/, '被限流，或额度用完了'],
  [/answered 400/, '不接受我们的请求或其中的参数，请看模型名和 OPENAI_BASE_URL'],
  [/answered \d+/, '模型服务出错'],
  [/in time/, '超过了时限（CEWEN_MODEL_SECONDS）'],
  [/reached/, '连不上，或连接中断，请看 OPENAI_BASE_URL'],
  [/not installed/, '没有安装这个提供方的 LangChain 包'],
  [/budget/, '今天的词元预算用完了'],
  [/vectors/, '给的向量不完整，或维数不一'],
];

function why(error: unknown): string {
  const { message } = error as Error;
  return WHY.find(([pattern]) => pattern.test(message))?.[1] ?? '回答的形式不对';
}

/** `cewen doctor`: one question to each configured model. Exit status 1 where one of them does not work. */
export async function doctor(io: Io, patient: Patient): Promise<number> {
  const sound = [await tryChat(io, patient), await tryEmbedding(io, patient)];
  if (patient.left !== null) io.out(`今天还可以用 ${patient.left} 个词元（CEWEN_MODEL_TOKENS_PER_DAY）`);
  io.out(
    sound.every(Boolean)
      ? '检查完毕：没有发现问题。'
      : '有的模型用不了。回复不会停：没有模型时按规则回答和检索，每个数字照样注明出处。',
  );
  return sound.every(Boolean) ? 0 : 1;
}

async function tryChat(io: Io, { chat, now }: Patient): Promise<boolean> {
  if (!chat) {
    io.out('对话模型：没有设置 CEWEN_MODEL，回复由规则写成');
    return true;
  }
  const began = now();
  try {
    const model = await chat.open();
    const said = await model.complete({ system: '只输出一个 JSON 对象：{"ok": true}', user: '请输出。', json: true });
    const spent = `${Math.round(now() - began)} 毫秒，${said.tokensIn} + ${said.tokensOut} 个词元`;
    const { refused = [] } = model;
    const without = refused.length > 0 ? `，不收参数 ${refused.join('、')}，已改为不带它` : '';
    io.out(
      `对话模型 ${chat.name}：能用（${spent}）${without}${said.text.includes('{') && said.text.lastIndexOf('}') > said.text.indexOf('{') ? '' : '，但不按要求输出 JSON，读不了问题'}`,
    );
    return true;
  } catch (error) {
    io.out(`对话模型 ${chat.name}：用不了，${why(error)}`);
    return false;
  }
}

async function tryEmbedding(io: Io, { embedding, index, now }: Patient): Promise<boolean> {
  if (!embedding) {
    io.out('向量模型：没有设置 CEWEN_EMBEDDING_MODEL，使用内置的向量');
    return true;
  }
  const began = now();
  try {
    const embeddings = await embedding.open();
    await embeddings.embedQuery('您好');
    io.out(`向量模型 ${embedding.name}：能用（${embeddings.dimension} 维，${Math.round(now() - began)} 毫秒）`);
    if (index?.model !== embeddings.model || index.dimension !== embeddings.dimension)
      io.out('现有索引用的是别的向量，下次启动时会重建；也可以现在运行 cewen reindex');
    return true;
  } catch (error) {
    io.out(`向量模型 ${embedding.name}：用不了，${why(error)}；只按词语检索`);
    return false;
  }
}
