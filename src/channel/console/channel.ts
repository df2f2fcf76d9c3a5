import { randomUUID } from 'node:crypto';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Accepted, Channel, Health, Outgoing, Part, Receive } from '../../contract/channel.ts';
import type { Reply } from '../../contract/reply.ts';
import { faultOf } from './fault.ts';
import { readLine } from './read.ts';
import { render } from './render.ts';

/** A terminal: one person, one conversation. */
export class ConsoleChannel implements Channel {
  readonly name = 'console';
  readonly alone = 'listens-and-sends';
  readonly #input: Readable;
  readonly #output: Writable;
  #lines: Interface | null = null;
  #health: Health = { state: 'starting', since: Date.now() };

  constructor(input: Readable, output: Writable) {
    this.#input = input;
    this.#output = output;
  }

  async start(receive: Receive, failed: (error: Error) => void): Promise<void> {
    const run = randomUUID();
    let n = 0;
    this.#lines = createInterface({ input: this.#input, crlfDelay: Number.POSITIVE_INFINITY });
    this.#lines.on('line', (line) => {
      n += 1;
      const incoming = readLine(line, n, run, Date.now());
      if (incoming) receive(incoming).catch(failed);
    });
    this.#health = { state: 'up', since: Date.now() };
  }

  render(reply: Reply): Part[] {
    return render(reply);
  }

  send(outgoing: Outgoing): Promise<Accepted> {
    return new Promise((resolve, reject) => {
      this.#output.write(`\n策问：${outgoing.part.text}\n`, (error) =>
        error ? reject(faultOf(error)) : resolve({ id: outgoing.key }),
      );
    });
  }

  async typing(): Promise<void> {}

  health(): Health {
    return this.#health;
  }

  async stop(): Promise<void> {
    this.#lines?.close();
    this.#health = { state: 'stopped', since: Date.now() };
  }
}
