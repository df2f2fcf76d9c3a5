import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { IngestError } from '../../errors.ts';

/** A file of the years before docx and xlsx (.doc, .wps, .xls, .et), by what LibreOffice makes of it. */
export type OldOffice = 'old-docx' | 'old-xlsx';

const LONGEST = 90_000;
const utf16 = (name: string): Buffer => Buffer.from(name, 'utf16le');

/** What an old file holds, by the names of its streams. @throws IngestError for one that is locked */
export function oldOffice(bytes: Uint8Array): OldOffice {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.includes(utf16('EncryptedPackage'))) throw new IngestError('文件加了密码：请解除密码后导入');
  return file.includes(utf16('Workbook')) || file.includes(utf16('Book\0')) ? 'old-xlsx' : 'old-docx';
}

/**
 * An old file as docx or xlsx, made by LibreOffice in a folder and a profile of its own, which are gone afterwards.
 * @param command what starts LibreOffice @throws IngestError where it is not installed, takes too long or can't read the file
 */
export async function convertOldOffice(bytes: Uint8Array, kind: OldOffice, command = 'soffice'): Promise<Uint8Array> {
  const to = kind === 'old-docx' ? 'docx' : 'xlsx';
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cewen-office-'));
  try {
    const file = path.join(folder, `in.${to === 'docx' ? 'doc' : 'xls'}`);
    fs.writeFileSync(file, bytes);
    const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
    const asked = ['--headless', '--norestore', profile, '--convert-to', to, '--outdir', folder, file];
    await new Promise<void>((done, failed) => {
      execFile(command, asked, { timeout: LONGEST, killSignal: 'SIGKILL' }, (error) =>
        error ? failed(error) : done(),
      );
    });
    return fs.readFileSync(path.join(folder, `in.${to}`));
  } catch (error) {
    const { code, killed } = error as { code?: string; killed?: boolean };
    if (code === 'ENOENT' && (error as { syscall?: string }).syscall?.startsWith('spawn'))
      throw new IngestError(
        `这是旧版 Office 文件（.doc、.wps、.xls）：装上 LibreOffice（soffice 命令）就能直接导入，否则请另存为 .${to} 再导入`,
      );
    throw new IngestError(
      killed ? 'LibreOffice 转换这份旧版文件超时：请另存为新格式再导入' : 'LibreOffice 读不了这份旧版文件：可能已损坏',
    );
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
