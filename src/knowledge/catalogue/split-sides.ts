import { parseFigures } from '../../language/figure.ts';
import { type Stretch, stretchOf } from './facet.ts';
import type { FacetReader } from './facet-reader.ts';
import { type Grant, withFigures } from './grant.ts';

/** 国家级、省级、市级的，分别给予A、B、C is as many grants, each with its own words; steps by figures (50亿元、30亿元) stay one. */
export function splitSides(text: string, grant: Grant, reader: FacetReader): readonly Grant[] {
  const { gives, figures, before } = grant;
  if (grant.help) return splitListed(text, grant, reader);
  const apart = reader.first('each-its-own', gives.text);
  if (!apart) return [grant];
  const from = gives.start + apart.start;
  const own = figures.filter((f) => f.start >= from && f.end <= gives.end);
  const parts = [...before, gives].map((s) => stretchOf(text, s.start, Math.min(s.end, from)));
  const sides = parts.map((part) => itemsOf(text, part, reader)).findLast((items) => items.length === own.length);
  if (own.length < 2 || !sides) return [grant];
  return sides.map((side, i) =>
    withFigures(
      { ...grant, side },
      figures.filter((f) => f === own[i] || !own.includes(f)),
    ),
  );
}

/** The words side by side in a part, none where one of them holds a figure. */
function itemsOf(text: string, part: Stretch, reader: FacetReader): readonly Stretch[] {
  if (part.text === '' || parseFigures(part.text).length > 0) return [];
  const lead = reader.first('towards', part.text)?.end ?? 0;
  const items: Stretch[] = [];
  let start = part.start + lead;
  let depth = 0;
  for (let i = start; i <= part.end; i += 1) {
    const c = text[i] ?? '';
    if ('（(《“【'.includes(c)) depth += 1;
    if ('）)》”】'.includes(c)) depth = Math.max(0, depth - 1);
    if (i < part.end && (depth > 0 || !'、和'.includes(c))) continue;
    const item = stretchOf(text, start, i);
    items.push(stretchOf(text, item.start, item.end - (reader.first('trailing', item.text)?.text.length ?? 0)));
    start = i + 1;
  }
  return items.every((item) => item.text !== '') ? items : [];
}

/** 落实A税减免、B税优惠等政策 is as many helps, where each is one by its own words. */
function splitListed(text: string, grant: Grant, reader: FacetReader): readonly Grant[] {
  const { gives } = grant;
  const list = reader.first('listed-policies', gives.text);
  if (!list) return [grant];
  const at = stretchOf(text, gives.start + list.what.start, gives.start + list.what.end);
  const sides = itemsOf(text, at, reader).flatMap((side): Grant[] => {
    const kind = reader.kinds('instrument').find(({ facet }) => reader.holds(facet, side.text))?.kind;
    return kind ? [{ ...grant, kind, said: side, side }] : [];
  });
  return sides.length > 1 ? sides : [grant];
}
