/** What is cut out of an asker's words before they leave, told to the endpoint and counted in the log. */
export type PersonalKind = '邮箱' | '统一社会信用代码' | '证件号' | '电话' | '号码' | '账号' | '公司' | '姓名';

/** A stretch of a text that tells who somebody is or how to reach them. */
export interface PersonalStretch {
  readonly start: number;
  readonly end: number;
  readonly kind: PersonalKind;
}
