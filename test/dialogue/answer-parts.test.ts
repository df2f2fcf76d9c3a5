import { describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { heldParts } from '../fakes/parts.ts';

const ask = async (text: string, history: readonly string[] = []): Promise<string> =>
  (await answerOnce({ id: null, text, asOf: '2026-11-28', history }, await heldParts())).text.split('\n依据：')[0] ??
  '';

describe('several questions about one text', () => {
  it('are each answered beside a fact of the document', async () => {
    const text = await ask('湖南双创升级版那个文几号印的，里头有没有给新店的创业补贴');
    expect(text).toMatch(/没有写明印发日期[\s\S]*没有写发钱/);
  });

  it('are answered by the sentence of another clause', async () => {
    const text = await ask('湖南产业集群竞赛归哪个厅管，初赛过了是不是就算省级产业集群');
    expect(text).toMatch(/省工信厅/);
    expect(text).toMatch(/初赛确定一批省级产业集群培育对象，决赛确定一批省级产业集群/);
  });

  it('are told as unwritten in the words of the asker where nothing says them', async () => {
    const text = await ask('确保实施三高四新战略见到新气象这篇，文号是啥，三个高地具体是哪三个');
    expect(text).toMatch(/没有文号[\s\S]*“三个高地具体是哪三个”[\s\S]*没有写您问的这一点/);
  });

  it('name the document once', async () => {
    const text = await ask('岳阳转发破零倍增的通知文号多少，哪天发的');
    expect(text).toMatch(/没有写文号[\s\S]*2020年5月15日/);
    expect(text.match(/《岳阳市工业和信息化局关于转发/g)).toHaveLength(1);
  });

  it('are one where a part only asks which of two issued it', async () => {
    const text = await ask('湖南先进制造业高地那份文件是哪个厅发的，财政厅还是工信厅');
    expect(text).not.toContain('没有写');
  });
});
