import { regionName } from '../../language/region.ts';
import type { Draft } from '../draft/draft.ts';
import { name, type Writer } from '../draft/writer.ts';
import type { Plan } from '../evidence/plan-to-say.ts';

/** Asks where the enterprise is; `opens`: it begins to go through what fits. */
export function askWhere(writer: Writer, opens: boolean, ask: string): Draft {
  writer.say(opens ? '要看企业在哪里。' : '', name(ask));
  return writer.draft('ask');
}

/** Asks which policy is meant, and where, unless it is `placed`; `calculates`: a sum is wanted of it. `kinds` are examples of what is held. */
export function askWhichPolicy(writer: Writer, calculates: boolean, placed: boolean, kinds: string): Draft {
  const which = calculates ? '可以算，先要知道是哪项政策。' : '您问的是哪项政策？';
  const where = placed ? '' : '贵公司在哪个城市、';
  writer.say(`${which}请告诉我${where}想问哪一类：${kinds}，还是别的。`);
  return writer.draft('ask');
}

/** Nothing of the enterprise's place is known that could be gone through. */
export function sayPlaceUnknown(writer: Writer, place: string): void {
  const where = name(regionName(place));
  writer.say('没有收录', where, '的政策，无法对照。请向当地的工业和信息化、科技或财政主管部门咨询。');
}

/** What another place gives is not for a firm of this one. */
export function sayNotOfPlace(
  writer: Writer,
  { policyOf, firmAt, held }: Extract<Plan, { say: 'not-of-place' }>,
): void {
  const [there, here] = [name(regionName(policyOf)), name(regionName(firmAt))];
  writer.say('不能：', there, '的政策给', there, '的企业，', here, '的企业不在它的范围内。');
  writer.say(held ? [] : ['没有收录', here, '的政策，'], '请向', here, '的工业和信息化、科技或财政主管部门咨询。');
}
