import { describe, expect, it } from 'vitest';
import { expand } from '../../src/knowledge/lexicon.ts';
import { held } from '../fakes/knowledge.ts';

const entries = held.lexicon.entries.filter(({ atLarge }) => atLarge);
const says = entries.filter(({ weight }) => weight > 0.25).flatMap(({ say }) => say);

describe('turns of phrase that are known at large', () => {
  it('are too long to stand in other words, or find nothing', () => {
    expect(entries.length).toBeGreaterThan(1000);
    expect(says.filter((said) => /^\p{Script=Han}{1,2}$/u.test(said))).toEqual([]);
  });

  it('stand in no held clause, which means what it writes', () => {
    const texts = [...held.clauses.values()].map(({ text }) => text).join('\n');
    expect(says.filter((said) => texts.includes(said))).toEqual([]);
  });

  it('lead to what policies say', () => {
    const meant = (text: string): readonly string[] => expand({ entries }, text).map((one) => one.text);
    expect(meant('跟兄弟公司买的货')).toContain('关联方');
    expect(meant('公司不在本地怎么办')).toContain('注册地');
  });
});
