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
  const { id, file, title, number, region, issued, published, effective, period, provenance, lacks, scan } = document;
  const faults: Fault[] = [];
  const add = (key: string, what: string, remedy: string, severity: Fault['severity'] = 'error') => {
    const at = lines.findIndex((line) => line.startsWith(`${key}:`));
    faults.push({ file, line: at < 0 ? 1 : at + 1, severity, what: `${key}：${what}`, remedy });
  };
  if (basename(file) !== `${id}.md`) add('id', `${id} 和文件名不一样`, '两个写成一样');
  const dates = Object.entries({ issued, published, effective, from: period?.from, to: period?.to });
  for (const [field, date] of dates) {
    if (!date) continue;
    const key = field === 'from' || field === 'to' ? 'period' : field;
    if (!isDay(date)) add(key, `没有 ${date} 这一天`, '照来源写日期');
    else if (date < EARLIEST.slice(0, date.length)) add(key, `${date} 早于 ${EARLIEST}`, '照来源写日期');
  }
  if (period && period.from > period.to)
    add('period', `到 ${period.to} 结束，早于开始的 ${period.from}`, '改正这两个日期');
  if (issued && published && issued > published.slice(0, issued.length))
    add('published', `${published} 早于成文日期 ${issued}`, '改正这两个日期');
  if (effective && period && effective > period.to)
    add('effective', `${effective} 晚于有效期的最后一天 ${period.to}`, '改正这两个日期');
  if (!period && PERIOD_IN_TITLE.test(title))
    add(
      'period',
      `标题写明了起止（${PERIOD_IN_TITLE.exec(title)?.[0]}）`,
      '写上 period: { from: YYYY-01-01, to: YYYY-12-31 }',
    );
  if (number !== null && partsOfNumber(number) === null)
    add('number', `${number} 不是文号`, '写成 长政办发〔2022〕4号 的样子');
  if (region !== null && !isRegionCode(region))
    add('region', `${region} 不是 GB/T 2260 的行政区划代码`, '写省、市或区县的六位代码');
  if (provenance === 'excerpt' && lacks.length === 0) add('lacks', '节选总有没收的部分', '写明来源缺什么', 'warning');
  if (scan && scan.unconfirmed.length > 0)
    add('scan', `${scan.unconfirmed.length} 处数字是扫描件识别的，还没有核对`, `运行 cewen confirm ${id}`, 'warning');
  if (provenance !== 'commentary' && document.issuer === null && number !== null)
    add('issuer', '有文号就有发文机关', '写上是谁发的', 'warning');
  return faults;
}

function isDay(date: string): boolean {
  const whole = date.length === 7 ? `${date}-01` : date;
  const day = new Date(`${whole}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(whole);
}
