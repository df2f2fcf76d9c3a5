import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const body = async (text: string, ...history: string[]): Promise<string> => {
  const reply = await answerOnce({ id: null, text, history, asOf: '2026-11-28' }, parts);
  return reply.text.split('\n\n依据：')[0] ?? '';
};

describe('the sentence of a built-in clause that answers', () => {
  it('is quoted, and not another that shares as many words', async () => {
    const shown = await body('我们园区挨着隔壁市，能不能搭伙去报湖南省里的产业集群竞赛');
    expect(shown).toContain('鼓励跨行政区、地理相邻且产业相关的产业集群联合参与竞赛');
    expect(shown).not.toContain('按不同类别自愿参赛');
  });

  it('stands alone where the others of its clause are of something else', async () => {
    const shown = await body('长沙中小微企业刚被工信部新认定成国家级小巨人，那一百万是吧');
    expect(shown).not.toContain('单项冠军企业的');
  });

  it('is told beside another that a reply quotes', async () => {
    const shown = await body('我们上次初赛过了没进决赛，那算省级集群吗', '湖南产业集群竞赛是工信厅搞的不');
    expect(shown).toContain('初赛确定一批省级产业集群培育对象，决赛确定一批省级产业集群');
  });

  it('keeps each figure that is asked for', async () => {
    const shown = await body('长沙规上工业倍增，底数多少户，一年净增多少');
    expect(shown).toContain('2981户');
    expect(shown).toContain('净增300户以上');
  });
});
