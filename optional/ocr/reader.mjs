/**
 * Reads pages of scans, one at a time, in a process of its own (src/app/page-reader.ts starts and ends it). It stands here since a
 * package is looked up from where the import stands. Each message is answered by `{ done }` or `{ fault }`:
 * `count` pages of a file, `read` a page by both readers, `cut` a piece out of the picture of a page.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Ocr from '@gutenye/ocr-node';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';
import { createWorker } from 'tesseract.js';

/** Pixels of the longer side of a page: about 170 to the inch of A4. */
const LONG_SIDE = 2000;
/** Most pixels of a picture that is opened at all, and the times that its longer side may be the other. */
const MOST_PIXELS = 120_000_000;
const LONGEST = 3;
/** More memory than a page of that size takes by far; what takes more is ended. */
const MOST_MEMORY = 2560 * 1024 * 1024;
const SAME_THREADS = { intraOpNumThreads: 2, interOpNumThreads: 1, enableCpuMemArena: false };

setInterval(() => {
  if (process.memoryUsage().rss > MOST_MEMORY) process.exit(3);
}, 250).unref();
process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches every process of the terminal; this one ends when it is told to.
process.on('SIGINT', () => {});

process.on('message', async ({ what, ...task }) => {
  try {
    process.send({ done: await { count, read, cut }[what](task) });
  } catch (error) {
    process.send({ fault: String(error?.message ?? error) });
  }
});

let library = null;
let opened = null;
/** One library for all files, and one file open at a time. */
async function pdfOf(file) {
  if (opened?.file === file) return opened.pdf;
  library ??= await PDFiumLibrary.init();
  opened?.pdf.destroy();
  opened = null;
  opened = { file, pdf: await library.loadDocument(await readFile(file)) };
  return opened.pdf;
}

async function count({ file, pdf }) {
  if (pdf) return (await pdfOf(file)).getPageCount();
  const { pages, width, height, format } = await sharp(file, { limitInputPixels: MOST_PIXELS }).metadata();
  if (Math.max(width, height) > LONGEST * Math.min(width, height))
    throw new Error('这张图太长：请按页分成几张再导入');
  return format === 'tiff' ? (pages ?? 1) : 1;
}

/** A page as it is seen, on white, no longer than LONG_SIDE and filled up to sides that both readers take as they are. */
async function draw(file, pdf, n) {
  let picture;
  if (pdf) {
    const page = (await pdfOf(file)).getPage(n - 1);
    const { originalWidth, originalHeight } = page.getOriginalSize();
    const scale = LONG_SIDE / Math.max(originalWidth, originalHeight);
    const { data, width, height } = await page.render({ scale, render: 'bitmap' });
    picture = sharp(data, { raw: { width, height, channels: 4 } });
  } else {
    const first = sharp(file, { page: n - 1, limitInputPixels: MOST_PIXELS }).rotate();
    picture = first.resize({ width: LONG_SIDE, height: LONG_SIDE, fit: 'inside', withoutEnlargement: true });
  }
  const flat = await picture.flatten({ background: '#fff' }).toColourspace('srgb').png().toBuffer();
  const { width, height } = await sharp(flat).metadata();
  const full = (side) => Math.ceil(side / 32) * 32 - side;
  return sharp(flat)
    .extend({ right: full(width), bottom: full(height), background: '#fff' })
    .png()
    .toBuffer();
}

const REQUIRE = createRequire(import.meta.url);
let readers = null;
async function openReaders() {
  const data = dirname(REQUIRE.resolve('@tesseract.js-data/chi_sim/package.json'));
  const langPath = join(data, '4.0.0_best_int');
  readers ??= await Promise.all([
    Ocr.create({ onnxOptions: SAME_THREADS }),
    createWorker('chi_sim', 1, { langPath, gzip: true, cacheMethod: 'none' }),
  ]);
  return readers;
}

async function read({ file, pdf, n, picture }) {
  const [paddle, tesseract] = await openReaders();
  const drawn = await draw(file, pdf, n);
  await sharp(drawn).toFile(picture);
  const { width, height } = await sharp(drawn).metadata();
  const first = (await paddle.detect(picture)).map(({ text, box }) => ({ text, box: around(box) }));
  const { data } = await tesseract.recognize(picture, {}, { blocks: true, text: false });
  const lines = (data.blocks ?? []).flatMap(({ paragraphs }) => paragraphs.flatMap((each) => each.lines));
  const second = lines.map(({ words, bbox: { x0, y0, x1, y1 } }) => ({
    text: words.flatMap(({ symbols }) => symbols.map(({ text }) => text)).join(''),
    box: [x0, y0, x1, y1],
  }));
  return { width, height, first, second };
}

/** The upright box around four corners. */
function around(corners) {
  const [xs, ys] = [0, 1].map((side) => corners.map((corner) => Math.round(corner[side])));
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** A strip of a page around a box, half a line more on each side. */
async function cut({ picture, box, to }) {
  const { width, height } = await sharp(picture).metadata();
  const [x0, y0, x1, y1] = box;
  const room = Math.max(12, Math.round((y1 - y0) / 2));
  const left = Math.max(0, x0 - room);
  const top = Math.max(0, y0 - room);
  const area = { left, top, width: Math.min(width, x1 + room) - left, height: Math.min(height, y1 + room) - top };
  await sharp(picture).extract(area).toFile(to);
}
