import { StoreError } from '../../errors.ts';

const SAYINGS: readonly (readonly [RegExp, string])[] = [
  [/BUSY|LOCKED/, '数据库被另一个进程占用。请确认没有别的程序长时间打开它，然后重试'],
  [/FULL|ENOSPC/, '磁盘已满，无法写入数据库。请清理磁盘后重试，这一条没有保存'],
  [/IOERR/, '读写数据库文件失败，磁盘可能已满或有故障。请检查磁盘空间和磁盘后重试'],
  [/READONLY|EACCES|EPERM|EROFS/, '没有写数据库的权限。请检查数据目录的属主和权限'],
  [/NOTADB|CORRUPT/, '数据库文件已损坏。请用 cewen restore 从备份恢复，或把它移走后重新启动'],
  [/CANTOPEN|ENOENT|ENOTDIR|Unable to open/, '打不开数据库文件。请检查数据目录（CEWEN_DATA）是否存在'],
];

/** What a fault of the database in `file` means and what to do about it. */
export function storeError(error: unknown, file: string): StoreError {
  if (error instanceof StoreError) return error;
  const { code = '', message = '' } = error as { code?: string; message?: string };
  const said = SAYINGS.find(([pattern]) => pattern.test(`${code} ${message}`))?.[1] ?? '数据库出错';
  return new StoreError(`${said}（${file}，${code || message}）`, { cause: error });
}
