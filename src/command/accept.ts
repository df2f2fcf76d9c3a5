import { readFileSync, writeFileSync } from 'node:fs';
import { standsIn } from '../calculate/check/figures-in-clause.ts';
import { usesOf } from '../calculate/references.ts';
import { withApproval } from '../knowledge/approval.ts';
import type { Clause } from '../knowledge/document.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { clauseHash, isLocked } from '../knowledge/measure.ts';

/**
 * Approves, by name, the rules of a revision that was taken over whose every figure stands in the new text; the others lock.
 * A rule that was locked before stays so. Gives a line for each.
 */
export function approveKept(knowledge: Knowledge, document: string, clauses: readonly Clause[]): string[] {
  const now = new Map(clauses.map((clause) => [clause.id, clause.text]));
  const textOf = (id: string): string | undefined =>
    id.startsWith(`${document}#`) ? now.get(id) : knowledge.clauses.get(id)?.text;
  const said: string[] = [];
  for (const file of knowledge.book.files) {
    const rule = file.data;
    if (!rule.clause.startsWith(`${document}#`)) continue;
    const text = textOf(rule.clause);
    if (text !== undefined && !isLocked(rule, text)) continue;
    if (knowledge.book.locked.has(rule.id)) {
      said.push(`规则 ${rule.id} 此前已暂停计算，仍需人工复核`);
      continue;
    }
    const missing = usesOf(rule, knowledge.book.facts).figures.filter(
      (use) => use.figure.value !== '0' && !standsIn(textOf(use.clause) ?? '', use),
    );
    if (text !== undefined && missing.length === 0) {
      writeFileSync(file.file, withApproval(readFileSync(file.file, 'utf8'), clauseHash(text)));
      said.push(`规则 ${rule.id}（${rule.title}）的数字都在新文本里，已复核`);
    } else {
      const what =
        text === undefined ? '条款不在新文本里' : `新文本里没有 ${missing.map((use) => use.figure.text).join('、')}`;
      said.push(`规则 ${rule.id}（${rule.title}）暂停计算：${what}；核对后运行 cewen rules approve ${rule.id}`);
    }
  }
  return said;
}
