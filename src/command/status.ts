import { type DocumentStatus, SCANNED, STATUS_LABELS, sayLink, statusOn } from '../knowledge/document.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { linksAmong } from '../knowledge/relate-documents.ts';
import { type BuildPlaces, servedBuild } from '../retrieve/local/build/kept-builds.ts';
import type { Io } from './io.ts';

const SOON = 90;
/** `cewen status [--json]`: the served build, documents by status, what they do to each other, locked rules, what ends within 90 days. */
export function status(io: Io, { json }: { json: boolean }, knowledge: Knowledge, places: BuildPlaces): number {
  const today = io.today();
  const documents = [...knowledge.documents.values()];
  const counts = { 'in-force': 0, 'not-yet': 0, expired: 0, unknown: 0 };
  for (const document of documents) counts[statusOn(document, today)] += 1;
  const limit = daysLater(today, SOON);
  const expiring = documents
    .filter((d) => d.period && d.period.to >= today && d.period.to <= limit)
    .map((d) => ({ id: d.id, title: d.title, to: d.period?.to ?? '' }))
    .sort((a, b) => a.to.localeCompare(b.to));
  const lockedRules = [...knowledge.book.locked];
  const build = servedBuild(places);
  const relations = linksAmong(knowledge.documents);
  const dangling = relations.filter(({ to }) => to === null);
  const scanned = documents.flatMap(({ id, scan }) => (scan ? [{ id, unconfirmed: scan.unconfirmed.length }] : []));
  const unconfirmed = scanned.reduce((sum, each) => sum + each.unconfirmed, 0);
  if (json) {
    io.out(
      JSON.stringify({
        build,
        documents: { total: documents.length, ...counts },
        clauses: knowledge.clauses.size,
        lockedRules,
        scanned,
        expiring,
        links: relations.map(({ of, link, to }) => ({ document: of.id, ...link, to: to?.id ?? null })),
      }),
    );
    return 0;
  }
  io.out(`索引：${build ?? '尚未建立，运行 cewen reindex'}`);
  io.out(
    `文件 ${documents.length}：${Object.entries(counts)
      .map(([s, n]) => `${STATUS_LABELS[s as DocumentStatus]} ${n}`)
      .join('，')}；条款 ${knowledge.clauses.size}`,
  );
  io.out(
    lockedRules.length
      ? `暂停计算的规则 ${lockedRules.length}：${lockedRules.join('、')}（核对条款后运行 cewen rules approve）`
      : '没有暂停计算的规则',
  );
  if (scanned.length > 0)
    io.out(
      `${SCANNED}的文件 ${scanned.length}，其中 ${unconfirmed} 处数字还没有核对${unconfirmed > 0 ? '（cewen confirm）' : ''}`,
    );
  if (relations.length > 0)
    io.out(`文件之间的关联 ${relations.length}，其中 ${dangling.length} 项的另一份文件没有收录`);
  for (const { of, link } of dangling) io.out(`  ${of.id} ${sayLink(link)}：没有收录`);
  io.out(expiring.length ? `${SOON} 天内到期：` : `${SOON} 天内没有文件到期`);
  for (const { id, title, to } of expiring) io.out(`  ${to} ${id} 《${title}》`);
  return 0;
}

function daysLater(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
