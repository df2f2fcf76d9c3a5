import { parseFigures } from './figure.ts';
import { normalise } from './normalise.ts';
import { withoutPersonal } from './redact-personal.ts';

const NAME =
  /(?:客户|公司名?叫?|我叫|我是)?[\p{Script=Han}A-Za-z]{2,16}(?:有限责任公司|股份有限公司|有限公司|集团|股份)/gu;
const REACHED = /[\w.+-]{1,64}@[\w-]{1,63}\.[\w.]{1,80}|https?:\/\/\S+|\d[\d\s-]{5,}\d|[A-Za-z\d]{8,}/g;

/** A question as it may be kept for the operator: no figure, no company's or person's name, no number to reach anybody by. */
export function redact(question: string): string {
  const { text } = withoutPersonal(normalise(question).slice(0, 300).replace(REACHED, '□').replace(NAME, '某公司'));
  let rest = '';
  let end = 0;
  for (const figure of parseFigures(text)) {
    if (figure.unit === 'document' || figure.start < end) continue;
    rest += `${text.slice(end, figure.start)}□`;
    end = figure.end;
  }
  return (rest + text.slice(end)).replace(/\d+/g, '□').replace(/\s+/g, ' ').trim();
}
