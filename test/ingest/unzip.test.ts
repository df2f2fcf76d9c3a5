import { describe, expect, it } from 'vitest';
import { checkUnpacked } from '../../src/ingest/read/unzip.ts';
import { zipOf } from '../fakes/zip.ts';

const NAME = 'xl/a.xml';
const CONTENT = Buffer.alloc(300);

/** An archive that says all, changed: `entry` and `end` are where its directory and its end begin. */
function changed(change: (bytes: Buffer, entry: number, end: number) => void): Buffer {
  const bytes = zipOf(NAME, CONTENT, CONTENT.length);
  change(bytes, bytes.length - 22 - 46 - NAME.length, bytes.length - 22);
  return bytes;
}

describe('what an archive unpacks to', () => {
  it('is taken from its directory', () => {
    expect(() => checkUnpacked(zipOf(NAME, CONTENT, 300), 300)).not.toThrow();
    expect(() => checkUnpacked(zipOf(NAME, CONTENT, 300), 299)).toThrow('展开后超过');
    expect(() => checkUnpacked(Buffer.from('PK'))).toThrow('已损坏');
  });

  it.each<[string, (bytes: Buffer, entry: number, end: number) => void]>([
    ['the directory has so many entries', (bytes, _, end) => bytes.writeUInt16LE(0xffff, end + 10)],
    ['the directory is so long', (bytes, _, end) => bytes.writeUInt32LE(0xffffffff, end + 12)],
    ['the directory is there', (bytes, _, end) => bytes.writeUInt32LE(0xffffffff, end + 16)],
    ['an entry is so long', (bytes, entry) => bytes.writeUInt32LE(0xffffffff, entry + 24)],
    ['an entry is packed so', (bytes, entry) => bytes.writeUInt32LE(0xffffffff, entry + 20)],
    [
      'an entry has its sizes beside it',
      (bytes, entry) => {
        bytes.writeUInt16LE(8, entry + 8);
        bytes.writeUInt32LE(0, entry + 20);
        bytes.writeUInt32LE(1, entry + 24);
      },
    ],
    ['an entry says nothing of its length', (bytes, entry) => bytes.writeUInt32LE(0, entry + 24)],
  ])('is refused where it is told elsewhere: %s', (_, change) => {
    expect(() => checkUnpacked(changed(change))).toThrow('没有写明展开后有多大');
  });
});
