import { beforeAll, describe, expect, it } from 'vitest';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';
import { type Dialogue, hold, isOtherwise, type Judged, readDialogues } from './dialogues.ts';

/** Turns that do not meet their criteria yet. One that does has to leave the list. */
const OPEN = ['D8.2', 'D12.3', 'D69.2', 'D69.3', 'D81.2', 'D97.3', 'D100.3'];

const turns = (judged: readonly Judged[]) => judged.map((j) => `${j.id}.${j.turn}`);

/** Holds those dialogues of the set that `of` picks, each as history and as a live chat, against what their replies have to meet. */
export function holdDialogues(name: string, of: (dialogue: Dialogue, i: number) => boolean): void {
  describe(name, () => {
    const picked = readDialogues().filter(of);
    const judged: Judged[] = [];
    let parts: Services;
    beforeAll(async () => {
      parts = await heldParts();
      for (const dialogue of picked) judged.push(...(await hold(dialogue, parts)));
    });

    it('gets the same replies as history and as a live chat', () => {
      expect(judged.length).toBeGreaterThan(picked.length);
      expect(turns(judged.filter((j) => isOtherwise(j.live, j.history)))).toEqual([]);
    });

    it('names no figure that its reply does not rest on', () => {
      expect(turns(judged.filter((j) => j.faults.some((f) => f.startsWith('UNGROUNDED'))))).toEqual([]);
    });

    it('meets its criteria, those that are open aside', () => {
      const failed = judged.filter((j) => j.faults.length > 0);
      const open = OPEN.filter((turn) => picked.some((d) => d.id === turn.split('.')[0]));
      const unexpected = failed.filter((j) => !open.includes(`${j.id}.${j.turn}`));
      expect(unexpected.map((j) => `${j.id}.${j.turn}: ${j.faults.join('; ')}`)).toEqual([]);
      // One that passes leaves the list.
      expect(turns(failed)).toEqual(expect.arrayContaining(open));
    });
  });
}
