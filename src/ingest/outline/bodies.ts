const NAMED =
  /[（(【[]\s*(?:责任单位|牵头单位|责任部门|牵头部门|配合单位|主管部门|实施单位|落实单位)\s*[：:]\s*([^（）()【】[\]]*(?:[（(][^（）()]*[）)][^（）()]*)*)[）)】\]]\s*。?\s*$/;
/** The same without a bracket, behind the last sentence. */
const TRAILING =
  /(?<=[。；])\s*(?:责任单位|牵头单位|责任部门|牵头部门|主管部门|实施单位|落实单位)\s*[：:]\s*([^。；（）()]{2,160})。?\s*$/;
const SHARED =
  /[（(【[]\s*([^（）()。；【】[\]]*(?:[（(][^（）()]{1,12}[）)][^（）()。；]*)*?)(?:等)?(?:按照?(?:各自)?职责(?:分工)?(?:分别)?负责|按(?:职责|分工)(?:负责|落实)?|牵头(?:[，,][^（）()]*)?|负责|等?配合)[^（）()【】[\]]{0,20}[）)】\]]\s*。?\s*$/;
const BODY =
  /(?:厅|局|委|办|部|院|会|银行|政府|单位|公司|集团|中心|管委会|海关|法院|区镇|区县|大学|街道|镇|总队|支队|机关)(?:[（(][^）)]*[）)])?$/;

/** The responsible bodies in the closing bracket of a text, as printed; the text keeps all else. */
export function takeBodies(text: string): { text: string; bodies: string[] } {
  for (const pattern of [NAMED, TRAILING, SHARED]) {
    const m = pattern.exec(text);
    if (!m) continue;
    const bodies = namesIn(m[1] ?? '', pattern !== SHARED);
    if (bodies.length) return { text: text.slice(0, m.index).trim(), bodies };
  }
  return { text, bodies: [] };
}

/** A line that names the bodies of the units above it: 责任单位：市科技局、市财政局. */
export function bodiesLine(text: string): string[] {
  const m =
    /^(?:责任单位|牵头单位|责任部门|牵头部门|主管部门|实施单位|办理(?:部门|单位|机构)|受理(?:部门|单位|机构)|经办(?:部门|单位|机构)|服务机构)\s*[：:]\s*([^。]{2,160})。?$/.exec(
      text,
    );
  return m ? namesIn(m[1] ?? '', true) : [];
}

function namesIn(list: string, named: boolean): string[] {
  const names = list
    .replace(/(?:牵头|配合|责任)(?:单位|部门)\s*[：:]/g, '、')
    .split(/[、，,；;]|(?<=局|厅|委|办|部)\s+/)
    .map((name) =>
      name
        .trim()
        .replace(/^(?:由|以及|和|及)/, '')
        .replace(/(?:牵头|负责|等|等部门|等单位)$/, ''),
    )
    .filter((name) => name.length > 1 && name.length < 40);
  // Without the words 责任单位 before them, every name must be a body's.
  return named || (names.length > 0 && names.every((name) => BODY.test(name))) ? names : [];
}
