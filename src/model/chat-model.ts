import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import type { AIMessage, UsageMetadata } from '@langchain/core/messages';
import { ChatOpenAICompletions } from '@langchain/openai';
import { ModelError } from '../errors.ts';
import type { Budget } from './budget.ts';
import { cappedFetch, costsNothing, type Endpoint, requestTwice } from './endpoint.ts';
import { estimate } from './token-estimate.ts';
import { YieldingFetch } from './yielding-fetch.ts';

/** One request: the instructions of a prompt, and what they are applied to. */
interface Request {
  readonly system: string;
  readonly user: string;
  /** An answer as one JSON object is wanted. */
  readonly json?: boolean;
  /** Milliseconds after which nobody waits any more, where that is less than the endpoint's own time. */
  readonly within?: number;
  /** How much of whoever asks was cut out of `user` before, by its kind: for the log. */
  readonly cut?: Readonly<Record<string, number>>;
}

/** An answer, and what it took. `tokens` is counted by the endpoint, or estimated where it says nothing. */
interface Completion {
  readonly text: string;
  readonly tokensIn: number;
  readonly tokensOut: number;
}

/** What a request took, for the log: numbers alone. */
export interface Use {
  readonly tokensIn: number;
  readonly tokensOut: number;
  readonly milliseconds: number;
  readonly answered: boolean;
  /** Characters that left, instructions included, and what was cut out before: kinds and counts. */
  readonly characters: number;
  readonly cut: Readonly<Record<string, number>>;
}

export interface ChatModel {
  /** `provider:name`, as configured. */
  readonly name: string;
  /** Parameters of a request that the endpoint has refused by now, and is no longer sent. */
  readonly refused?: readonly string[];
  /** @throws ModelError */
  complete(request: Request): Promise<Completion>;
}

/** What speaks OpenAI's protocol and goes by another name: the client is the same. */
const COMPATIBLE = /^(?:openai|deepseek|qwen|dashscope|ollama|vllm|moonshot|zhipu|siliconflow|compatible):/;

/** `qwen-plus`, `openai:gpt-5` and `ollama:qwen2.5:7b` are of the one client; other providers need `langchain` and their own package installed. */
const PROVIDERS =
  /^(?:anthropic|azure_openai|bedrock|cerebras|cohere|fireworks|google|google-genai|google-vertexai|groq|mistralai|mistral|perplexity|together|xai):/;

/** Tokens of an answer at most. */
const MOST_TOKENS = 1200;
/** Longer than this no answer is of use, whatever the endpoint makes of MOST_TOKENS. */
const MOST_CHARACTERS = 20_000;

/** A chat model at an endpoint, within a budget a day; `told` hears of every request. @throws ModelError where the provider's package is not installed */
export async function openChatModel(
  name: string,
  endpoint: Endpoint,
  budget: Budget,
  told: (use: Use) => void = () => {},
): Promise<ChatModel> {
  const yielding = new YieldingFetch(cappedFetch);
  const settings = {
    apiKey: endpoint.apiKey,
    temperature: 0,
    maxTokens: MOST_TOKENS,
    maxRetries: 0,
    streamUsage: false,
    configuration: { ...(endpoint.baseURL ? { baseURL: endpoint.baseURL } : {}), fetch: yielding.fetch },
  };
  const model = PROVIDERS.test(name)
    ? await ofProvider(name, settings)
    : // Never /v1/responses, which compatible endpoints lack and ChatOpenAI takes for some names.
      new ChatOpenAICompletions({ ...settings, model: name.replace(COMPATIBLE, '') });
  return new LangChainModel(name, model, endpoint, budget, told, yielding);
}

async function ofProvider(name: string, settings: object): Promise<Pick<BaseChatModel, 'invoke'>> {
  try {
    const { initChatModel } = await import('langchain/chat_models/universal');
    return await initChatModel(name, settings);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const missing = code === 'ERR_MODULE_NOT_FOUND' || /install/i.test(message);
    throw new ModelError(
      missing
        ? `the provider of ${name} is not installed`
        : `the provider of ${name} does not take its key or settings`,
      false,
    );
  }
}

class LangChainModel implements ChatModel {
  readonly name: string;
  private readonly model: Pick<BaseChatModel, 'invoke'>;
  private readonly endpoint: Endpoint;
  private readonly budget: Budget;
  private readonly told: (use: Use) => void;
  private readonly yielding: YieldingFetch;

  constructor(
    name: string,
    model: Pick<BaseChatModel, 'invoke'>,
    endpoint: Endpoint,
    budget: Budget,
    told: (use: Use) => void,
    yielding: YieldingFetch,
  ) {
    this.name = name;
    this.model = model;
    this.endpoint = endpoint;
    this.budget = budget;
    this.told = told;
    this.yielding = yielding;
  }

  get refused(): readonly string[] {
    return this.yielding.refused;
  }

  async complete({ system, user, json, within = Number.POSITIVE_INFINITY, cut = {} }: Request): Promise<Completion> {
    if (within <= 0) throw new ModelError('no time is left', false);
    const total = Math.min(this.endpoint.total, within);
    const expected = estimate(system) + estimate(user);
    const held = this.budget.take(expected + MOST_TOKENS);
    const began = performance.now();
    let [tokensIn, tokensOut, answered, charged] = [0, 0, false, 0];
    try {
      const answer = await requestTwice<AIMessage>({ ...this.endpoint, total }, (signal) => {
        charged += 1;
        const asked = this.model.invoke(
          [
            ['system', system],
            ['user', user],
          ],
          {
            signal,
            ...(json ? { response_format: { type: 'json_object' } } : {}),
          } as never,
        );
        return asked.catch((error: unknown) => {
          if (costsNothing(error)) charged -= 1;
          throw error;
        });
      });
      charged -= 1;
      const { text } = answer;
      const usage = answer.usage_metadata as UsageMetadata | undefined;
      tokensIn = usage?.input_tokens || expected;
      tokensOut = usage?.output_tokens || estimate(text);
      if (text.trim() === '') throw new ModelError('the answer is empty', true);
      if (text.length > MOST_CHARACTERS) throw new ModelError('the answer is too long', false);
      answered = true;
      return { text: withoutThoughts(text), tokensIn, tokensOut };
    } finally {
      tokensIn += charged * expected;
      this.budget.settle(held, tokensIn + tokensOut);
      this.told({
        tokensIn,
        tokensOut,
        milliseconds: Math.round(performance.now() - began),
        answered,
        characters: system.length + user.length,
        cut,
      });
    }
  }
}

/** What a model says to itself before it answers is shown to nobody. */
function withoutThoughts(text: string): string {
  return text.replace(/^\s*<think>[\s\S]*?(?:<\/think>|$)/i, '').trim();
}
