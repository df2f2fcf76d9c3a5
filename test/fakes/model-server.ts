import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a request to the chat endpoint held. */
export interface ChatRequest {
  readonly system: string;
  readonly user: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** How the server answers: with a text, with raw bytes, with a status, too late, for ever, or not at all. */
export type Answer =
  | { readonly text: string; readonly late?: true }
  | { readonly raw: string }
  | { readonly status: number; readonly error?: object }
  | { readonly drop: 'at once' | 'midway' }
  | { readonly endless: true }
  | { readonly never: true };

/** A local server that speaks as much of OpenAI's protocol as the client asks for, and says what a test has it say. */
export class ModelServer {
  readonly requests: ChatRequest[] = [];
  /** Bodies of the requests for embeddings. */
  readonly embedded: Readonly<Record<string, unknown>>[] = [];
  answer: (request: ChatRequest) => Answer = () => ({ text: '好' });
  /** Vectors, or another answer in their place. */
  embed: (texts: readonly string[]) => readonly (readonly number[])[] | Answer = (texts) => texts.map(lettersOf);
  /** Somebody waits for an answer that comes late or never. */
  onWait: () => void = () => {};
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => void this.serve(request, response));
  }

  static async start(): Promise<ModelServer> {
    const own = new ModelServer();
    await new Promise<void>((resolve) => own.server.listen(0, '127.0.0.1', resolve));
    return own;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
    if (request.url?.endsWith('/embeddings')) {
      this.embedded.push(body);
      const made = this.embed([body.input].flat() as string[]);
      if (!Array.isArray(made)) return this.send(response, made as Answer, 'embedding');
      const data = made.map((embedding: readonly number[], index) => ({ object: 'embedding', index, embedding }));
      return json(response, { object: 'list', data, model: body.model, usage: { prompt_tokens: 1, total_tokens: 1 } });
    }
    const messages = body.messages as { role: string; content: string }[];
    const said = (roles: RegExp) => messages.find((m) => roles.test(m.role))?.content ?? '';
    // Of some names the client calls the system the developer.
    const asked = { system: said(/system|developer/), user: said(/user/), body };
    this.requests.push(asked);
    return this.send(response, this.answer(asked), String(body.model));
  }

  private send(response: ServerResponse, answer: Answer, model: string): void {
    if ('never' in answer || 'late' in answer) this.onWait();
    send(response, answer, model);
  }
}

function send(response: ServerResponse, answer: Answer, model: string): void {
  if ('text' in answer) json(response, completion(answer.text, model));
  else if ('raw' in answer) response.writeHead(200, { 'content-type': 'application/json' }).end(answer.raw);
  else if ('status' in answer)
    json(response, { error: answer.error ?? { message: 'refused: 补贴900万元' } }, answer.status);
  else if ('endless' in answer) {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"choices":[{"message":{"role":"assistant","content":"');
    const more = (): void => {
      if (!response.destroyed && response.write('补贴900万元'.repeat(4000))) setImmediate(more);
      else if (!response.destroyed) response.once('drain', more);
    };
    more();
  } else if ('drop' in answer) {
    if (answer.drop === 'at once') response.destroy();
    else {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '900' });
      response.write('{"choices":[{"message":{"role":"assis', () => response.destroy());
    }
  }
}

function json(response: ServerResponse, value: unknown, status = 200): void {
  if (!response.destroyed)
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

function completion(content: string, model: string): unknown {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model,
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
    usage: { prompt_tokens: 400, completion_tokens: 100, total_tokens: 500 },
  };
}

/** A vector of 16 numbers that like spelling brings near. */
function lettersOf(text: string): number[] {
  const vector = new Array<number>(16).fill(0.01);
  for (const c of text) vector[(c.codePointAt(0) ?? 0) % 16]! += 1;
  return vector;
}
