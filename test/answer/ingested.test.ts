import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Opened, openServices } from '../../src/app/open-services.ts';
import type { Reply } from '../../src/contract/reply.ts';
import { answer } from '../../src/dialogue/respond.ts';
import { gatherFile } from '../../src/ingest/ingest-file.ts';
import { writePolicy } from '../../src/ingest/text/policy.ts';
import { configIn } from '../fakes/parts.ts';

const OLD = `兰财农〔2020〕14号
兰州市财政局关于印发兰州市百合种植补助办法的通知
各区县财政局：
现将《兰州市百合种植补助办法》印发给你们，请遵照执行。
兰州市财政局
2020年3月2日
兰州市百合种植补助办法
第一条 为扶持百合种植，制定本办法。
第二条 新种百合的合作社，每亩补助320元。
第三条 本办法自2020年4月1日起施行。
`;
const NEW = `兰财农〔2025〕8号
兰州市财政局关于印发兰州市百合种植补助办法的通知
各区县财政局：
现将《兰州市百合种植补助办法》印发给你们，请遵照执行。
兰州市财政局
2025年2月10日
兰州市百合种植补助办法
第一条 为扶持百合种植，制定本办法。
第二条 新种百合的合作社，每亩补助510元。
第三条 本办法自2025年3月1日起施行。《兰州市财政局关于印发兰州市百合种植补助办法的通知》（兰财农〔2020〕14号）同时废止。
`;

let data: string;
let parts: Opened;
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'cewen-ingested-'));
  mkdirSync(join(data, 'policies'), { recursive: true });
  for (const [name, text] of Object.entries({ OLD, NEW })) {
    const [one] = await gatherFile(`${name}.txt`, () => new TextEncoder().encode(text));
    if (!one?.policy) throw new Error(`${name} was refused`);
    writeFileSync(join(data, 'policies', `${one.policy.metadata.id}.md`), writePolicy(one.policy));
  }
  parts = await openServices(configIn(data), () => {});
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

const ask = (text: string, asOf = '2026-05-04'): Promise<Reply> => answer({ id: null, text, history: [], asOf }, parts);

describe('a document that has only been ingested', () => {
  it('answers, though nobody wrote what people ask for its clauses', async () => {
    const { outcome, text } = await ask('兰州种百合一亩补多少钱');
    expect(outcome).not.toBe('decline');
    expect(text).toContain('510元');
  });

  it('answers nothing about another thing', async () => {
    expect((await ask('兰州养老院床位补贴多少')).outcome).toBe('decline');
  });
});

describe('a document that another puts out of force', () => {
  it('gives no figure beside the newer one', async () => {
    expect((await ask('兰州种百合一亩补多少钱')).text).not.toContain('320元');
  });

  it('is said to be, with the document and the day', async () => {
    expect((await ask('兰财农〔2020〕14号现在还有效吗')).text).toMatch(/自2025年3月1日起已经废止.*兰财农〔2025〕8号/);
  });

  it('is in force before that day', async () => {
    expect((await ask('兰财农〔2020〕14号现在还有效吗', '2024-06-01')).text).not.toContain('废止');
  });
});
