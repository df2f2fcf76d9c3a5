import type { Figure } from '../../language/figure.ts';
import { isApproximate } from '../exactness.ts';
import { isClaim } from './claim-words.ts';
import { assignNouns, standsBefore } from './nearest.ts';
import { nounsOf } from './nouns.ts';
import type { Asked, Said } from './slot.ts';
import { around, isNegative, type Source, say } from './source.ts';

interface Measure {
  readonly kind: 'weight' | 'hours';
  readonly figure: Figure;
  readonly value: string;
  readonly vague: boolean;
}
const FACT = { weight: '最大起飞重量', hours: '年飞行小时' } as const;
const NO_ROUTE =
  /(?<!有)(?:没有?|无|未|不是|还没有?|尚未|没开|未开)(?:开通|开设|开|设|飞)?(?:任何|什么|过|了|的)*(?:固定|飞行|的)*(?:航线|线路)(?!补)/;
const NEW_CRAFT = /evtol|飞行汽车|垂直起降|新型航空器|新型飞行器/i;
const LIGHT = /滑翔伞|动力伞|热气球|飞艇|跳伞|轻型/;

/** What was flown: weights, hours, routes and sorties; several kinds of aircraft or routes as a list. */
export function readFlights(source: Source, asked?: Asked): { said: Said[]; problems: string[] } {
  const named = assignNouns(
    source,
    nounsOf(source, 'number'),
    source.figures.filter((f) => f.unit === 'number'),
  );
  const kindOf = (f: Figure): Measure['kind'] | 'sorties' | undefined => {
    if (f.unit === 't') return 'weight';
    if (f.unit === 'h') return 'hours';
    const listed = f.unit === 'number' ? listedWith(source, f) : undefined;
    if (listed) return listed;
    if (f.unit === 'count' && f.noun === '架次') return 'sorties';
    if (
      f.unit === 'count' &&
      f.noun === '次' &&
      LIGHT.test(source.text) &&
      /飞[^,，。]{0,6}$/.test(source.text.slice(0, f.start))
    )
      return 'sorties';
    const noun = named.get(f);
    const fact =
      noun && standsBefore(source, noun, f)
        ? noun.fact
        : asked && source.figures.length === 1 && f.unit === 'number'
          ? asked.fact
          : undefined;
    return fact === '年飞行小时'
      ? 'hours'
      : fact === '年飞行架次'
        ? 'sorties'
        : fact === '最大起飞重量'
          ? 'weight'
          : undefined;
  };
  const counted = source.figures.filter((f) => kindOf(f) && !isTier(source, f));
  const flown = counted.filter((f) => !isTotal(source, f, counted));
  const problems = flown
    .filter((f) => isNegative(source, f))
    .map((f) => `“${source.text.slice(f.start - 1, f.end)}”前面有负号，不能是负数，请核对`);
  const sound = flown.filter((f) => !isNegative(source, f));
  const measures = sound.flatMap((figure): Measure[] => {
    const kind = kindOf(figure);
    if (kind !== 'weight' && kind !== 'hours') return [];
    const unsaid = figure.unit === 'number' && kind === 'weight' && !listedWith(source, figure);
    return [
      {
        kind,
        figure,
        value: figure.value,
        vague: isApproximate(source, figure) || unsaid || (kind === 'hours' && !isYearly(source, figure)),
      },
    ];
  });
  const sorties = sortiesOf(
    source,
    sound.filter((f) => kindOf(f) === 'sorties'),
  );
  return { said: [...(routesOf(source, measures, asked) ?? fleetOf(source, measures)), ...sorties], problems };
}

const CRAFT = /滑翔伞|动力伞|热气球|飞艇|跳伞/g;

/** 热气球1000架次,滑翔伞2000架次: sorties of several kinds of craft add up. */
function sortiesOf(source: Source, figures: readonly Figure[]): Said[] {
  const vague = (f: Figure) => isApproximate(source, f) || !isYearly(source, f);
  const [first] = figures;
  const last = figures.at(-1);
  const kinds = figures.map(
    (f, i) =>
      source.text
        .slice(figures[i - 1]?.end ?? 0, f.start)
        .match(CRAFT)
        ?.at(-1) ?? null,
  );
  if (first && last && figures.length > 1 && !kinds.includes(null) && new Set(kinds).size === kinds.length) {
    const sum = figures.reduce((so, f) => so + Number(f.value), 0);
    const span = { start: first.start, end: last.end };
    const rest = { vague: figures.some(vague), reading: '各类航空器的架次合起来算' };
    return [say(source, '年飞行架次', String(sum), span, rest)];
  }
  return figures.map((f) => say(source, '年飞行架次', f.value, f, { vague: vague(f) }));
}

/** 分别飞100、200、300小时: a bare number takes the unit that its list ends with. */
function listedWith(source: Source, figure: Figure): Measure['kind'] | undefined {
  const next = source.figures[source.figures.indexOf(figure) + 1];
  if (!next || !/^\s*[、和及与]\s*$/.test(source.text.slice(figure.end, next.start))) return undefined;
  if (next.unit === 'number') return listedWith(source, next);
  return next.unit === 'h' ? 'hours' : next.unit === 't' ? 'weight' : undefined;
}

/** 两条航线都飞了50小时,合计100小时: what the figures of the same unit before it add up to is no further route. */
function isTotal(source: Source, figure: Figure, flown: readonly Figure[]): boolean {
  if (
    !/(?:合计|总计|共计|一共|总共|加起来|累计|总的?|共)(?:是|为|有|飞了?|飞行了?|达到?|约)*$/.test(
      around(source, figure).before,
    )
  )
    return false;
  return flown.some((f) => f !== figure && f.end <= figure.start && f.unit === figure.unit);
}

/** 每小时, 1吨到5吨, 第2500架次以后, 要飞够100小时: what a clause grades by, and nothing that was flown. */
function isTier(source: Source, figure: Figure): boolean {
  const { before, after } = around(source, figure);
  if (figure.value === '1' && figure.unit !== 't' && !/^(?:1|一)\s*[,.]?\d/.test(figure.text)) return true;
  if (
    figure.unit === 't' &&
    (figure.bound === 'at-most' || figure.bound === 'at-least' || figure.bound === 'above' || figure.bound === 'below')
  )
    return true;
  if (
    figure.unit === 't' &&
    (/^\s*(?:-|~|至|到)\s*[\d一二三四五六七八九十]/.test(after) || /\d\s*吨?\s*(?:-|~|至|到)\s*$/.test(before))
  )
    return true;
  if (/^(?:以下|以上|的?(?:部分|门槛|标准|要求|线)|才|就)/.test(after) || /每\s*$/.test(before)) return true;
  return isClaim(source, figure, { named: false, names: true });
}

/** 每天2小时 and 每月30小时 are no year's. */
function isYearly(source: Source, figure: Figure): boolean {
  return !/(?:每天|一天|每日|日均|每月|一个月|月均|每周|一周|上半年|下半年|半年|每次|一季度|季度)[^,，。;；]{0,8}$/.test(
    around(source, figure).before,
  );
}

function plain(source: Source, { kind, figure, value, vague }: Measure): Said {
  return say(source, FACT[kind], value, figure, { vague });
}

/** The hours of each route, where routes are named; null where they are not. */
function routesOf(source: Source, measures: readonly Measure[], asked?: Asked): Said[] | null {
  const hours = measures.filter((m) => m.kind === 'hours');
  const first = hours[0];
  const none = NO_ROUTE.exec(source.text);
  if (none) {
    // Without a fixed route the hours are no route's; those of an aircraft stay its own.
    const route = measures.length === 0 || asked?.fact === '航线' || NEW_CRAFT.test(source.text);
    return route ? [say(source, '航线', [], { start: none.index, end: none.index + none[0].length })] : null;
  }
  if (!(/航线|线路/.test(source.text) || asked?.fact === '航线') || !first) return null;
  const rest = measures.filter((m) => m.kind === 'weight').map((m) => plain(source, m));
  const counts = source.figures.filter((f) => f.unit === 'count' && /^[条个]$/.test(f.noun) && Number(f.value) > 1);
  const count = counts.length ? Number(counts[0]?.value) : 1;
  const each = /每(?:一)?(?:条|个|段)|各|均|都是|都飞|分别/.test(
    source.text.slice(counts[0]?.end ?? 0, first.figure.start),
  );
  const span = {
    start: Math.min(counts[0]?.start ?? first.figure.start, first.figure.start),
    end: hours.at(-1)?.figure.end ?? first.figure.end,
  };
  const unsure = hours.some((h) => h.vague) || counts[0]?.vague === true || count > 100;
  const items =
    hours.length > 1 || count === 1
      ? hours.map((h) => ({ 年飞行小时: h.value }))
      : Array.from({ length: Math.min(count, 100) }, () => ({ 年飞行小时: first.value }));
  // 两条航线飞了300小时 leaves open how many hours each route has, 每条120小时 how many routes there are.
  const open = hours.length === 1 ? (count > 1 ? !each : each) : count > 1 && hours.length !== count;
  return [...rest, say(source, '航线', items, span, { vague: unsure || open })];
}

/** One aircraft plainly, several as a list: 0.8吨的飞200小时,6吨的飞150小时; 两架2吨的各飞150小时. */
function fleetOf(source: Source, measures: readonly Measure[]): Said[] {
  const weights = measures.filter((m) => m.kind === 'weight');
  const hours = measures.filter((m) => m.kind === 'hours');
  const [first, last] = [measures[0], measures.at(-1)];
  if (!first || !last) return [];
  const same = weights.length === 1 && hours.length === 1;
  const each = /每架|各|均|都飞/.test(source.text.slice(first.figure.start, last.figure.end));
  const crafts = source.figures.find((f) => f.unit === 'count' && /^[架台]$/.test(f.noun) && Number(f.value) > 1);
  const repeated = same && each && crafts && !crafts.vague ? Math.min(Number(crafts.value), 100) : 1;
  if (weights.length < 2 && hours.length < 2 && repeated === 1) return measures.map((m) => plain(source, m));
  const items =
    repeated > 1 ? Array.from({ length: repeated }, () => [weights[0], hours[0]]) : paired(measures, weights, hours);
  const vague = items === null || measures.some((m) => m.vague);
  const list = (items ?? []).map((pair) =>
    Object.fromEntries(pair.flatMap((m) => (m ? [[FACT[m.kind], m.value]] : []))),
  );
  return [say(source, '机队', list, { start: first.figure.start, end: last.figure.end }, { vague })];
}

/** Weights with their hours: in turn, in order (分别), or one figure for all (各飞200小时); null where it can't be told. */
function paired(
  measures: readonly Measure[],
  weights: readonly Measure[],
  hours: readonly Measure[],
): (Measure | undefined)[][] | null {
  if (weights.length === hours.length) return weights.map((w, i) => [w, hours[i]]);
  if (hours.length === 0) return weights.map((w) => [w]);
  if (weights.length === 0) return hours.map((h) => [h]);
  const [hour] = hours;
  const together = hours.length === 1 && measures.at(-1)?.kind === 'hours';
  return together ? weights.map((w) => [w, hour]) : null;
}
