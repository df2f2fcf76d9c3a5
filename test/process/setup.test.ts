import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** An npm that needs no network: notes its arguments and what it heard, and installs empty modules. */
const NPM = `
const { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { CXX, npm_lifecycle_event, npm_config_dry_run, npm_config_registry, FAULT } = process.env;
const verb = process.argv[2];
appendFileSync(process.env.HEARD, JSON.stringify({ args: process.argv.slice(2).join(' '), CXX, npm_lifecycle_event, npm_config_dry_run, npm_config_registry }) + '\\n');
if (FAULT === verb) process.exit(7);
const { packages } = JSON.parse(readFileSync(['package-lock.json', 'npm-shrinkwrap.json'].find(existsSync), 'utf8'));
for (const path of Object.keys(packages).filter((p) => p && !packages[p].optional)) {
  mkdirSync(path, { recursive: true });
  writeFileSync(path + '/package.json', JSON.stringify({ main: 'main.js' }));
  if (verb === 'rebuild' || !path.endsWith('hnswlib-node')) writeFileSync(path + '/main.js', '');
  if (FAULT === 'killed') process.kill(process.pid, 'SIGTERM');
  delete packages[''];
}
if (verb === 'ci') writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages: Object.fromEntries(Object.entries(packages).filter(([, p]) => !p.optional)) }));
`;

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cewen-setup-'));
  for (const folder of ['src', 'bin', 'optional/wechat', 'optional/ocr'])
    mkdirSync(join(root, folder), { recursive: true });
  copyFileSync(join(import.meta.dirname, '../../src/setup.mjs'), join(root, 'src/setup.mjs'));
  writeFileSync(join(root, 'npm-cli.cjs'), NPM);
  lock({ vitest: { version: '1.0.0', dev: true } });
  tools('python3', 'make', 'g++');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function lock(extra: Record<string, object>): void {
  const named = {
    'hnswlib-node': { version: '1.0.0' },
    '@node-rs/jieba': { version: '1.0.0' },
    elsewhere: { version: '1.0.0', optional: true },
    ...extra,
  };
  const packages = Object.fromEntries(Object.entries(named).map(([name, entry]) => [`node_modules/${name}`, entry]));
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...packages } }));
}

/** The whole PATH: these tools and no others. */
function tools(...names: string[]): void {
  rmSync(join(root, 'bin'), { recursive: true });
  mkdirSync(join(root, 'bin'));
  for (const name of names) writeFileSync(join(root, 'bin', name), '#!/bin/sh\n', { mode: 0o755 });
}

function setup(settings: Record<string, string> = {}, ...args: string[]) {
  rmSync(join(root, 'heard.jsonl'), { force: true });
  const log = join(root, 'heard.jsonl');
  const env = { PATH: join(root, 'bin'), npm_execpath: join(root, 'npm-cli.cjs'), HEARD: log, ...settings };
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, ['src/setup.mjs', ...args], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  const heard = existsSync(log)
    ? readFileSync(log, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : [];
  return { status, signal, stdout, stderr, heard, verbs: heard.map((h) => h.args.split(' ')[0]) };
}

describe.skipIf(process.platform === 'win32')('what npm start and npm test run first', () => {
  it('installs and compiles once, says so on standard error, and is silent the second time', () => {
    const first = setup();
    expect(first).toMatchObject({ status: 0, stdout: '', verbs: ['ci', 'rebuild'] });
    expect(first.stderr).toMatch(/正在安装依赖：npm ci[\s\S]*正在编译 hnswlib-node/);
    expect(setup()).toMatchObject({ status: 0, stdout: '', stderr: '', verbs: [] });
  });

  it('asks for no compiler where nothing is to be compiled', () => {
    setup();
    tools();
    expect(setup()).toMatchObject({ status: 0, stderr: '', verbs: [] });
  });

  it.each([
    ['python3', ['make', 'g++']],
    ['make', ['python3', 'g++']],
    ['g++', ['python3', 'make']],
  ])(
    'names %s where it alone is missing, with the command that installs it, and starts no install',
    (name, present) => {
      tools(...present);
      const { status, stderr, verbs } = setup();
      expect({ status, verbs }).toEqual({ status: 1, verbs: [] });
      expect(stderr).toMatch(/安装：[\s\S]*(apt-get|dnf|xcode-select)/);
      expect(stderr.split('\n').filter((line) => line.startsWith('缺少'))).toHaveLength(1);
      expect(stderr).toContain(`缺少 ${name}`);
    },
  );

  it('names everything that is missing at once, in the order in which it is needed', () => {
    tools();
    expect(setup().stderr).toMatch(/缺少 python3[\s\S]*缺少 make[\s\S]*缺少 g\+\+/);
  });

  it('lets make compile with clang++ where there is no g++', () => {
    tools('python3', 'make', 'clang++');
    expect(setup().heard.at(-1)).toMatchObject({ args: expect.stringContaining('rebuild'), CXX: 'clang++' });
  });

  it('takes a plain npm ci for an install', () => {
    setup();
    rmSync(join(root, 'node_modules/.cewen-setup.json'));
    expect(setup()).toMatchObject({ status: 0, stderr: '', verbs: [] });
  });

  it('takes the lock file of a released package, which has another name', () => {
    renameSync(join(root, 'package-lock.json'), join(root, 'npm-shrinkwrap.json'));
    expect(setup()).toMatchObject({ status: 0, verbs: ['ci', 'rebuild'] });
    expect(setup()).toMatchObject({ status: 0, stderr: '', verbs: [] });
  });

  it('installs anew where the lock file asks for something else', () => {
    setup();
    lock({ vitest: { version: '2.0.0', dev: true } });
    expect(setup().verbs).toEqual(['ci']);
  });

  it('installs anew where files of an install have gone', () => {
    setup();
    rmSync(join(root, 'node_modules/@node-rs'), { recursive: true });
    expect(setup().verbs).toEqual(['ci']);
  });

  it('fetches the development tools for the tests only', () => {
    lock({});
    setup();
    lock({ vitest: { version: '1.0.0', dev: true } });
    expect(setup().verbs).toEqual([]);
    expect(setup({}, '--dev').heard).toMatchObject([{ args: expect.stringContaining('--include=dev') }]);
  });

  describe('for the WeChat channel', () => {
    const apart = (...path: string[]) => join(root, 'optional/wechat', ...path);
    beforeEach(() => {
      const packages = { '': {}, 'node_modules/wechaty': { version: '1.0.0' } };
      writeFileSync(apart('package-lock.json'), JSON.stringify({ packages }));
    });

    it('installs nothing unless it is asked to', () => {
      setup();
      expect(existsSync(apart('node_modules'))).toBe(false);
    });

    it('installs its packages beside it, once, with no compiler, and says so in plain words', () => {
      tools();
      const first = setup({}, '--wechat');
      expect(first).toMatchObject({ status: 0, stdout: '', verbs: ['ci'] });
      expect(first.stderr).toMatch(/正在安装个人微信要用的组件（wechaty）.*从软件仓库下载.*只在第一次做[\s\S]*已就绪/);
      expect(existsSync(apart('node_modules/wechaty/main.js'))).toBe(true);
      expect(existsSync(join(root, 'node_modules'))).toBe(false);
      expect(setup({}, '--wechat')).toMatchObject({ status: 0, stderr: '', verbs: [] });
    });

    it("ends with npm's own exit code where nothing can be downloaded, and tries again the next time", () => {
      expect(setup({ FAULT: 'ci' }, '--wechat')).toMatchObject({
        status: 7,
        stderr: expect.stringContaining('连不上软件仓库时'),
      });
      expect(setup({}, '--wechat').verbs).toEqual(['ci']);
    });

    // Whoever is root may write everywhere.
    it.skipIf(process.getuid?.() === 0)('names the account and the command where it may not write', () => {
      chmodSync(apart(), 0o500);
      const { status, stderr, verbs } = setup({}, '--wechat');
      chmodSync(apart(), 0o700);
      expect({ status, verbs }).toEqual({ status: 1, verbs: [] });
      expect(stderr).toContain('npm run setup:wechat');
    });
  });

  it('installs what reads scans beside it, once, when it is asked to', () => {
    const packages = { '': {}, 'node_modules/tesseract.js': { version: '1.0.0' } };
    writeFileSync(join(root, 'optional/ocr/package-lock.json'), JSON.stringify({ packages }));
    tools();
    const first = setup({}, '--ocr');
    expect(first).toMatchObject({ status: 0, stdout: '', verbs: ['ci'] });
    expect(first.stderr).toMatch(
      /正在安装文字识别要用的组件（PP-OCR、Tesseract）[\s\S]*文字识别要用的组件（PP-OCR、Tesseract）已就绪/,
    );
    expect(existsSync(join(root, 'optional/ocr/node_modules/tesseract.js/main.js'))).toBe(true);
    expect(setup({}, '--ocr')).toMatchObject({ status: 0, stderr: '', verbs: [] });
  });

  it('dies of the signal that npm died of, and repeats a half-finished install', () => {
    expect(setup({ FAULT: 'killed' }).signal).toBe('SIGTERM');
    expect(setup()).toMatchObject({ status: 0, verbs: ['ci', 'rebuild'] });
  });

  it("ends with npm's own exit code where npm ci fails", () => {
    expect(setup({ FAULT: 'ci' })).toMatchObject({ status: 7, stderr: expect.stringContaining('npm ci 没有完成') });
  });

  it('tells how to get the headers of Node where the compile fails, and compiles alone the next time', () => {
    const { status, stderr } = setup({ FAULT: 'rebuild' });
    expect(status).toBe(1);
    expect(stderr).toContain(`node-v${process.versions.node}-headers.tar.gz`);
    expect(stderr).toContain('npm_config_nodedir');
    expect(setup()).toMatchObject({ status: 0, verbs: ['rebuild'] });
  });

  it("keeps the owner's registry and drops what the outer npm run says of itself", () => {
    const { heard } = setup({
      npm_lifecycle_event: 'start',
      npm_config_dry_run: 'true',
      npm_config_registry: 'https://mirror.example',
    });
    expect(heard[0]).toMatchObject({ npm_config_registry: 'https://mirror.example' });
    expect(heard[0]).not.toHaveProperty('npm_lifecycle_event');
    expect(heard[0]).not.toHaveProperty('npm_config_dry_run');
  });
});
