import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '../../src/store/libsql/database.ts';
import { openLibsql } from '../../src/store/libsql/store.ts';
import { benchPostgres, cpuOfTree, megabytesOf } from './served.ts';

/** `npm run bench:migrate [-- MESSAGES]`: moves so many messages (1,000,000) with their answers into a PostgreSQL by `cewen migrate`. */
const [messages = 1_000_000] = process.argv.slice(2).map(Number);
const PEOPLE = 20_000;
const folder = mkdtempSync(join(tmpdir(), 'cewen-migrate-'));
const file = join(folder, 'cewen.db');
await (await openLibsql(file)).close();
const db = new Database(file, 0);
const numbers = `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${messages})`;
const body = (more: string) =>
  `json_object('channel', 'telegram', 'chat', 'c' || (i % ${PEOPLE}), 'kind', 'private', 'sender', 'c' || (i % ${PEOPLE}), ${more})`;
const answer = '根据收录的条款，符合条件的企业可以申请，具体金额见文件原文。'.repeat(6);
db.run(
  `INSERT INTO inbox (channel, message, chat, sender, body, received_at, state) ${numbers}
   SELECT 'telegram', 'm' || i, 'c' || (i % ${PEOPLE}), 'c' || (i % ${PEOPLE}),
   ${body(`'id', 'm' || i, 'revises', NULL, 'sentAt', 1790000000000 + i, 'quoted', NULL, 'ticket', NULL, 'content', json_object('kind', 'text', 'text', '第' || i || '条：小巨人贷款贴息的标准是什么')`)},
   1790000000000 + i, 'done' FROM n`,
);
db.run(
  `INSERT INTO outbox (inbox, channel, chat, body, created_at, state, accepted)
   SELECT id, channel, chat, json_object('chat', chat, 'kind', 'private', 'sender', sender, 'replyTo', message, 'ticket', NULL,
   'part', json_object('text', ?, 'marks', json_array(), 'buttons', json_array())), received_at, 'sent', 'a' || id FROM inbox`,
  answer,
);
db.close();
const postgres = await benchPostgres();
try {
  const from = performance.now();
  const child = spawn(process.execPath, ['src/start.mjs', 'migrate', '--from', folder, '--to', postgres.url], {
    stdio: 'inherit',
  });
  let [cpu, most, theirs] = [0, 0, 0];
  const watch = setInterval(() => {
    try {
      cpu = cpuOfTree(child.pid ?? 0);
      most = Math.max(most, megabytesOf(child.pid ?? 0));
      theirs = cpuOfTree(postgres.pid);
    } catch {} // it has just ended
  }, 200);
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearInterval(watch);
  if (status !== 0) process.exitCode = 1;
  const seconds = (ms: number) => (ms / 1000).toFixed(0);
  console.log(`Node ${process.version}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`);
  console.log('| messages | file MB | s | CPU s migrate | CPU s PostgreSQL | MB at most |');
  console.log(
    `| ${messages.toLocaleString('en')} | ${Math.round(statSync(file).size / 2 ** 20)} | ${seconds(performance.now() - from)} | ${seconds(cpu)} | ${seconds(theirs)} | ${most} |`,
  );
} finally {
  postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
