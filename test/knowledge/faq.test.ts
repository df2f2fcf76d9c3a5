import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadFaq } from '../../src/knowledge/faq.ts';
import { held } from '../fakes/knowledge.ts';

const ID = 'hunan-cluster-contest-2022';
const loaded = (yaml: string, id = ID, replaced: readonly string[] = []) => {
  const root = mkdtempSync(join(tmpdir(), 'cewen-faq-'));
  mkdirSync(join(root, 'faq'));
  writeFileSync(join(root, 'faq', `${id}.yaml`), yaml);
  return loadFaq(root, held.documents, new Set(replaced));
};
const entry = (at: string, id = 1) => `- {id: ${id}, at: [${at}], says: 由省工信厅组织。, asked: [归谁管, 谁来组织]}\n`;

describe('the frequent questions of a document', () => {
  it('are read with the clauses that bear their answers', () => {
    const [one] = loaded(entry('第二条')).values();
    expect(one).toMatchObject({ id: `${ID}/1`, says: '由省工信厅组织。', isSilent: false });
    expect(one?.clauses.map(({ id }) => id)).toEqual([`${ID}#2`]);
  });

  it('of a document that an admin replaced are not read', () => {
    expect(loaded(entry('第九条'), ID, [ID]).size).toBe(0);
  });

  it('are told with file and line where they are of no document, no clause, or numbered twice', () => {
    expect(() => loaded(entry('第二条'), 'nowhere')).toThrow(/nowhere\.yaml:1: 没有标识为 nowhere 的文件/);
    expect(() => loaded(entry('第九条'))).toThrow(/:1: 没有条款 第九条/);
    expect(() => loaded(entry('第二条') + entry('第三条'))).toThrow(/:2: id 1 已经用过/);
  });
});
