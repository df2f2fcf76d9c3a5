import { createRequire } from 'node:module';

type Convert = (text: string) => string;
let convert: Convert | undefined;

/** Traditional characters to simplified, by OpenCC; loaded only when the text holds one. Never for quotes: for understanding and search. */
export function toSimplified(text: string): string {
  if (!TRADITIONAL_ONLY.test(text)) return text;
  convert ??= (createRequire(import.meta.url)('opencc-js/t2cn') as { Converter(o: object): Convert }).Converter({ from: 't', to: 'cn' });
  return convert(text);
}

/** Common characters that only traditional script uses: enough to tell that a conversion is worth loading. */
const TRADITIONAL_ONLY =
  /[長貸貼補額業嗎們還麼這個請問獎勵過認關係標準時間產區縣國級專項資訊網費據說規劃創歲農報應給與發無線電機場飛運營達對實際為從會議條約數據開關門證書號題億萬圓兩種類優惠稅務領導檔雲財廳務處]/;
