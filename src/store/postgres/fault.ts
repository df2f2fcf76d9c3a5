import { StoreError } from '../../errors.ts';

const LOST = /^(?:57P0[123]|08|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|lost|timeout)/;

const SAYINGS: readonly (readonly [RegExp, string])[] = [
  [/^(?:53100|53200)$/, '数据库服务器的磁盘或内存已满，这一条没有保存。请清理后重试'],
  [/^53300$/, '数据库的连接数已满。请调大 max_connections，或减少连接它的程序'],
  [/^28/, '数据库拒绝登录。请检查 DATABASE_URL 里的用户名和密码，以及服务器的 pg_hba.conf'],
  [/^3D000$/, '没有这个数据库。请先用 createdb 建立，再启动'],
  [/^42501$/, '数据库用户没有权限。请把这个库的所有权交给 DATABASE_URL 里的用户'],
  [/^25006$/, '这台数据库服务器只读（可能是备机）。请让 DATABASE_URL 指向主库'],
  [/^(?:40001|40P01|55P03)$/, '几个程序同时改了同样的内容，多次重试后仍未保存。请稍后再试'],
  [/^(?:XX001|XX002)$/, '数据库的文件已损坏。请从备份恢复'],
  [LOST, '连不上数据库，或连接中断。请检查数据库服务器是否在运行，DATABASE_URL 是否正确'],
];

/** What a fault of the server at `url` means and what to do about it; the password is never told. */
export function storeError(error: unknown, url: string): StoreError {
  if (error instanceof StoreError) return error;
  const code = codeOf(error);
  const said = SAYINGS.find(([pattern]) => pattern.test(code))?.[1] ?? '数据库出错';
  return new StoreError(`${said}（${serverOf(url)}，${code || (error as Error).message}）`, { cause: error });
}

/** Whether a transaction lost against another of the same rows, and may succeed when it is run again. */
export function worthAgain(error: unknown): boolean {
  return error instanceof StoreError && /^(?:40001|40P01)$/.test(codeOf(error.cause));
}

/** Whether the connection is of no more use. */
export function isLost(error: StoreError): boolean {
  return LOST.test(codeOf(error.cause));
}

function codeOf(error: unknown): string {
  const {
    code,
    message = '',
    errors,
  } = (error ?? {}) as { code?: string; message?: string; errors?: readonly unknown[] };
  if (code) return code;
  if (errors?.[0]) return codeOf(errors[0]);
  if (/timeout/i.test(message)) return 'timeout';
  return /Connection terminated|not queryable|Client was closed/.test(message) ? 'lost' : '';
}

/** Host, port and name of the database. */
function serverOf(url: string): string {
  const { host, pathname } = URL.canParse(url) ? new URL(url) : { host: '', pathname: '' };
  return `${host}${pathname}`;
}
