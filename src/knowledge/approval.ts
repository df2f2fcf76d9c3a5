/**
 * The text of a rule file with the approval of a clause's hash written into it, everything else as it was. Earlier approvals
 * stay: one rule file serves the text of the repository and the official one that a data folder lays over it.
 */
export function withApproval(text: string, hash: string): string {
  const line = /^approved:(.*)$/m.exec(text);
  if (!line) return text.replace(/^clause:.*$/m, (clause) => `${clause}\napproved: ${hash}`);
  const held: string[] = line[1]?.match(/[0-9a-f]+/g) ?? [];
  if (held.includes(hash)) return text;
  return text.replace(/^approved:.*$/m, `approved: [${[...held, hash].join(', ')}]`);
}
