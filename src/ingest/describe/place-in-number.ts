import { NATIONAL } from '../../language/region.ts';

/** What the numbers of the provinces' offices begin with. Letters that a city shares with its province count only before an office of the province. */
const PROVINCES: Readonly<Record<string, string>> = {
  京: '110000',
  津: '120000',
  冀: '130000',
  晋: '140000',
  内: '150000',
  辽: '210000',
  黑: '230000',
  沪: '310000',
  浙: '330000',
  皖: '340000',
  闽: '350000',
  赣: '360000',
  鲁: '370000',
  豫: '410000',
  鄂: '420000',
  湘: '430000',
  粤: '440000',
  桂: '450000',
  琼: '460000',
  渝: '500000',
  川: '510000',
  黔: '520000',
  滇: '530000',
  陕: '610000',
  甘: '620000',
  苏政: '320000',
  苏财: '320000',
  吉政: '220000',
};
const CITIES: Readonly<Record<string, string>> = {
  穗: '440100',
  深: '440300',
  杭: '330100',
  甬: '330200',
  郑: '410100',
  榕: '350100',
  厦: '350200',
  沈: '210100',
  哈: '230100',
  蓉: '510100',
  苏府: '320500',
};
const CENTRAL = /^(?:国发|国办发|国函|国办函|财税|财建|财教|财企|工信部|人社部|国科发)/;
const ELSEWHERE = /^.[市县区州府]/;

/** The place whose office gives numbers that begin like this one: 穗人社规字〔2019〕6号 → 广州市; null where two places write alike. */
export function placeInNumber(number: string | null): string | null {
  const code = /^([\p{Script=Han}]{2,14})〔/u.exec(number ?? '')?.[1];
  if (!code) return null;
  if (CENTRAL.test(code)) return NATIONAL;
  const two = code.slice(0, 2);
  const one = code.slice(0, 1);
  return CITIES[two] ?? PROVINCES[two] ?? CITIES[one] ?? (ELSEWHERE.test(code) ? null : (PROVINCES[one] ?? null));
}
