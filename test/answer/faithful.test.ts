import { beforeAll, describe, expect, it } from 'vitest';
import { admitLead, admitPoint, type Gate } from '../../src/answer/wording/admit.ts';
import { pointsOf } from '../../src/answer/wording/template.ts';
import { consider } from '../../src/dialogue/converse.ts';
import type { Parts } from '../../src/dialogue/services.ts';
import { NOTHING } from '../../src/dialogue/state.ts';
import { readTurn } from '../../src/dialogue/turn.ts';
import { heldParts } from '../fakes/parts.ts';
import { LEAD_TWISTS, TWISTS } from '../fakes/twists.ts';
import { WORDINGS } from '../fakes/wordings.ts';
import { questionsOf } from '../model/hostile-model.ts';
import { tryTwists } from '../model/twisted.ts';

let parts: Parts;
beforeAll(async () => {
  parts = await heldParts();
}, 60_000);

function gateOf(text: string): Gate {
  const turn = readTurn(text, NOTHING, parts.knowledge, parts.readTopics);
  const { draft, basis } = consider(turn, '2025-06-01', NOTHING, parts);
  return { draft, basis, points: pointsOf(draft, basis), prompt: '' };
}

describe('a wording made of the words and codes of its point', () => {
  it('does not pass where it tells another thing', () => {
    const some = questionsOf(parts).filter((_, i) => i % 4 === 1);
    const { tried, through } = tryTwists(parts, some, 1, 11);
    expect(through).toEqual([]);
    expect(Object.keys(tried).length).toBeGreaterThan(Object.keys({ ...TWISTS, ...LEAD_TWISTS }).length - 3);
  }, 60_000);

  it('passes where it is put better and says the same, four times in five', () => {
    const lines = Object.entries(WORDINGS).flatMap(([text, said]) =>
      said.map((line) => ({ gate: gateOf(text), line })),
    );
    const passed = lines.filter(({ gate, line }) => {
      const [, id, said = ''] = /^(P\d+|A)：(.*)$/.exec(line) ?? [];
      const point = gate.points.points.find((p) => p.id === id);
      return point ? admitPoint(said, point, gate) : admitLead(said, gate);
    });
    expect(passed.length / lines.length).toBeGreaterThan(0.8);
  });

  it('may name who is responsible in a sentence of its own', () => {
    const gate = gateOf('长沙小巨人企业贷款贴息的标准和期限');
    const point = gate.points.points[1]!;
    expect(point.wording).toBe('责任部门：{{b1}}{{c1}}。');
    expect(admitPoint('这项政策由{{b1}}负责{{c1}}。', point, gate)).not.toBeNull();
    expect(admitPoint('这项政策由{{b1}}和省财政负责{{c1}}。', point, gate)).toBeNull();
  });
});
