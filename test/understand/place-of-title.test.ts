import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opened } from '../../src/app/open-services.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { withIngested } from '../fakes/with-ingested.ts';

const LANTERNS = `霓川市灯笼产业扶持办法
第一条 为壮大灯笼产业，制定本办法。
第二条 新建灯笼作坊的，按照设备购置额的15%给予补助，最高22万元。
第三条 参加省外灯会的，每次给予6000元。
第四条 本办法自2025年1月1日起施行，有效期五年。
`;

describe('a place that no list of places knows', () => {
  let data: string;
  let parts: Opened;
  beforeAll(async () => {
    ({ data, parts } = await withIngested({ LANTERNS }));
  });
  afterAll(() => rmSync(data, { recursive: true, force: true }));
  const ask = (text: string) => answerOnce({ id: null, text, history: [], asOf: '2026-05-04' }, parts);

  it('is the one that the title of a document begins with', async () => {
    const { citations, text } = await ask('我们在霓川，去外省参加展会给多少钱');
    expect(citations[0]?.locator).toBe('第三条');
    expect(text).toContain('6000元');
  });

  it('brings up no document where it is not named', async () => {
    expect((await ask('我们在岳阳，去外省参加灯会给多少钱')).text).not.toContain('6000元');
  });
});
