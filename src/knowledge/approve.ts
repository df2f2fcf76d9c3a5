/** The text of a rule file with the approval of a clause's hash written into it, everything else as it was. */
export function withApproval(text: string, hash: string): string {
  const line = `approved: ${hash}`;
  if (/^approved:.*$/m.test(text)) return text.replace(/^approved:.*$/m, line);
  return text.replace(/^clause:.*$/m, (clause) => `${clause}\n${line}`);
}
