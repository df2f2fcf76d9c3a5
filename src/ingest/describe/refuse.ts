import type { DraftUnit } from '../text/unit.ts';

const POLICY_WORDS =
  /给予|补贴|补助|奖励|资助|贴息|减免|免征|抵扣|扶持|支持|鼓励|应当|不得|必须|申请|申报|办理|受理|审核|条件|标准|认定|认证|规定|措施|实施|责任单位|有效期|施行|资格|材料|待遇|报销|登记|许可|监督|管理|保障|推进|加快/g;
const LISTED = /(?:^|\s)(?:\[?\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\]?)\s*$|^·|^\[?\d{4}[-/.]\d{2}/;

/** Why a text is no policy document, in words for a person; null where it is one. */
export function whyNoPolicy(
  title: string,
  units: readonly DraftUnit[],
  text: string,
  official: boolean,
): string | null {
  const letters = text.match(/[\p{Script=Han}]/gu)?.length ?? 0;
  const words = text.match(POLICY_WORDS)?.length ?? 0;
  const lines = text.split('\n').filter(Boolean);
  const listed = lines.filter(
    (line) => LISTED.test(line) || (/(?:通知|意见|办法|公告|公示|方案)$/.test(line) && line.length < 60),
  ).length;
  if (lines.length >= 5 && listed > lines.length * 0.5)
    return '这是目录或导航页，不是政策正文：请打开具体文件的页面再导入';
  if (
    /^(?:404|403|页面不存在|访问出错)|(?:not found|forbidden)$/i.test(title) ||
    /(?:页面|网页)(?:不存在|已删除|无法访问)/.test(text.slice(0, 200))
  )
    return '这是网站的出错页面，没有正文';
  const long = lines.filter((line) => line.length >= 15).length;
  const numbered = units.filter((unit) => unit.locator !== '' && unit.locator !== '前言').length;
  if (text === '' || (letters < 40 && !official))
    return '没有可用的正文：页面可能靠脚本或图片显示内容，请另存完整网页或下载原件';
  if (long === 0 && numbered < 3) return '没有可用的正文：页面可能靠脚本或图片显示内容，请另存完整网页或下载原件';
  if (isRubble(units)) return '读出来的编号大多重复，像是多份文件或分栏表格混在一起：请按文件拆开后逐份导入';
  if (official) return null;
  if (words < 3 || words / letters < 0.003) return '没有发现政策内容：既无措施、条件，也无办理规定';
  return null;
}

/** So many units, and such a share of them numbered as others are: what was run together has not come apart. */
const MANY = 100;
const MOSTLY = 0.5;

function isRubble(units: readonly DraftUnit[]): boolean {
  const again = units.filter(({ locator }) => AGAIN.test(locator)).length;
  return units.length > MANY && again > units.length * MOSTLY;
}
const AGAIN = /重\d/;
