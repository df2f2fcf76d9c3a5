import { regionName } from '../../language/region.ts';
import { listed, name, type Writer } from '../draft/writer.ts';
import type { AbsentTitle } from '../evidence/absent-title.ts';

/** No text of the place has the title, and what it pays for others is not for it. */
export function sayAbsentTitle(writer: Writer, { said, places, alike }: AbsentTitle): void {
  const here = listed(places.map((code) => name(regionName(code))));
  writer.say('没有：收录的', here, '的政策没有写您问的“', { kind: 'words', ...said }, '”。');
  if (alike.length > 0) writer.say('写了的是', listed(alike.map(name)), '，不是同一个称号。');
  writer.say('请向当地的工业和信息化主管部门咨询。');
}
