/** Tokens that a text takes at most: a Chinese character is one or a little more, four letters are one. */
export function estimate(text: string): number {
  const han = text.match(/[^\u0000-\u024f]/g)?.length ?? 0;
  return Math.ceil(han * 1.2 + (text.length - han) / 3);
}
