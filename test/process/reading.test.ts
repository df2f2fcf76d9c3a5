import { afterEach, describe, expect, it } from 'vitest';
import { ReadingThread } from '../../src/app/reading-thread.ts';
import { wordOf } from '../fakes/zip.ts';
import { NOTICE } from '../ingest/notice.ts';

const bytes = () => new TextEncoder().encode(NOTICE);
const whyOf = async (thread: ReadingThread, file: string, content: () => Uint8Array = bytes) =>
  (await thread.read(file, content))[0]?.refused?.why ?? null;
let thread: ReadingThread;
afterEach(() => thread.stop());

describe('files are read in a thread of their own', () => {
  it('which tells what it read, one after the other', async () => {
    thread = new ReadingThread();
    expect(await whyOf(thread, 'a.txt')).toBeNull();
    expect(await whyOf(thread, 'b.bin', () => new Uint8Array([0x50, 0x4b]))).toContain('只能导入');
    expect(
      await whyOf(thread, 'c.txt', () => {
        throw new Error('ENOENT');
      }),
    ).toContain('ENOENT');
    expect(await whyOf(thread, 'a.txt')).toBeNull();
  });

  it('which is ended where a file takes too long, and the next is read', async () => {
    thread = new ReadingThread({ seconds: 0.001 });
    expect(await whyOf(thread, 'a.txt')).toContain('还没读完');
    expect(await whyOf(thread, 'a.txt')).toContain('还没读完');
  });

  it('which is ended where a file takes too much memory', async () => {
    thread = new ReadingThread({ memory: 24 });
    const large = wordOf(`<w:p><w:r><w:t>某</w:t></w:r></w:p>`.repeat(120_000));
    expect(await whyOf(thread, 'a.docx', () => large)).toContain('内存');
  });
});
