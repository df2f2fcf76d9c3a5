import { readFileSync, writeFileSync } from 'node:fs';
import { InputError } from '../errors.ts';
import { clauseDifference } from '../ingest/difference.ts';
import { withApproval } from '../knowledge/approval.ts';
import type { Clause } from '../knowledge/document.ts';
import { clauseHash } from '../knowledge/measure.ts';
import type { RuleBook } from '../knowledge/measure-book.ts';
import type { Io } from './io.ts';

/**
 * `cewen rules approve ID…`: records that a person held these rules against the clause texts of today, and shows each beside the text that
 * the rule was held against before, which `former` finds by its hashes; `record` keeps who approved what.
 */
export function approveRules(
  book: RuleBook,
  clauses: ReadonlyMap<string, Clause>,
  ids: readonly string[],
  io: Io,
  former: (clause: string, approved: readonly string[]) => string | null = () => null,
  record: (approval: { readonly id: string; readonly clause: string; readonly hash: string }) => void = () => {},
): number {
  const chosen = ids.map((id) => {
    const file = book.files.find((f) => f.data.id === id);
    if (!file) throw new InputError(`没有规则 ${id}；可用的规则见 cewen rules`);
    const clause = clauses.get(file.data.clause);
    if (!clause) throw new InputError(`规则 ${id} 的条款 ${file.data.clause} 不在知识库里，不能复核`);
    return { file, clause };
  });
  for (const { file, clause } of chosen) {
    const approved = [file.data.approved ?? []].flat();
    if (!approved.includes(clauseHash(clause.text)))
      for (const line of clauseDifference(former(clause.id, approved), clause.text)) io.out(line);
    const hash = clauseHash(clause.text);
    writeFileSync(file.file, withApproval(readFileSync(file.file, 'utf8'), hash));
    record({ id: file.data.id, clause: clause.id, hash });
    io.out(`已复核 ${file.data.id}（${clause.id}）`);
  }
  return 0;
}
