import { liesIn, type RegionMention } from '../../language/region.ts';
import type { Said } from './slot.ts';
import { clauseAt, type Source, say } from './source.ts';

const WE =
  '我们?|我司|咱们?|俺们?|本公司|本企业|公司|企业|厂子|工厂|厂|单位|注册地址?|总部|机场|项目|门店|we|our (?:company|firm|enterprise)';
const SITS =
  '(?:现在|目前|都|也|就|注册|落户|坐落|设立|设|开|办|地址|地)*(?:在|位于|落在|于|是在|是|来自|属于|in|based in|located in|are in|is in|of|from)(?:中国|湖南|省|the city of)?';
const SUBJECT = new RegExp(`(?:${WE})[^,，。;；]{0,6}?${SITS}\\s*$`, 'i');
const HERE = /(?:^|[,，。;；]|我们?|咱们?)(?:就)?(?:注册)?(?:在|位于)$/;
const DOES = /^(?:那边|这边|这儿|当地|本地|市)?(?:开|办|经营|做|搞|注册|设厂|建厂|运营|创办|成立|生产|有(?:家|个|一))/;
/** What of a region's words names the asker's own: 长沙的小微企业, 湖南某通用机场, 杭州国家级小巨人. */
const ENTITY =
  /^(?:市|省)?(?:这边|本地|当地|本土)?(?:的|一家|一个|某|某家|这家|规模以下|规下|规上|规模以上|没入规)*[^,，。;；、对给为补贴奖政策跟和与比]{0,14}?(?:企业|公司|工厂|厂|机场|起降(?:场|点)|俱乐部|项目|小巨人|专精特新|高企|单项冠军|单位|车间|基地|机构|商户|老板|通航|飞滑翔伞的|的人|firm|compan(?:y|ies)|enterprise|SME)/i;
const BASE = '(?:主?运?[行营]?(?:营)?基地)';

/** Where the enterprise is, and where its main base is. */
export function readPlaces(source: Source): Said[] {
  const bases = [...source.regions.flatMap((r) => baseAt(source, r)), ...localBase(source)];
  const homes = source.regions
    .filter((r) => r.code !== '000000' && !bases.some((b) => b.start <= r.start && r.end <= b.end))
    .map((region) => ({ region, weight: homeWeight(source, region) }))
    .filter((h) => h.weight > 0);
  const heaviest = Math.max(0, ...homes.map((h) => h.weight));
  const best = homes.filter((h) => h.weight === heaviest).map((h) => h.region);
  // 湖南长沙 and 长沙, 湖南: the narrower place says more.
  const narrow = best.filter((r) => !homes.some((o) => o.region.code !== r.code && liesIn(o.region.code, r.code)));
  const deeper = homes.map((h) => h.region).find((r) => best.some((b) => b.code !== r.code && liesIn(r.code, b.code)));
  const chosen = deeper ?? narrow[0];
  if (!chosen) return bases;
  const vague = new Set(narrow.map((r) => r.code)).size > 1;
  return [...bases, say(source, '所在地', chosen.code, chosen, { vague })];
}

/** 主运行基地在省内, 在本地: in the one place that the question names. */
function localBase(source: Source): Said[] {
  const m = new RegExp(
    `${BASE}[^,，。;；]{0,6}?(?:就?在|设在|位于)(?:本省|本市|本地|当地|省内|市内|这里|这边)(?!不)`,
  ).exec(source.text);
  const [only, ...more] = source.regions;
  if (!m || !only || more.some((r) => r.code !== only.code)) return [];
  return [say(source, '主运行基地', only.code, { start: m.index, end: m.index + m[0].length })];
}

/** How surely a place is the enterprise's own: our company is in it, an enterprise of it; 0 where it is not. */
function homeWeight(source: Source, region: RegionMention): number {
  const clause = clauseAt(source, region.start);
  const before = source.text.slice(clause.start, region.start);
  const after = source.text.slice(region.end, clause.end);
  if (
    /(?:来|去|到|搬到|迁到|迁往|搬去|想在|打算在|准备在|跟|和|与|比|除了)$/.test(before) &&
    !/^的?(?:公司|企业|厂)/.test(after)
  )
    return 0;
  if (/(?:不在|不是|没在|离开|不属于)$/.test(before)) return 0;
  if (new RegExp(`${BASE}[^,，。;；]{0,8}$`).test(before)) return 0;
  if (SUBJECT.test(before)) return 3;
  if (
    /(?:我们?|咱们?|本公司|我司|我是|我们是|俺|a|our|an)\s*$/i.test(before) &&
    (ENTITY.test(after) || /^(?:市|省)?的$/.test(after))
  )
    return 3;
  if (
    HERE.test(before) &&
    (DOES.test(after) || /^(?:市|省)?(?:$|这边|那边|的)/.test(after)) &&
    /我|咱|公司|企业|厂|司/.test(source.text)
  )
    return 3;
  if (/在$/.test(before) && DOES.test(after)) return 2;
  if (/\b(?:in|of|from|based in)\s*$/i.test(before) && /\b(?:we|our|us|my)\b/i.test(source.text)) return 2;
  if (/^(?:市|省)?(?:这边|这里)$/.test(after) && /我|咱|公司|企业|厂/.test(source.text)) return 2;
  if (ENTITY.test(after)) return 2;
  // 我们是制造企业,长沙,…: a place that is a clause by itself.
  return before.trim() === '' && /^(?:市|省)?(?:的|这边|人)?\s*$/.test(after) ? 1 : 0;
}

/** 主运行基地在湖南, 基地设在江西, 以长沙为主运行基地. */
function baseAt(source: Source, region: RegionMention): Said[] {
  const clause = clauseAt(source, region.start);
  const before = source.text.slice(clause.start, region.start);
  const after = source.text.slice(region.end, clause.end);
  const ahead = new RegExp(
    `${BASE}(?:就|也|都|目前|现在|是|不|没有?|设立?|放|建|位于|落户|选|定|安|:|\\s)*(?:在|于|是|到|:)?(?:了)?(?:中国|湖南)?$`,
  ).exec(before);
  const behind = /^(?:市|省)?(?:是|为|作为?|当)(?:我们的?|公司的?)?主运[行营]基地|^(?:市|省)?主运[行营]基地/.exec(
    after,
  );
  if (!ahead && !behind) return [];
  const start = ahead ? clause.start + ahead.index : region.start;
  const end = behind ? region.end + behind[0].length : region.end;
  // Elsewhere, not said where: no region of a policy holds it.
  if (ahead && /不|没/.test(ahead[0]))
    return [say(source, '主运行基地', '000000', { start, end }, { reading: `主运行基地不在${region.name}` })];
  return [say(source, '主运行基地', region.code, { start, end })];
}
