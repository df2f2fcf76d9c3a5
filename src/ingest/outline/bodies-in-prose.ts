/** A body as officials name it: 市商务局, 某某市人民政府办公室, 区工业和信息化主管部门. */
const OWN = '(?![由向报经和及与本会同被过单接为])\\p{Script=Han}';
const BODY =
  `(?:(?:所在|各|本)?[省市县区]|国家|(?:${OWN}){2,6}?(?:省|市|县|区|自治州))` +
  '(?:(?![由向被场里])\\p{Script=Han}{1,14}?(?:局|厅|委员会|管委会|委|办公室|办(?!理|法|公)|中心|领导小组|人民政府|税务机关)|(?:业务)?主管部门)';
const LIST = `${BODY}(?:(?:[、和及与]|会同|以及)${BODY})*`;
/** What makes those that are named before it or behind 由 the ones to turn to. */
const DUTY =
  '(?:具体)?(?:负责|牵头|承担|组织(?!机构|结构)|受理|审定|审核|认定|审批|评审|拨付|兑现|为本[^。；]{0,12}(?:实施|主管|责任|牵头|执行)(?:部门|单位|机关))';
const PATTERNS = [
  new RegExp(`(?:由|向|报|(?<=^|[。；，,])经)(${LIST})(?=${DUTY}|(?:提出|提交|递交)?申请|(?:备案|提出|提交))`, 'gu'),
  new RegExp(`(?:^|[。；，,：:])\\s*(${LIST})(?=${DUTY})`, 'gu'),
];

/** The bodies that a text names as those who carry it out or take applications, in its order. */
export function bodiesInProse(text: string): string[] {
  const named = PATTERNS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((m) => ({ at: m.index, list: m[1] ?? '' })),
  );
  named.sort((a, b) => a.at - b.at);
  const names = named.flatMap(({ list }) => list.match(new RegExp(BODY, 'gu')) ?? []);
  return [...new Set(names.map((name) => name.replace(/^(?:和|及|与)/, '')))].slice(0, 6);
}
