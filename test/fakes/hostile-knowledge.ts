import { gatherFile } from '../../src/ingest/ingest-file.ts';
import { writePolicy } from '../../src/ingest/text/policy.ts';
import type { PolicyDocument } from '../../src/knowledge/document.ts';
import type { Knowledge } from '../../src/knowledge/load.ts';
import { parsePolicy } from '../../src/knowledge/policy-file.ts';
import { held } from './knowledge.ts';
import { FEW_SCRIPTS, SCRIPTS } from './scripts-in-words.ts';

const NOTICE = `试验市人民政府关于支持灯塔养殖企业的通知
试政发〔2024〕7号
各区县人民政府：
一、灯塔养殖奖励
对新建海上灯塔养殖平台的企业，一次性给予20万元奖励。
试验市人民政府
2024年3月1日
`;

/** The held knowledge with documents beside it whose every name, and whose every clause, tries to become a script; some by the name of an ingested file. */
export async function hostileKnowledge(): Promise<Knowledge> {
  const documents = new Map(held.documents);
  const [model] = held.documents.values();
  for (let from = 0; from < SCRIPTS.length; from += 10) {
    const words = SCRIPTS.slice(from, from + 10).join('\n');
    const id = `hostile-${from}`;
    const clause = {
      id: `${id}#1`,
      document: id,
      locator: words,
      heading: words,
      path: [words],
      bodies: [words],
      asks: [],
      line: 1,
    };
    const text = `${words}\n对企业给予20万元奖励。`;
    documents.set(id, {
      ...(model as PolicyDocument),
      id,
      ...{ title: words, number: words, issuer: words, source: words, lacks: [words] },
      clauses: [{ ...clause, text }],
    });
  }
  for (const [i, name] of FEW_SCRIPTS.entries()) {
    const [one] = await gatherFile(`${name}.txt`, () => new TextEncoder().encode(NOTICE));
    if (!one?.policy) throw new Error(`${name} was refused`);
    const id = `hostile-file-${i}`;
    const parsed = parsePolicy('test.md', writePolicy(one.policy));
    const clauses = parsed.clauses.map((each) => ({ ...each, id: each.id.replace(/^[^#]*/, id), document: id }));
    documents.set(id, { ...parsed, id, clauses });
  }
  const clauses = new Map([...documents.values()].flatMap((d) => d.clauses.map((c) => [c.id, c] as const)));
  return { ...held, documents, clauses };
}
