import { inflateRawSync } from 'node:zlib';
import { IngestError } from '../../errors.ts';

const LARGEST = 64 * 1024 * 1024;

/** One file of a zip archive as text; undefined where it isn't there. @throws IngestError where the archive is damaged */
export function unzipText(archive: Uint8Array, name: string): string | undefined {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  const damaged = () => new IngestError('文件已损坏（压缩结构不完整），无法读取');
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end < 0 || end + 22 > bytes.length) throw damaged();
  let at = bytes.readUInt32LE(end + 16);
  const entries = bytes.readUInt16LE(end + 10);
  for (let i = 0; i < entries; i += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw damaged();
    const nameLength = bytes.readUInt16LE(at + 28);
    const entry = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    if (entry === name) {
      const method = bytes.readUInt16LE(at + 10);
      const size = bytes.readUInt32LE(at + 20);
      const local = bytes.readUInt32LE(at + 42);
      if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== 0x04034b50) throw damaged();
      const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
      const packed = bytes.subarray(from, from + size);
      try {
        return (method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: LARGEST })).toString('utf8');
      } catch {
        throw damaged();
      }
    }
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return undefined;
}

/**
 * Refuses an archive that says of itself that it would unpack to more than `most` bytes, before anything of it is; one that does not say what
 * an entry holds is refused too, since readers are held to what it says. @throws IngestError
 */
export function checkUnpacked(archive: Uint8Array, most = LARGEST): void {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  let at = end < 0 || end + 22 > bytes.length ? bytes.length : bytes.readUInt32LE(end + 16);
  let unpacked = 0;
  for (let left = end < 0 ? 1 : bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50)
      throw new IngestError('文件已损坏（压缩结构不完整），无法读取');
    const [packed, whole] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)];
    const unsaid = whole === 0 && (packed > 2 || (packed === 0 && (bytes.readUInt16LE(at + 8) & 8) !== 0));
    unpacked += unsaid ? most + 1 : whole;
    if (unpacked > most) throw new IngestError(`文件展开后超过 ${most >> 20} MB：请拆分后导入`);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
}
