const HEADED =
  '(?:思想|目标|任务|要求|原则|依据|意义|组织|范围|对象|条件|标准|程序|流程|措施|政策|重点|职责|总则|附则|罚则|思路|机制|安排|保障)';
/** Words that go on with a sentence rather than begin one after a heading. */
const GOES_ON =
  '(?!的|是|和|与|及|、|，|,|：|:|由|应|须|按规定|不|包括|等|之|在|中|上|下|内|部门|机构|企业|单位|资金|项目|人员|工作|体系|平台|扶持|支持|为[^深加贯进了推全促切着])';
const RUN_IN = new RegExp(
  `^([\\p{Script=Han}“”]{0,12}?${HEADED}${HEADED}?)${GOES_ON}(?=[\\p{Script=Han}“《\\d].{9})`,
  'u',
);

export interface Headed {
  readonly heading: string;
  readonly rest: string;
}

/**
 * Parts the heading of a unit from its text: (一)研发补贴。对研发费用… A first sentence is a heading where it is short, names a
 * thing and figures nothing. `runOn`: breaks were lost, the heading may run into the text without a mark.
 */
export function splitHeadingFrom(text: string, runOn: boolean, more: boolean, article = false): Headed {
  const whole = text.trim();
  const end = /[。！]/.exec(whole)?.index ?? -1;
  if (end < 0) {
    if (runOn && whole.length > 14) return runIn(whole);
    const question = /^(.{2,60}[？?])\s*(.*)$/s.exec(whole);
    if (question) return { heading: question[1] ?? '', rest: question[2] ?? '' };
    if (more && whole.length <= 24 && /^[^：:\d]{3,12}[：:][^：:\d]{3,}$/.test(whole))
      return { heading: whole, rest: '' };
    if (/[：:]$/.test(whole) && (whole.length > 11 || /以下|下列|如下|符合/.test(whole)))
      return { heading: '', rest: whole };
    return isHeadingText(whole) ? { heading: bare(whole), rest: '' } : { heading: '', rest: whole };
  }
  const first = whole.slice(0, end);
  const rest = whole.slice(end + 1).trim();
  const question = /^([^。]{2,60}[？?])\s*(.+)$/s.exec(whole);
  if (question && (question[1] ?? '').length <= end) return { heading: question[1] ?? '', rest: question[2] ?? '' };
  // A sentence alone is a heading only if the unit has text below it.
  if (isHeadingText(first) && (rest || more) && !(article && first.length > 12)) return { heading: bare(first), rest };
  return runOn ? runIn(whole) : { heading: '', rest: whole };
}

function runIn(text: string): Headed {
  const m = RUN_IN.exec(text);
  const heading = m?.[1] ?? '';
  return heading.length >= 4 && heading.length <= 14
    ? { heading, rest: text.slice(heading.length).trim() }
    : { heading: '', rest: text };
}

function isHeadingText(text: string): boolean {
  const commas = text.match(/[，,]/g)?.length ?? 0;
  if (text.length < 2 || text.length > 40 || commas > 1 || (commas === 1 && text.length > 36)) return false;
  if (/[；;：:]/.test(text.replace(/[：:]$/, '')) || /[；;]$/.test(text)) return false;
  // A heading states no award: sums, rates and dates belong to provisions.
  if (/\d\s*(?:万|亿)?元|\d\s*[%％]|\d{4}年\d|\d+\s*(?:个?月|日|天|小时|周岁|人)/.test(text)) return false;
  if (/必须|应当|不得|须(?!知)|按照.{0,40}执行/.test(text) || (commas > 0 && /应|可|的[，,]|将|得/.test(text)))
    return false;
  if (/施行|有效期|废止|适用本|解释$|另行/.test(text)) return false;
  return !/^(?:本|该|其|凡|对|符合|按照|根据|经|自|由|各|市|区|县|省)[^，。]{6,}(?:应当|可以|不得|按|负责|是指|给予|执行)/.test(
    text,
  );
}

const bare = (text: string): string => text.replace(/[：:]$/, '').trim();
