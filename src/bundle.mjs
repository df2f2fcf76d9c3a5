/**
 * One file of our sources with all that it imports, put together by esbuild once: starting from it takes a third of the time.
 * Packages stay where they are, what is imported late stays apart, and `import.meta.url` is that of the source. Plain Node.
 */
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const FOLDER = join(ROOT, 'dist');
/** So many bundles stay: a server that runs from an older one still loads parts of it. */
const KEPT = 6;

/** The URL of the bundle of `entry`, a source named from the root; null where none can be built or kept. */
export async function bundled(entry) {
  try {
    const folder = join(FOLDER, contentOf(entry));
    if (!fs.existsSync(folder)) await build(entry, folder);
    return pathToFileURL(join(folder, 'entry.mjs')).href;
  } catch (fault) {
    process.stderr.write(`没能打包源代码，改为直接运行，启动会慢一些：${fault.message.split('\n')[0]}\n`);
    return null;
  }
}

/** A bundle is named after the content of all that it may be made of and of the list of packages: one that is found is never stale. */
function contentOf(entry) {
  const hash = createHash('sha256').update(entry);
  const sources = [...new Set(['src', dirname(entry)])].flatMap((folder) =>
    fs.readdirSync(join(ROOT, folder), { recursive: true }).map((name) => join(folder, name)),
  );
  for (const name of [
    ...sources.filter((name) => /\.(?:ts|mjs)$/.test(name)).sort(),
    'package.json',
    'package-lock.json',
    'npm-shrinkwrap.json',
  ]) {
    const file = join(ROOT, name);
    hash.update(`\0${name}\0`).update(fs.existsSync(file) ? fs.readFileSync(file) : '');
  }
  return hash.digest('hex').slice(0, 16);
}

/** Built aside and renamed: of several processes at once the first one's stays, and nobody sees half of one. */
async function build(entry, folder) {
  fs.mkdirSync(FOLDER, { recursive: true });
  const aside = join(FOLDER, `.building-${process.pid}-${randomBytes(4).toString('hex')}`);
  fs.mkdirSync(aside);
  try {
    const esbuild = await import('esbuild');
    await esbuild.build({
      absWorkingDir: ROOT,
      entryPoints: { entry },
      outdir: aside,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20.19',
      packages: 'external',
      charset: 'utf8',
      sourcemap: true,
      sourcesContent: false,
      tsconfigRaw: {},
      logLevel: 'silent',
      plugins: [{ name: 'import.meta.url of the source', setup: keepUrls }],
    });
    await esbuild.stop();
    fs.renameSync(aside, folder);
  } catch (fault) {
    if (!fs.existsSync(folder)) throw fault;
  } finally {
    fs.rmSync(aside, { recursive: true, force: true });
  }
  clear(folder);
}

function keepUrls(builder) {
  builder.onLoad({ filter: /\.ts$/ }, ({ path }) => {
    const text = fs.readFileSync(path, 'utf8');
    const from = JSON.stringify(relative(join(FOLDER, 'any'), path).replaceAll('\\', '/'));
    return { contents: text.replaceAll('import.meta.url', `new URL(${from}, import.meta.url).href`), loader: 'ts' };
  });
}

/** Takes away all but the newest; whoever may not, leaves them. */
function clear(own) {
  const born = (folder) => fs.statSync(folder).mtimeMs;
  const others = fs
    .readdirSync(FOLDER)
    .map((name) => join(FOLDER, name))
    .filter((folder) => folder !== own);
  others.sort((a, b) => born(b) - born(a));
  for (const folder of others.slice(KEPT - 1)) fs.rmSync(folder, { recursive: true, force: true });
}
