import { InputError } from '../../errors.ts';
import { isRegionCode, NATIONAL } from '../../language/region.ts';
import { placeNamed } from './issuer.ts';

/** What a person says of a document, which counts before what its text seems to say; `region` as a GB/T 2260 code. */
export interface GivenMetadata {
  readonly title?: string | undefined;
  readonly number?: string | undefined;
  readonly issuer?: string | undefined;
  readonly region?: string | undefined;
  /** It was held against the original: number, issuer or date may be lacking. */
  readonly official?: boolean;
}

/** The code of a place given by its name or code: 郑州市, 410100, 全国. @throws InputError where there is none such */
export function regionGiven(words: string): string {
  const text = words.trim();
  if (isRegionCode(text)) return text;
  const code = /^(?:全国|国家|中央)$/.test(text) ? NATIONAL : placeNamed(text);
  if (code === null) throw new InputError(`“${words}”不是已知的地区：写省、市、区县的全名，或六位行政区划代码`);
  return code;
}
