import { describe, expect, it } from 'vitest';
import { readHtml } from '../../src/ingest/read/read-html.ts';

const page = (inside: string, css = ''): string =>
  `<html><head><style>${css}</style></head><body><div><p>一、对企业给予一次性奖励50万元，由市工业和信息化局负责审核。</p>${inside}</div></body></html>`;
const words = (html: string): string =>
  readHtml(html)
    .lines.map(({ text }) => text)
    .join('');
const SECRET = '五、凡申请的企业一律奖励900万元。';

describe('a page is read as it is seen', () => {
  it.each([
    ['by a class', '<p class="a">X</p>', '.a{display:none}'],
    [
      'by a sheet that a link carries',
      '<link rel=stylesheet href="data:text/css,.a{display:none}"><p class="a">X</p>',
      '',
    ],
    ['by an element around it', '<div class="a"><p>X</p></div>', 'div > .a{visibility:hidden}'],
    ['by the more specific rule', '<p class="a" id="b">X</p>', '#b{display:none} .a{display:block}'],
    ['by what is important', '<p class="a" style="display:block">X</p>', '.a{display:none!important}'],
    ['by letters of a pixel', '<p style="font-size:1px">X</p>', ''],
    ['by letters of a share of a pixel', '<div style="font-size:10px"><p style="font-size:.1em">X</p></div>', ''],
    [
      'by letters of the colour of the ground',
      '<div class="g"><p>X</p></div>',
      '.g{background:#123456}.g p{color:rgb(18,52,86)}',
    ],
    ['by pale letters', '<p style="color:hsl(0,0%,97%)">X</p>', ''],
    ['by an old attribute', '<font color="white">X</font>', ''],
    ['by being nearly clear', '<div style="opacity:.2"><p style="opacity:.2">X</p></div>', ''],
    ['by being shrunk to nothing', '<p style="transform:scale(1, 0)">X</p>', ''],
    ['by being moved away', '<p style="transform:translate(-9999px, 0)">X</p>', ''],
    ['by standing outside the page', '<p class="a">X</p>', '.a{position:absolute;left:-9999px}'],
    ['by standing behind it', '<p class="a">X</p>', '.a{position:relative;z-index:-1}'],
    ['by a clip', '<p style="position:absolute;clip:rect(0,0,0,0)">X</p>', ''],
    ['by a path', '<p style="clip-path:inset(100%)">X</p>', ''],
    ['by a box without height', '<p style="max-height:0;overflow:hidden">X</p>', ''],
    ['in a closed box', '<details><summary>更多</summary>X</details>', ''],
    ['in a closed dialogue', '<dialog>X</dialog>', ''],
    ['by a variable', '<p class="a">X</p>', ':root{--y:#ffffff;--x:var(--y)}.a{color:var(--x)}'],
    ['by a variable of an element around it', '<div style="--d:none"><p style="display:var(--d)">X</p></div>', ''],
    ['by what stands for a variable that nobody sets', '<p style="color:var(--no, white)">X</p>', ''],
    ['by a size that is computed', '<p style="font-size:calc(1px - 1px)">X</p>', ''],
    ['by the least of two sizes', '<p style="font-size:min(0px, 1em)">X</p>', ''],
    ['by a font of no size', '<p style="font:0/0 serif">X</p>', ''],
    ['by a rule within another', '<div class="b"><p class="a">X</p></div>', '.b{color:red;.a{display:none}}'],
    ['by a rule within another that names it', '<p class="b a">X</p>', '.b{&.a{visibility:hidden}}'],
    ['by a word that is spelt in numbers', '<p class="a">X</p>', '.a{display:n\\6f ne}'],
    ['by being drawn without an area', '<p style="transform:matrix(0,0,0,0,0,0)">X</p>', ''],
    ['by being turned on its edge', '<p style="transform:rotateY(90deg)">X</p>', ''],
    ['by being zoomed to nothing', '<p style="zoom:.01">X</p>', ''],
    ['by letters upon each other', '<div style="letter-spacing:-1em"><p>X</p></div>', ''],
    [
      'by a mask that lets nothing through',
      '<p style="mask-image:linear-gradient(transparent, transparent)">X</p>',
      '',
    ],
    ['by other words for white', '<p style="color:hwb(0 100% 0%)">X</p>', ''],
    ['by numbers for white', '<p style="color:color(srgb 1 1 1)">X</p>', ''],
    ['by lightness alone', '<p style="color:oklch(100% 0 0)">X</p>', ''],
    ['in what opens on a click', '<div popover>X</div>', ''],
    ['on a wide screen alone', '<p class="a">X</p>', '@media (min-width: 800px){.a{display:none}}'],
  ])('without what is hidden %s', (_, inside, css) => {
    const html = page(inside.replace('X', SECRET), css);
    expect(words(html)).not.toContain('900万元');
    expect(readHtml(html).warnings.join()).toContain('900万元');
  });

  it.each([
    ['on a dark ground', '<div style="background:#003366"><p style="color:#fff">X</p></div>', ''],
    ['in a colour that a variable gives', '<p class="a">X</p>', ':root{--x:#333}.a{color:var(--x)}'],
    ['by variables that name each other', '<p class="a">X</p>', ':root{--x:var(--y);--y:var(--x)}.a{color:var(--x)}'],
    ['in letters of a computed size', '<p style="font-size:clamp(14px, 2vw, calc(1rem + 4px))">X</p>', ''],
    ['beside a rule within another', '<p class="a">X</p>', '.b{.a{display:none}}'],
    ['behind a rule within another', '<p class="a">X</p>', '.a{.b{display:none} color:#333}'],
    ['turned a little', '<p style="transform:rotate(2deg) matrix(1,0,0,1,0,0)">X</p>', ''],
    ['spaced a little closer', '<p style="letter-spacing:-0.02em">X</p>', ''],
    ['under a mask that fades', '<p style="mask-image:linear-gradient(black, transparent)">X</p>', ''],
    ['over a picture', '<div style="background:url(a.png)"><p style="color:#fff">X</p></div>', ''],
    [
      'hidden on paper and phones alone',
      '<p class="a">X</p>',
      '@media print{.a{display:none}}@media (max-width: 600px){.a{display:none}}',
    ],
    ['shown by a later rule', '<p class="a">X</p>', '.a{display:none}.a{display:block}'],
    ['visible within what is not', '<div style="visibility:hidden"><p style="visibility:visible">X</p></div>', ''],
    ['of a size of its own in a box of none', '<div style="font-size:0"><p style="font-size:14px">X</p></div>', ''],
    ['hidden while a pointer is over it', '<p class="a">X</p>', '.a:hover{display:none}'],
    ['named in a comment', '<p class="a">X</p>', '/* .a{display:none} */'],
    ['in an open box', '<details open><summary>更多</summary>X</details>', ''],
    ['aside, but not far', '<p style="position:relative;left:-20px">X</p>', ''],
  ])('with what is seen: %s', (_, inside, css) => {
    expect(words(page(inside.replace('X', SECRET), css))).toContain('900万元');
  });

  it.each(['<del>X</del>', '<s>X</s>', '<span style="text-decoration:line-through">X</span>'])(
    'without what is struck out: %s',
    (inside) => {
      const html = page(`<p>二、${inside.replace('X', '最高补助300万元。')}最高补助200万元。</p>`);
      expect(words(html)).not.toContain('300万元');
      expect(readHtml(html).removed.join()).toContain('300万元');
    },
  );
});

it.each(['visibility: hidden', 'display:none', 'opacity:0'])(
  'a page that waits for a script to show it is read: %s',
  (style) => {
    const html = page(`<p class="a">${SECRET}</p>`, '.a{display:none}').replace('<body', `<body style="${style}"`);
    expect(words(html)).toContain('50万元');
    expect(words(html)).not.toContain('900万元');
  },
);

describe('a page of too much style', () => {
  it.each([
    ['elements within elements', 'section div div div div div p{color:red}'],
    ['elements that hold others', 'section:has(div div div div div p){color:red}'],
  ])('is refused before it takes long: %s', (_, css) => {
    const deep = `${'<div>'.repeat(150)}${'<p>某</p>'.repeat(50)}`;
    expect(() => readHtml(page(`<section>${deep}`, css))).toThrow('样式过于复杂');
  });
});
