import { readFileSync, writeFileSync } from 'node:fs';
import { clauseDifference, sameWords } from '../ingest/difference.ts';
import { withApproval } from '../knowledge/approval.ts';
import type { Clause } from '../knowledge/document.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { clauseHash, isLocked } from '../knowledge/measure.ts';

/**
 * What becomes of the rules of a revision that was taken over: those of a clause of the same words go on, the others lock until a person has held
 * them against the new text. Gives lines for each: both texts, what is denied or withdrawn first.
 */
export function approveKept(knowledge: Knowledge, document: string, clauses: readonly Clause[]): string[] {
  const now = new Map(clauses.map((clause) => [clause.id, clause.text]));
  const said: string[] = [];
  for (const file of knowledge.book.files) {
    const rule = file.data;
    if (!rule.clause.startsWith(`${document}#`)) continue;
    const text = now.get(rule.clause);
    if (text !== undefined && !isLocked(rule, text)) continue;
    if (knowledge.book.locked.has(rule.id)) {
      said.push(`规则 ${rule.id} 此前已暂停计算，仍需人工复核`);
      continue;
    }
    const before = knowledge.clauses.get(rule.clause)?.text ?? null;
    if (text !== undefined && before !== null && sameWords(before, text)) {
      writeFileSync(file.file, withApproval(readFileSync(file.file, 'utf8'), clauseHash(text)));
      said.push(`规则 ${rule.id}（${rule.title}）的条款一字未改，照常计算`);
      continue;
    }
    const what = text === undefined ? '条款不在新文本里' : '条款文字有改动';
    said.push(`规则 ${rule.id}（${rule.title}）暂停计算：${what}；核对后运行 cewen rules approve ${rule.id}`);
    if (text !== undefined) said.push(...clauseDifference(before, text).map((line) => `  ${line}`));
  }
  return said;
}
