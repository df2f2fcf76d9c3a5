import { admitLead, admitPoint, type Gate } from '../../src/answer/wording/admit.ts';
import { pointsOf } from '../../src/answer/wording/template.ts';
import { consider } from '../../src/dialogue/converse.ts';
import type { Parts } from '../../src/dialogue/services.ts';
import { NOTHING } from '../../src/dialogue/state.ts';
import { readTurn } from '../../src/dialogue/turn.ts';
import { Random } from '../fakes/random.ts';
import { LEAD_TWISTS, TWISTS } from '../fakes/twists.ts';

export interface Twisted {
  /** Of each twist, how often there was room for it. */
  readonly tried: Readonly<Record<string, number>>;
  /** What the gate let through. */
  readonly through: readonly string[];
}

/** Twists the points of the drafts that questions lead to, and tells what the gate lets through. */
export function tryTwists(parts: Parts, questions: readonly string[], times: number, seed: number): Twisted {
  const r = new Random(seed);
  const tried: Record<string, number> = {};
  const through: string[] = [];
  const seen = new Set<string>();
  for (const text of questions) {
    const turn = readTurn(text, NOTHING, parts.knowledge, parts.readTopics);
    const { draft, basis } = consider(turn, '2025-06-01', NOTHING, parts);
    if (draft.outcome !== 'answer') continue;
    const gate: Gate = { draft, basis, points: pointsOf(draft, basis), prompt: '' };
    for (const point of gate.points.points) {
      if (seen.has(point.wording)) continue;
      seen.add(point.wording);
      const all = [
        ...Object.entries(TWISTS).map(
          ([name, twist]) => [name, twist, (line: string) => admitPoint(line, point, gate)] as const,
        ),
        ...Object.entries(LEAD_TWISTS).map(
          ([name, twist]) => [`lead ${name}`, twist, (line: string) => admitLead(line, gate)] as const,
        ),
      ];
      for (const [name, twist, admit] of all)
        for (let n = 0; n < times; n++) {
          const line = twist(point.wording, r);
          if (line === null) continue;
          tried[name] = (tried[name] ?? 0) + 1;
          if (admit(line)) through.push(`${name}: ${text}: ${line} | ${point.wording}`);
        }
    }
  }
  return { tried, through };
}
