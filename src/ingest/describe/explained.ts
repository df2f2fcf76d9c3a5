import { numberIn } from '../text/title.ts';

const EXPLAINS =
  /(?:政策|文件|图文|文字|热点|常见问题)?(?:解读|问答|解答|图解|释义|起草说明|常见问题)(?:材料|稿|说明)?(?:之[一二三四五六七八九十]|[一二三四五六七八九十])?(?:[（(].*[）)])?$/;
const READ = /^(?:一张?图|一文|图文?|长图|动图)?(?:读懂|看懂|了解|速览|解读|图解|速读)[：:\s|｜丨]*/;
const HEAD = /^(?:【[^】]{2,8}】|(?:政策|文件|图文|文字|专家)?(?:解读|图解|问答)\s*[|｜丨：:—-]+)\s*/;

/** The title of the policy that a text explains: 《某办法》政策解读, 关于《某办法》的问答, 一图读懂《某办法》, 政策解读|某办法; null where it explains none. */
export function explainedBy(title: string, text = ''): string | null {
  const head = HEAD.exec(title)?.[0] ?? '';
  const plain = title.slice(head.length);
  const read = READ.exec(plain)?.[0];
  if (!read && !EXPLAINS.test(plain) && !/解读|图解|问答/.test(head)) return null;
  const quoted = /《(.{1,300})》/.exec(plain)?.[1];
  const bare = plain
    .slice(read?.length ?? 0)
    .replace(EXPLAINS, '')
    .replace(/^关于(?!印发|支持|促进|加快|推动|推进|进一步|加强|鼓励)|[的：:]$/g, '');
  const named = (quoted ?? bare).trim();
  const inText = /《([^《》]{6,60})》\s*[（(]/.exec(text);
  // What the title shortens or leaves out, the text names with its number or short form.
  if (!quoted && inText && (named.length < 6 || numberIn(text.slice(inText.index, inText.index + 120)) !== undefined))
    return inText[1] ?? null;
  return named.length >= 6 ? named : null;
}
