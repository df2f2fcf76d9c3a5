import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Once before all tests: a folder for whatever they write, which goes away with them. */
export function setup(): () => void {
  const folder = mkdtempSync(join(quick() ?? tmpdir(), 'cewen-tests-'));
  process.env.TMPDIR = folder;
  // wechaty keeps what it has seen of each gateway in the home of whoever runs it.
  process.env.HOME = folder;
  process.env.CEWEN_TEST_DATA = join(folder, 'held');
  // No test trusts anybody but loopback: gRPC would read a machine's list of authorities for every server anew.
  delete process.env.GRPC_DEFAULT_SSL_ROOTS_FILE_PATH;
  // What wechaty logs of gateways that go away belongs to no test.
  process.env.WECHATY_LOG = 'silent';
  return () => rmSync(folder, { recursive: true, force: true });
}

const IN_MEMORY = '/dev/shm';
/** More bytes than all tests together write. */
const ROOM = 2 ** 30;

/** Linux's folder in memory, where it has room: what is flushed there waits for no disk. Null where there is none. */
function quick(): string | null {
  if (!existsSync(IN_MEMORY)) return null;
  const { bavail, bsize } = statfsSync(IN_MEMORY);
  return bavail * bsize > ROOM ? IN_MEMORY : null;
}
