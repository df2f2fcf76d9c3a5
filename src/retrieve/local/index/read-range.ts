import fs from 'node:fs';
import { SnapshotError } from '../../../errors.ts';

/** A part of a file as a buffer of its own, so that arrays of any element size can view it. */
export function readRange(file: number, from: number, length: number): ArrayBuffer {
  const bytes = new ArrayBuffer(Math.max(0, length));
  const view = new Uint8Array(bytes);
  for (let at = 0; at < length; ) {
    const read = fs.readSync(file, view, at, length - at, from + at);
    if (read === 0) throw new SnapshotError('索引的文件比应有的短：请运行 cewen reindex 重建');
    at += read;
  }
  return bytes;
}

/** A whole file. */
export function readBytes(name: string): ArrayBuffer {
  const file = fs.openSync(name, 'r');
  try {
    return readRange(file, 0, fs.fstatSync(file).size);
  } finally {
    fs.closeSync(file);
  }
}
