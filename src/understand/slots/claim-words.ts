import type { Figure } from '../../language/figure.ts';
import { around, type Source } from './source.ts';

const AWARD = '(?:补贴|补助|贴息|帖息|奖励|资助|奖补|补|贴|奖|给|拿|领|返|报销|退|减|免|扶持|支持)';
const BEFORE = new RegExp(
  `(?<!应)${AWARD}(?:到|了|过|给|得|我们?|你们?|企业|每家|一家|的?(?:金额|标准|比例|上限|额度|幅度)|最多|最高|至多|不超过|大概|约|是|为|有|至|上|能|个|按|满|:|(?:一)?(?:年|次|笔))*$`,
);
const ORDER = /(?:按|按照|照|别用|不用|改成|改为|当作|算作|换成|就用)\s*$/;
const THRESHOLD =
  /(?:门槛|起点|条件|标准|要求|规定|必须|须|需要?|要飞?(?:够|满|达到?|到|超过|有)|至少要?|起码要?|上限|封顶|最高|最多|不得?(?:低于|超过|少于))[^,，。;；\d]{0,6}$/;
/** 我朋友公司贷款1000万: somebody else’s. */
const OTHERS = /(?:朋友|别人|人家|隔壁|同行|他们|对方|别的)(?:的)?(?:公司|企业|家|厂)/;
const LIMIT_AFTER =
  /^(?:的?(?:上限|封顶|门槛|线|起步|限额|标准|红线|额度)|以内(?:的?(?:补|奖))|才(?:能|行|可以|够|给|补)|就(?:能|可以|够|给|行))/;
const AWARD_AFTER = new RegExp(`^(?:左右|以内|以上)?的?${AWARD}(?!多少|几|怎么|能|有|可|么|吗|不|到|了|得|给|息)`);

/**
 * A figure that states what a policy gives or asks (听说能补5%, 可以拿2000万, 50万上限, 按10%给我算) and nothing of the asker's own.
 * `named` where a noun of the asker's stands right before it, `names` where one stands right after.
 */
export function isClaim(source: Source, figure: Figure, beside: { named: boolean; names: boolean }): boolean {
  if (figure.unit.includes('/')) return true;
  const { before, after } = around(source, figure);
  if (OTHERS.test(before)) return true;
  if (LIMIT_AFTER.test(after)) return true;
  if (beside.named) return false;
  if (THRESHOLD.test(before) || ORDER.test(before)) return true;
  if (beside.names) return false;
  return BEFORE.test(before) || AWARD_AFTER.test(after);
}
