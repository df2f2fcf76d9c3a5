/**
 * What the number of some things is called that meet `conditions` (names of what is asked): 首次应用的新材料产品数量 of 产品. Another measure counts others
 * of the kind, so that the bare kind would be taken for both.
 */
export function countOf(noun: string, conditions: readonly string[]): string {
  const said = conditions.findLast((name) => name.endsWith(noun));
  if (said) return `${said}数量`;
  const last = conditions.at(-1);
  return last ? `${last}的${noun}数量` : `${noun}数量`;
}
