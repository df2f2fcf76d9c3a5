import { SnapshotError } from '../../../errors.ts';

const HEADER_BYTES = 8;
const decoder = new TextDecoder();

/**
 * Strings by number, each decoded when it is asked for: opening 57,644 of them costs no time.
 *
 * File: strings, bytes of text (uint32), where each begins (uint32, strings + 1), then the text in UTF-8.
 */
export class Names {
  readonly size: number;
  private readonly starts: Uint32Array;
  private readonly text: Uint8Array;

  /** @throws SnapshotError where the bytes are no such file, or are cut short */
  constructor(bytes: ArrayBuffer) {
    const [size = 0, length = 0] = bytes.byteLength < HEADER_BYTES ? [] : new Uint32Array(bytes, 0, 2);
    const head = HEADER_BYTES + 4 * (size + 1);
    if (bytes.byteLength !== head + length) throw new SnapshotError('索引的名称文件不完整：请运行 cewen reindex 重建');
    this.size = size;
    this.starts = new Uint32Array(bytes, HEADER_BYTES, size + 1);
    this.text = new Uint8Array(bytes, head);
  }

  at(number: number): string {
    return decoder.decode(this.text.subarray(this.starts[number], this.starts[number + 1]));
  }

  all(): string[] {
    return Array.from({ length: this.size }, (_, number) => this.at(number));
  }

  /** The bytes of a file. */
  static bytesOf(names: readonly string[]): Uint8Array {
    const text = Buffer.from(names.join(''));
    const head = HEADER_BYTES + 4 * (names.length + 1);
    const bytes = new Uint8Array(head + text.length);
    const numbers = new Uint32Array(bytes.buffer, 0, head / 4);
    numbers.set([names.length, text.length]);
    let at = 0;
    names.forEach((name, i) => {
      at += Buffer.byteLength(name);
      numbers[3 + i] = at;
    });
    bytes.set(text, head);
    return bytes;
  }
}
