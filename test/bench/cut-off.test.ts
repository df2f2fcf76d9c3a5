import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const CUT_OFF = new URL('./cut-off.ts', import.meta.url).href;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

test('a benchmark that is cut off ends what it has started, each once, and nothing that has ended by itself', async () => {
  const script = `
    const { endWhenCutOff } = await import('${CUT_OFF}');
    endWhenCutOff(() => { throw new Error('ended already'); });
    endWhenCutOff(() => console.log('server ended'));
    endWhenCutOff(() => console.log('never'))();
    setInterval(() => {}, 1000);
    console.log('ready');`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
    if (String(chunk).includes('ready')) child.kill('SIGTERM');
  });
  const status = await new Promise((resolve) => child.on('close', resolve));
  expect([status, said]).toEqual([143, 'ready\nserver ended\n']);
});
