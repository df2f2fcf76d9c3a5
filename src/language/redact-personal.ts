const PERSONAL: readonly [RegExp, string][] = [
  [/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g, '（邮箱）'],
  [/(?<![\w])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![\w])/g, '（统一社会信用代码）'],
  [/(?<!\d)\d{17}[\dXx](?!\d)/g, '（证件号）'],
  [/(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g, '（电话）'],
  [/(?<!\d)0\d{2,3}[- ]?\d{7,8}(?!\d)/g, '（电话）'],
  [/(?<!\d)\d{12,}(?!\d)/g, '（号码）'],
  [/(?:微信|QQ|qq|wx|vx|VX)(?:号)?[:：]?\s*[\w-]{5,}/g, '（账号）'],
  [/[\p{Script=Han}A-Za-z0-9（）()]{2,30}?(?:有限责任公司|股份有限公司|有限公司)/gu, '某公司'],
  [/(?:我(?:叫|姓)|法人(?:代表)?(?:叫|是)?|联系人[:：]?)\s*[\p{Script=Han}]{1,4}/gu, '（姓名）'],
];

/** What an endpoint is sent of an asker's words: without names of companies and people, numbers to reach them, and codes. */
export function withoutPersonal(text: string): string {
  return PERSONAL.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text);
}
