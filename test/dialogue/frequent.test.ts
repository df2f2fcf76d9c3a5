import { describe, expect, it } from 'vitest';
import { STRANGER } from '../../src/dialogue/clients.ts';
import { answerOnce, respond } from '../../src/dialogue/respond.ts';
import { heldParts, heldWithFaq } from '../fakes/parts.ts';

const ask = async (text: string, history: readonly string[] = []) =>
  answerOnce({ id: null, text, asOf: '2026-11-26', history }, await heldWithFaq());
const first = (text: string) => text.split('\n')[0];

describe('a frequent question', () => {
  it('is answered as the document has it, in the first sentence', async () => {
    const { text, outcome } = await ask('湖南的集群竞赛，我们瓷器集群初赛出线了，是不是就能挂省级集群的牌子');
    expect(outcome).toBe('answer');
    expect(first(text)).toMatch(/初赛确定的只是省级产业集群培育对象，决赛确定的才是省级产业集群/);
  });

  it('is told to be left out, with whom to ask', async () => {
    const { text } = await ask('公司去年挂了新三板，杭州上市奖励认不认');
    expect(first(text)).toMatch(/没有写/);
    expect(text).toContain('可以问');
    expect(text).toContain('成功上市');
  });

  it('is answered for each thing that is asked', async () => {
    const { text } = await ask('三年行动方案的领导小组组长是区长吗？400家是一年新增还是总数');
    expect(text).toContain('区政府分管领导');
    expect(text).toContain('是总数');
  });

  it('of a text that is over is answered after that', async () => {
    const { text } = await ask('苏州园区的，小升高那个文里入库给多少奖，还能报不');
    expect(first(text)).toContain('已经过期');
    expect(text.match(/已经过期/g)).toHaveLength(1);
  });

  it('gives way to a sum', async () => {
    const { text } = await ask('我们是长沙市级小巨人，贷款500万用满一年能贴多少');
    expect(first(text)).toContain('15万元');
  });

  it('that the text leaves open is told instead of a case that does not qualify', async () => {
    const { text } = await ask('公司去年挂了新三板，杭州上市奖励认不认');
    expect(text).not.toContain('不符合');
  });

  it('that the text leaves open is kept for the officer who answers what nobody wrote', async () => {
    const message = { id: null, text: '公司去年挂了新三板，杭州上市奖励认不认', asOf: '2026-11-26', history: [] };
    const { effects } = await respond(message, STRANGER, await heldWithFaq());
    expect(effects).toMatchObject([{ kind: 'missed', why: 'not-in-clause' }]);
  });

  it('whose answer the gate refuses leaves the reply as it was', async () => {
    const on = await heldWithFaq();
    const text = '湖南的集群竞赛，我们瓷器集群初赛出线了，是不是就能挂省级集群的牌子';
    const message = { id: null, text, asOf: '2026-11-26', history: [] };
    const { text: plain } = await answerOnce(message, await heldParts());
    const faq = new Map([...on.knowledge.faq].map(([id, entry]) => [id, { ...entry, says: '奖励9999万元。' }]));
    const { text: told } = await answerOnce(message, { ...on, knowledge: { ...on.knowledge, faq } });
    expect(told).toBe(plain);
  });

  it('is of a document that holds where the message is', async () => {
    const { text } = await ask('宁波的省级专精特新，首次认定奖多少');
    expect(text).not.toContain('20万元');
  });
});
