import { basename } from 'node:path';
import { partsOfNumber } from '../../language/document-name.ts';
import { PERIOD_IN_TITLE } from '../../language/official-text.ts';
import { isRegionCode } from '../../language/region.ts';
import type { PolicyDocument } from '../document.ts';
import type { Fault } from '../fault.ts';

/** The republic's first day: no policy that is known can be older. */
const EARLIEST = '1949-10-01';

/** Front matter: dates that exist and fit each other, a number in its form, a known region, a period where the title has one. */
export function checkMetadata(document: PolicyDocument, lines: readonly string[]): Fault[] {
  const { id, file, title, number, region, issued, published, effective, period, provenance, lacks } = document;
  const faults: Fault[] = [];
  const add = (key: string, what: string, remedy: string, severity: Fault['severity'] = 'error') => {
    const at = lines.findIndex((line) => line.startsWith(`${key}:`));
    faults.push({ file, line: at < 0 ? 1 : at + 1, severity, what: `${key}: ${what}`, remedy });
  };
  if (basename(file) !== `${id}.md`) add('id', `${id} is not the name of the file`, 'give both the same name');
  const dates = Object.entries({ issued, published, effective, from: period?.from, to: period?.to });
  for (const [field, date] of dates) {
    if (!date) continue;
    const key = field === 'from' || field === 'to' ? 'period' : field;
    if (!isDay(date)) add(key, `there is no day ${date}`, 'write the date that the source gives');
    else if (date < EARLIEST.slice(0, date.length))
      add(key, `${date} is before ${EARLIEST}`, 'write the date that the source gives');
  }
  if (period && period.from > period.to)
    add('period', `it ends on ${period.to}, before it begins on ${period.from}`, 'set the two right');
  if (issued && published && issued > published.slice(0, issued.length))
    add('published', `${published} is before the text was issued on ${issued}`, 'set the two right');
  if (effective && period && effective > period.to)
    add('effective', `${effective} is after the end of the period, ${period.to}`, 'set the two right');
  if (!period && PERIOD_IN_TITLE.test(title))
    add(
      'period',
      `the title bounds it (${PERIOD_IN_TITLE.exec(title)?.[0]})`,
      'write period: { from: YYYY-01-01, to: YYYY-12-31 }',
    );
  if (number !== null && partsOfNumber(number) === null)
    add('number', `${number} is no document number`, 'write it as 长政办发〔2022〕4号');
  if (region !== null && !isRegionCode(region))
    add('region', `${region} is no code of GB/T 2260`, 'write the six digits of the province, city or district');
  if (provenance === 'excerpt' && lacks.length === 0)
    add('lacks', 'an excerpt lacks something', 'say what the source leaves out', 'warning');
  if (provenance !== 'commentary' && document.issuer === null && number !== null)
    add('issuer', 'a text with a number has an issuer', 'write who issued it', 'warning');
  return faults;
}

function isDay(date: string): boolean {
  const whole = date.length === 7 ? `${date}-01` : date;
  const day = new Date(`${whole}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(whole);
}
