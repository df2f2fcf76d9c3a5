import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { House, type HouseOptions } from '../fakes/house.ts';
import { hearing, hears, IN_A_GROUP } from './conformance-hearing.ts';
import { sending } from './conformance-sending.ts';
import { trouble } from './conformance-trouble.ts';
import type { Cannot, Rig } from './rig.ts';

export interface Bench {
  readonly rig: Rig;
  /** Starts delivery around the rig's channel. */
  open(options?: HouseOptions): Promise<House>;
}
export type Case = (bench: Bench) => Promise<void>;
export type Cases = Readonly<Record<string, Case>>;

export const ALL: Cases = { ...hearing, ...sending, ...trouble };

/** Every case that `about` names against one adapter at its app; what the app can't do is skipped by name, with the reason. */
export function conforms(app: string, openRig: () => Promise<Rig>, cannot: Cannot, about = (_: string) => true): void {
  describe(`${app} conforms`, () => {
    let rig: Rig;
    let houses: House[];

    beforeEach(async () => {
      rig = await openRig();
      houses = [];
    });
    afterEach(async () => {
      const log = houses.flatMap((house) => house.log).join('');
      for (const house of houses) await house.close();
      await rig.close();
      for (const secret of [...rig.secrets, '奖励多少', '张三', '李四']) expect(log).not.toContain(secret);
    });

    const bench = (): Bench => ({
      rig,
      async open(options) {
        const house = new House(rig.channel, options);
        houses.push(house);
        await house.delivery.start();
        return house;
      },
    });
    const reasons = new Map(Object.entries(cannot));
    for (const [name, reason] of reasons) {
      if (!(name in ALL) && !(name in IN_A_GROUP)) throw new Error(`no case is called: ${name}`);
      if (about(name)) test.skip(`${name} — ${reason}`, () => {});
    }
    const tried = (cases: object): string[] => Object.keys(cases).filter((name) => about(name) && !reasons.has(name));
    const forms = tried(IN_A_GROUP);
    if (forms.length > 0)
      test(`${forms.length} ways to speak in a group are heard or not`, () => hears(forms)(bench()));
    for (const name of tried(ALL)) test(name, () => ALL[name]!(bench()));
  });
}
