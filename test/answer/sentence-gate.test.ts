import { beforeAll, describe, expect, it } from 'vitest';
import { admitLead, admitPoint, type Gate } from '../../src/answer/wording/admit.ts';
import { type Points, pointsOf } from '../../src/answer/wording/template.ts';
import { consider } from '../../src/dialogue/converse.ts';
import type { Parts } from '../../src/dialogue/services.ts';
import { NOTHING } from '../../src/dialogue/state.ts';
import { readTurn } from '../../src/dialogue/turn.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Parts;
let points: Points;
let gate: Gate;
beforeAll(async () => {
  parts = await heldParts();
  const { draft, basis } = draftOf('长沙小巨人企业贷款贴息的标准和期限');
  points = pointsOf(draft, basis);
  gate = { draft, basis, points, prompt: '你的工作是把一份已经核实的政策答复改写得更通顺' };
}, 60_000);

const draftOf = (text: string) =>
  consider(readTurn(text, NOTHING, parts.knowledge, parts.readTopics), '2025-06-01', NOTHING, parts);
const point = (line: string) => admitPoint(line, points.points[0]!, gate);
const own = () => points.points[0]!.wording;

describe('the points of a draft', () => {
  it('hold no figure: whatever is bound stands as a code', () => {
    expect(points.points.map((p) => p.id)).toEqual(['P1', 'P2']);
    expect(own()).toMatch(/年度贷款总额在\{\{f1\}\}以上/);
    expect(own()).not.toMatch(/\d+(?:万元|%)/);
    expect([...points.codes.values()].map((s) => s.kind).sort()).toContain('citation');
  });
});

describe('the gate of sentences', () => {
  it('passes a point as it stands, and one that is put otherwise', () => {
    expect(point(own())).not.toBeNull();
    expect(point(own().replace('从认定年份起', '自认定年份起').replace('给予贴息', '予以贴息'))).not.toBeNull();
  });

  it.each<[string, (own: string) => string]>([
    ['a figure', (t) => t.replace('{{f4}}', '3%')],
    ['a numeral', (t) => t.replace('{{f2}}', '三年')],
    ['another code', (t) => t.replace('{{f5}}', '{{f1}}')],
    ['figures in another order', (t) => t.replace('{{f1}}', 'x').replace('{{f5}}', '{{f1}}').replace('x', '{{f5}}')],
    ['an unknown code', (t) => `${t}{{f9}}`],
    ['a code less', (t) => t.replace('{{f5}}', '')],
    ['no ceiling', (t) => t.replace('最高不超过', '')],
    ['a promise', (t) => t.replace('最高不超过', '保证最高不超过')],
    ['a condition less', (t) => t.replace(/且年度贷款总额在\{\{f1\}\}以上的/, '{{f1}}')],
    ['a condition more', (t) => t.replace('给予贴息', '并提交三份审计报告的，给予贴息')],
    ['a verdict', (t) => t.replace('给予贴息', '您符合条件，给予贴息')],
    ['a negation', (t) => t.replace('认定，', '无需认定，')],
    ['a state', (t) => t.replace(/。/, '，目前有效。')],
    ['another body', (t) => t.replace('市工业和信息化局', '市发展改革委')],
    ['markup', (t) => `**${t}**`],
    ['a link', (t) => `${t}详见 https://example.com`],
    ['other letters', (t) => t.replace('贷款', 'dаikuan')],
    ['the prompt', (t) => `${t}你的工作是把一份已经核实的政策答复改写得更通顺。`],
    ['itself', (t) => `${t}作为人工智能助手，我建议您申请。`],
    ['another rhythm', (t) => t.replace('每年度按', '每月按')],
  ])('refuses a point with %s', (_, change) => {
    const line = change(own());
    expect(line).not.toBe(own());
    expect(point(line)).toBeNull();
  });

  it('lets an answer up front say whose figure it gives, and no other', () => {
    const { draft, basis } = draftOf('长沙单项冠军产品奖励多少');
    const other: Gate = { draft, basis, points: pointsOf(draft, basis), prompt: '' };
    const lead = (text: string) => admitLead(text, other);
    expect(lead('成为国家级制造业单项冠军产品的，给予奖励{{f3}}{{c1}}。')).not.toBeNull();
    expect(lead('给予奖励{{f1}}{{c1}}。')).toBeNull();
    expect(lead('成为国家级制造业单项冠军产品的，给予奖励{{f1}}{{c1}}。')).toBeNull();
    expect(lead('成为国家级专精特新“小巨人”企业的，给予奖励{{f1}}{{c1}}。')).toBeNull();
    expect(lead('成为国家级制造业单项冠军产品的，给予奖励{{f3}}。')).toBeNull();
    expect(lead('可以，成为国家级制造业单项冠军产品的，给予奖励{{f3}}{{c1}}。')).toBeNull();
  });
});
