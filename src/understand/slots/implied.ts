import type { Said } from './slot.ts';

/** What flights mean where the talk is of a kind of aircraft: an owner who speaks of eVTOL routes flies them. */
const IMPLIED: readonly { talk: RegExp; told: readonly string[]; fact: string; reading: string }[] = [
  {
    talk: /evtol|飞行汽车|垂直起降|新型航空器|新型飞行器/i,
    told: ['航线', '年飞行小时'],
    fact: '新型航空器商业飞行',
    reading: '航线和飞行小时按新型飞行器的商业飞行理解',
  },
];

/** Facts that follow from what is said and from what is talked of, each told as a reading. */
export function impliedBy(talk: string, said: readonly Said[]): Said[] {
  return IMPLIED.flatMap(({ talk: about, told, fact, reading }) => {
    const from = said.find((s) => told.includes(s.fact));
    if (!from || said.some((s) => s.fact === fact) || !about.test(talk)) return [];
    return [{ ...from, fact, value: true, vague: false, reading }];
  });
}
