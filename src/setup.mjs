/**
 * What `npm start` and `npm test` run first: installs what a fresh clone lacks, once; with `--wechat`, `--tracing` or `--ocr`, what the WeChat channel, tracing
 * or the reading of scans needs beside it.
 * Plain Node without dependencies, in a syntax that Node 12 reads, so that an old Node is named and does not fail on a word of ours.
 * Speaks on standard error only.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
/** What stands apart from all other packages, each in a folder of optional/, and what it is called. */
const OPTIONAL = {
  wechat: '个人微信要用的组件（wechaty）',
  tracing: '链路追踪要用的组件（OpenTelemetry）',
  ocr: '文字识别要用的组件（PP-OCR、Tesseract）',
};
const APART = Object.keys(OPTIONAL).find((name) => process.argv.includes(`--${name}`));
const WHAT = APART ? OPTIONAL[APART] : '依赖';
/** Where it is installed. */
const PLACE = APART ? join(ROOT, 'optional', APART) : ROOT;
/** A clone has the one, a released package the other. */
const LOCK = ['package-lock.json', 'npm-shrinkwrap.json'].map((name) => join(PLACE, name)).find(fs.existsSync) || '';
/** npm's own list of what stands in node_modules, written when an install is whole. */
const HELD = join(PLACE, 'node_modules/.package-lock.json');
/** Ours: which lock file, Node and platform the last run of this file found in order. */
const STAMP = join(PLACE, 'node_modules/.cewen-setup.json');
const NODE = process.versions.node;
const WINDOWS = process.platform === 'win32';
/** The tests need the development tools; `npm start` does without, where NODE_ENV or npm's settings leave them out. */
const DEV = !APART && process.argv.includes('--dev');

const SYSTEMS = ['Debian/Ubuntu', 'Fedora', 'macOS', 'Windows'];
const NODE_WANTED = `Node ≥ 20.19（现在是 ${NODE}）`;
/** How each prerequisite is installed, in the order of SYSTEMS. */
const INSTALL = {
  [NODE_WANTED]: [
    'curl -fsSL https://deb.nodesource.com/setup_24.x | sudo -E bash - && sudo apt-get install -y nodejs',
    'curl -fsSL https://rpm.nodesource.com/setup_24.x | sudo bash - && sudo dnf install -y nodejs',
    'brew install node',
    'winget install OpenJS.NodeJS.LTS',
  ],
  npm: [
    'sudo apt-get install -y npm',
    'sudo dnf install -y npm',
    'brew install node',
    'winget install OpenJS.NodeJS.LTS',
  ],
  python3: [
    'sudo apt-get install -y python3',
    'sudo dnf install -y python3',
    'xcode-select --install',
    'winget install Python.Python.3.13',
  ],
  make: ['sudo apt-get install -y make', 'sudo dnf install -y make', 'xcode-select --install'],
  'g++': ['sudo apt-get install -y g++', 'sudo dnf install -y gcc-c++', 'xcode-select --install'],
};

main().catch((fault) => fail(fault.stack));

async function main() {
  const began = Date.now();
  const stamp = { lock: sha256(LOCK), major: NODE.split('.')[0], platform: `${process.platform}-${process.arch}` };
  const install = !isInstalled(stamp);
  const build = !APART && (install || !loads('hnswlib-node'));
  const env = npmEnvironment();
  const missing = [...(nodeSuffices() ? [] : [NODE_WANTED]), ...(build ? missingTools(env) : [])];
  if (missing.length > 0) fail(lacking(missing));
  if (install) {
    if (APART && !isWritable(PLACE)) fail(notWritable());
    say(`正在安装${WHAT}：npm ci（从软件仓库下载，通常一两分钟，网络慢时更久；只在第一次做）……`);
    // An install that is killed half-way must not pass for a whole one.
    for (const file of [STAMP, HELD]) fs.rmSync(file, { force: true });
    await npm(
      ['ci', '--ignore-scripts', '--no-audit', '--no-fund', ...(DEV ? ['--include=dev'] : [])],
      env,
      installFailed,
    );
  }
  if (build && !loads('hnswlib-node')) {
    say('正在编译 hnswlib-node：npm rebuild hnswlib-node（通常十几秒）……');
    await npm(['rebuild', 'hnswlib-node', '--ignore-scripts=false'], env, buildFailed);
    if (!loads('hnswlib-node')) buildFailed();
  }
  leave(stamp);
  if (install || build) say(`${WHAT}已就绪，用时 ${Math.round((Date.now() - began) / 1000)} 秒。`);
}

/** True where node_modules is that of package-lock.json: by our stamp or, after a plain `npm ci`, by npm's own list. */
function isInstalled(stamp) {
  const held = readJson(HELD).packages;
  if (!stamp.lock || !held) return false;
  // The list is npm's word; files may have gone since, as when `npm ci` was killed while it cleared the folder.
  if (!Object.keys(held).every((path) => fs.existsSync(join(PLACE, path, 'package.json')))) return false;
  if (DEV && !held['node_modules/vitest']) return false;
  const left = readJson(STAMP);
  const same = left.lock === stamp.lock && left.platform === stamp.platform;
  if (!same && !isListed(readJson(LOCK).packages, held)) return false;
  return Boolean(APART) || (same && left.major === stamp.major) || loads('@node-rs/jieba');
}

/** Other platforms' binaries may be absent, and development tools where they were left out. */
function isListed(wanted, held) {
  return Object.keys(wanted).every((path) => {
    const { version, link, optional, dev, devOptional } = wanted[path];
    if (path === '' || link) return true;
    return held[path] ? held[path].version === version : Boolean(optional || dev || devOptional);
  });
}

/** In a process of its own: a foreign addon may end the process instead of throwing. */
function loads(name) {
  return spawnSync(process.execPath, ['-e', `require('${name}')`], { cwd: ROOT, stdio: 'ignore' }).status === 0;
}

function leave(stamp) {
  if (JSON.stringify(readJson(STAMP)) === JSON.stringify(stamp)) return;
  try {
    fs.writeFileSync(STAMP, `${JSON.stringify(stamp)}\n`);
  } catch {
    // A read-only node_modules is held against npm's list each time.
  }
}

function isWritable(folder) {
  try {
    fs.accessSync(folder, fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function notWritable() {
  return `${WHAT}还没有安装，而这个账号不能写 ${PLACE}。
请用装策问的那个账号在策问的目录里运行一次 npm run setup:${APART}；用 Docker 的，构建时加 --build-arg WITH_${APART.toUpperCase()}=1。
装好以后，再启动。`;
}

function nodeSuffices() {
  const [major, minor] = NODE.split('.').map(Number);
  return major > 20 || (major === 20 && minor >= 19);
}

/** What the compile of hnswlib-node needs and PATH lacks. On Windows no name finds the compiler: the failing compile tells of it. */
function missingTools(env) {
  const runs = (command) =>
    Boolean(command) && spawnSync(command, ['--version'], { env, stdio: 'ignore' }).status === 0;
  const missing = [env.npm_config_python, env.PYTHON, 'python3', 'python', WINDOWS && 'py'].some(runs)
    ? []
    : ['python3'];
  if (WINDOWS) return missing;
  if (![env.MAKE, 'make', 'gmake'].some(runs)) missing.push('make');
  if ([env.CXX, 'g++'].some(runs)) return missing;
  // make falls back on g++, so clang++ has to be named to it.
  if (!runs('clang++')) return [...missing, 'g++'];
  Object.assign(env, { CXX: 'clang++', CC: env.CC || 'clang' });
  return missing;
}

/** Each with the command for this system, or for every system where we don't know this one. */
function lacking(missing) {
  const system = thisSystem();
  const bare = !WINDOWS && process.getuid() === 0;
  const lines = missing.map((name) => {
    const known = system < 0 ? '' : INSTALL[name][system];
    const how = known || INSTALL[name].map((command, at) => `\n    ${SYSTEMS[at]}：${command}`).join('');
    return `缺少 ${name}${name === 'g++' ? '（或 clang++）' : ''}，安装：${bare ? how.replace(/sudo (-E )?/g, '') : how}`;
  });
  return `${lines.join('\n')}\n装好以后，再运行一次刚才的命令。`;
}

/** The place in SYSTEMS, or -1. */
function thisSystem() {
  if (process.platform === 'darwin') return 2;
  if (WINDOWS) return 3;
  const release = fs.existsSync('/etc/os-release') ? fs.readFileSync('/etc/os-release', 'utf8') : '';
  const ids = (release.match(/^ID(_LIKE)?=.*$/gm) || []).join();
  return /debian|ubuntu/.test(ids) ? 0 : /fedora|rhel|centos|openEuler|anolis/.test(ids) ? 1 : -1;
}

/** For an npm inside `npm start`: without what the outer run says of itself, and what would install elsewhere or nothing. */
function npmEnvironment() {
  const own = /^(npm_lifecycle_.*|npm_package_(?!config_).*|npm_command|INIT_CWD)$/i;
  const elsewhere =
    /^npm_config_(global|location|prefix|dry_run|package_lock(_only)?|workspaces?|include_workspace_root)$/i;
  const env = { npm_config_loglevel: 'error', npm_config_update_notifier: 'false' };
  for (const key of Object.keys(process.env)) if (!own.test(key) && !elsewhere.test(key)) env[key] = process.env[key];
  // The headers beside this Node serve; without them node-gyp fetches some from nodejs.org.
  const prefix = dirname(dirname(fs.realpathSync(process.execPath)));
  const beside = !WINDOWS && fs.existsSync(join(prefix, 'include/node/common.gypi'));
  return beside ? Object.assign({ npm_config_nodedir: prefix }, env) : env;
}

/** Runs npm to its end. Signals go both ways; `failed` gets its exit code. */
function npm(args, env, failed) {
  const candidates = [
    process.env.npm_execpath,
    WINDOWS && join(dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js'),
  ];
  const cli = candidates.find((file) => /npm-cli\.[cm]?js$/.test(file || '') && fs.existsSync(file));
  return new Promise((done) => {
    const child = spawn(cli ? process.execPath : 'npm', cli ? [cli, ...args] : args, {
      cwd: PLACE,
      env,
      stdio: ['ignore', 2, 2],
    });
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    let received = '';
    const forward = (signal) => {
      received = signal;
      child.kill(signal);
    };
    for (const signal of signals) process.on(signal, forward);
    child.on('error', () => fail(lacking(['npm'])));
    child.on('exit', (code, signal) => {
      for (const each of signals) process.removeListener(each, forward);
      if (received || signal) process.kill(process.pid, received || signal);
      else if (code === 0) done();
      else failed(code);
    });
  });
}

function installFailed(code) {
  say(`npm ci 没有完成（退出码 ${code}），原因见上面 npm 的输出。
连不上软件仓库时：检查网络和代理；或换一个连得上的 npm 镜像（npm config set registry 镜像地址）
改好以后，再运行一次刚才的命令，会重新安装。`);
  process.exit(code);
}

function buildFailed() {
  const compiler = WINDOWS
    ? '没有 C++ 编译器时：winget install Microsoft.VisualStudio.2022.BuildTools --override "--wait --add Microsoft.VisualStudio.Workload.VCTools"'
    : '输出里有 Killed 的，是内存不够。';
  fail(`hnswlib-node（向量索引的原生模块）没有编译成功，原因见上面的输出。
编译要用 Node 的头文件（headers，v${NODE}）；本机没有时，npm 从 nodejs.org 下载。连不上 nodejs.org 时任选一种：
  从镜像下载：npm_config_disturl=镜像地址 npm rebuild hnswlib-node
  自己下载 https://nodejs.org/dist/v${NODE}/node-v${NODE}-headers.tar.gz 并解压，再运行 npm_config_nodedir=解压出的文件夹 npm rebuild hnswlib-node
  用系统自带的 Node 时（Debian/Ubuntu）：sudo apt-get install -y libnode-dev
${compiler}
改好以后，再运行一次刚才的命令。`);
}

function sha256(file) {
  return fs.existsSync(file) ? createHash('sha256').update(fs.readFileSync(file)).digest('hex') : '';
}

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

function say(text) {
  process.stderr.write(`${text}\n`);
}

function fail(text) {
  say(text);
  process.exit(1);
}
