import type { PolicyDocument } from '../../knowledge/document.ts';
import { isMunicipality } from '../../language/place-names.ts';
import type { Question } from '../../understand/question.ts';

/** 省里那个政策: a document of a province; a municipality is both. */
export function isOfIssuer({ region }: PolicyDocument, { bounds: { issuedBy } }: Question): boolean {
  if (issuedBy === null || region === null) return false;
  const ofProvince = region.endsWith('0000');
  return issuedBy === 'payer-provincial' ? ofProvince : !ofProvince || isMunicipality(region);
}
