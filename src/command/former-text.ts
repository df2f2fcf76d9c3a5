import fs from 'node:fs';
import path from 'node:path';
import { clauseHash } from '../knowledge/measure.ts';
import { parsePolicy } from '../knowledge/policy-file.ts';

/** The text of a clause that a rule was held against, among the policies in `folders` and what was kept beside them; null where it is gone. */
export function formerText(folders: readonly string[], clause: string, approved: readonly string[]): string | null {
  const document = clause.slice(0, clause.indexOf('#'));
  for (const folder of folders.filter((each) => fs.existsSync(each)))
    for (const name of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(?:md|bak)$/.test(name) || !path.basename(name).startsWith(`${document}.md`)) continue;
      const file = path.join(folder, name);
      const found = parsePolicy(file, fs.readFileSync(file, 'utf8')).clauses.find(({ id }) => id === clause);
      if (found && approved.includes(clauseHash(found.text))) return found.text;
    }
  return null;
}
