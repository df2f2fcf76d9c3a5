import { inflateRawSync } from 'node:zlib';
import { IngestError } from '../../errors.ts';

const LARGEST = 64 * 1024 * 1024;

const tooLarge = (most: number) => new IngestError(`文件展开后超过 ${most >> 20} MB：请拆分后导入`);

/** One file of a zip archive as text; undefined where it isn't there. @throws IngestError where the archive is damaged, or the file longer than `most` bytes */
export function unzipText(archive: Uint8Array, name: string, most = LARGEST): string | undefined {
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
        return (method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: most })).toString('utf8');
      } catch (error) {
        throw (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge(most) : damaged();
      }
    }
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return undefined;
}

/** What stands where a size, a place or a count does not fit: the true one is told elsewhere, in the manner of ZIP64. */
const ELSEWHERE = { count: 0xffff, size: 0xffffffff } as const;

/**
 * Refuses an archive that says of itself that it would unpack to more than `most` bytes, before anything of it is. What its directory says is
 * what readers are held to, so one is refused too that tells a size or the directory elsewhere, be it in ZIP64 records or beside an entry.
 * @throws IngestError
 */
export function checkUnpacked(archive: Uint8Array, most = LARGEST): void {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  const damaged = () => new IngestError('文件已损坏（压缩结构不完整），无法读取');
  const elsewhere = () => new IngestError('文件没有写明展开后有多大：请在表格软件里另存一次再试');
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end < 0 || end + 22 > bytes.length) throw damaged();
  const [entries, size, place] = [
    bytes.readUInt16LE(end + 10),
    bytes.readUInt32LE(end + 12),
    bytes.readUInt32LE(end + 16),
  ];
  if (entries === ELSEWHERE.count || size === ELSEWHERE.size || place === ELSEWHERE.size) throw elsewhere();
  let at = place;
  let unpacked = 0;
  for (let left = entries; left > 0; left -= 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw damaged();
    const [packed, whole] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)];
    const beside = packed === 0 && (bytes.readUInt16LE(at + 8) & 8) !== 0;
    if (beside || packed === ELSEWHERE.size || whole === ELSEWHERE.size || (whole === 0 && packed > 2))
      throw elsewhere();
    unpacked += whole;
    if (unpacked > most) throw tooLarge(most);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
}
