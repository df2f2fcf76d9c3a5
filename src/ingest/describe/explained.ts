const EXPLAINS = /(?:政策|文件|图文|文字|热点)?(?:解读|问答|解答|图解|释义)(?:[（(].*[）)])?$/;

/** The title of the policy that a text explains: 《某办法》政策解读, 关于《某办法》的问答, 一图读懂《某办法》; null where it explains none. */
export function explainedBy(title: string): string | null {
  const read = /^(?:一张?图|一文|图文?)?(?:读懂|看懂|了解|速览)[：:\s|｜]*/.exec(title)?.[0];
  if (!read && !EXPLAINS.test(title)) return null;
  const quoted = /《(.+)》/.exec(title)?.[1];
  const bare = title
    .slice(read?.length ?? 0)
    .replace(EXPLAINS, '')
    .replace(/^关于|[的：:]$/g, '');
  const named = (quoted ?? bare).trim();
  return named.length >= 6 ? named : null;
}
