import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FAQ_FILE } from '../../src/answer/evidence/meant/faq-meant.ts';
import { learnFaq } from '../../src/train/learn-faq.ts';
import { LikelyFile, LikelyTable } from '../../src/understand/learned/likely-table.ts';
import { held } from '../fakes/knowledge.ts';

describe('which frequent question is asked', () => {
  it('is learned from ways of asking it, or none', () => {
    const of = (said: Record<string, number>, ...features: string[]) => ({
      features,
      said: new Map(Object.entries(said)),
    });
    const table = new LikelyTable(
      learnFaq(
        Array.from({ length: 6 }, (_, i) => [
          of({ 'a/1': 1 }, 'g贷', 'g息', `gown${i}`),
          of({ 'a/2': 1 }, 'g上', 'g限'),
          of({}, 'g天', 'g气'),
        ]).flat(),
      ),
    );
    const first = (...features: string[]) => [...table.likely(features)].sort(([, a], [, b]) => b - a)[0]![0];
    expect([first('g息'), first('g限'), first('g天')]).toEqual(['a/1', 'a/2', '']);
  });

  it('is one that is held, of the table that ships and of each message that people labelled', () => {
    const { labels } = LikelyFile.parse(JSON.parse(readFileSync(FAQ_FILE, 'utf8')));
    expect(labels.filter((id) => id !== '' && !held.faq.has(id))).toEqual([]);
    expect([...held.faq.keys()].filter((id) => !labels.includes(id))).toEqual([]);
    const lines = ['labels', 'asked'].flatMap((name) =>
      readFileSync(new URL(`../eval/faq/${name}.jsonl`, import.meta.url), 'utf8')
        .split('\n')
        .filter(Boolean),
    );
    const named = lines.flatMap((line): string[] => JSON.parse(line).faq);
    expect(named.length).toBeGreaterThan(3000);
    expect(named.filter((id) => !held.faq.has(id))).toEqual([]);
  });
});
