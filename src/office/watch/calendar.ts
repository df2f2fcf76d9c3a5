import ical from 'ical-generator';
import type { WatchedDay } from './days-ahead.ts';

/** What a day is, as a clerk is told it. */
export const KIND: Readonly<Record<WatchedDay['kind'], string>> = {
  ends: '截止',
  expires: '文件到期',
  repealed: '文件停止执行',
  begins: '开始执行',
  window: '申报时间里的日子',
};

const DAY = 86_400_000;

/** Days as an iCalendar file: each a whole day whose UID stays when it moves. `now`: milliseconds since 1970. */
export function calendarOf(days: readonly WatchedDay[], now: number): string {
  const prodId = { company: 'cewen', product: 'desk', language: 'ZH-CN' };
  const calendar = ical({ name: '策问：该联系谁', prodId });
  for (const { uid, client, title, kind, on, says, source } of days) {
    const start = new Date(`${on}T00:00:00Z`);
    calendar.createEvent({
      id: `${uid}@cewen`,
      start,
      end: new Date(start.getTime() + DAY),
      allDay: true,
      stamp: new Date(now),
      summary: `${client}：${title} ${KIND[kind]}`,
      description: `${says}\n${source}`,
    });
  }
  return calendar.toString();
}
