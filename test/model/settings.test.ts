import { expect, it } from 'vitest';
import { readConfig } from '../../src/app/config.ts';
import { doctor } from '../../src/command/doctor.ts';
import { ConfigError, ModelError } from '../../src/errors.ts';
import { HashingEmbeddings } from '../../src/model/embedding.ts';
import { fakeIo } from '../fakes/io.ts';

it('knows no model where none is named', () => {
  expect(readConfig({}).models).toBeNull();
  expect(readConfig({ OPENAI_API_KEY: 'k', CEWEN_MODEL: '  ' }).models).toBeNull();
});

it('needs no key where the endpoint is one of your own', () => {
  expect(readConfig({ CEWEN_MODEL: 'qwen', OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1' }).models).toMatchObject({
    chat: 'qwen',
    embedding: null,
    baseURL: 'http://127.0.0.1:11434/v1',
    budget: 1_000_000,
    total: 20_000,
  });
});

it('tells all faults at once, and no key', () => {
  const env = {
    CEWEN_MODEL: 'qwen',
    OPENAI_BASE_URL: 'ftp://s3cret',
    CEWEN_MODEL_SECONDS: 'soon',
    CEWEN_MODEL_TOKENS_PER_DAY: '-1',
  };
  const error = (() => {
    try {
      return readConfig(env);
    } catch (e) {
      return e;
    }
  })();
  expect(error).toBeInstanceOf(ConfigError);
  expect((error as ConfigError).faults.map((f) => f.split('：')[0])).toEqual(
    ['CEWEN_MODEL_SECONDS', 'CEWEN_MODEL_TOKENS_PER_DAY', 'OPENAI_BASE_URL'].sort((a, b) =>
      a === 'OPENAI_BASE_URL' ? -1 : b === 'OPENAI_BASE_URL' ? 1 : 0,
    ),
  );
  expect(() => readConfig({ CEWEN_MODEL: 'qwen' })).toThrow(/OPENAI_API_KEY/);
});

const nobody = { chat: null, embedding: null, index: null, left: null, now: () => 0 };

it('has the doctor say what is not set', async () => {
  const io = fakeIo();
  expect(await doctor(io, nobody)).toBe(0);
  expect(io.printed.join('\n')).toMatch(/没有设置 CEWEN_MODEL[\s\S]*没有设置 CEWEN_EMBEDDING_MODEL[\s\S]*没有发现问题/);
});

it('has the doctor try each model, and say what an operator can do', async () => {
  const io = fakeIo();
  const refuses = () => Promise.reject(new ModelError('the endpoint answered 401', false));
  const complete = async () => ({ text: '{"ok": true}', tokensIn: 30, tokensOut: 4 });
  const working = { name: 'qwen', open: async () => ({ name: 'qwen', complete }) };
  const embedding = { name: 'bge', open: async () => new HashingEmbeddings() };
  expect(await doctor(io, { ...nobody, chat: { name: 'qwen', open: refuses }, left: 7 })).toBe(1);
  expect(io.printed.join('\n')).toMatch(/用不了，密钥不对，请看 OPENAI_API_KEY[\s\S]*还可以用 7 个词元/);
  expect(await doctor(io, { ...nobody, chat: working, embedding })).toBe(0);
  expect(io.printed.join('\n')).toMatch(/qwen：能用（0 毫秒，30 \+ 4 个词元）[\s\S]*bge：能用（128 维/);
  expect(await doctor(io, { ...nobody, embedding: { name: 'bge', open: refuses } })).toBe(1);
});
