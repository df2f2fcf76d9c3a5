import { InputError } from '../../errors.ts';
import { LIMITS } from './limits.ts';

const DIRECTORY_END = 'PK\x05\x06';
const ENTRY = 0x02014b50;

/**
 * Refuses an archive that would unpack to more than is allowed, before anything of it is unpacked: what its directory declares is what a
 * reader is held to, so an entry that declares nothing for what it holds is refused too. @throws InputError
 */
export function checkArchive(file: Uint8Array): void {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const end = bytes.lastIndexOf(DIRECTORY_END, undefined, 'latin1');
  if (end < 0 || end + 22 > bytes.length) throw new InputError('文件已损坏，打不开：请在表格软件里另存一份再试');
  const entries = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  let unpacked = 0;
  for (let i = 0; i < entries; i += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY)
      throw new InputError('文件已损坏，打不开：请在表格软件里另存一份再试');
    const packed = bytes.readUInt32LE(at + 20);
    const whole = bytes.readUInt32LE(at + 24);
    const streamed = (bytes.readUInt16LE(at + 8) & 8) !== 0;
    if ((whole === 0 && packed > 2) || (streamed && packed === 0 && whole === 0))
      throw new InputError('文件没有写明展开后的大小，不能打开：请在表格软件里另存一份再试');
    unpacked += whole;
    if (unpacked > LIMITS.unpacked)
      throw new InputError(`文件展开后超过 ${LIMITS.unpacked >> 20} MB，不能打开：请只留客户这一张表，拆成几份`);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
}
