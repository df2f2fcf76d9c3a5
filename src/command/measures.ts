import { InputError } from '../errors.ts';
import { type Card, cardOf } from '../knowledge/catalogue/card.ts';
import { cardSum } from '../knowledge/catalogue/card-words.ts';
import { catalogueOf, measureCalled } from '../knowledge/catalogue/catalogue.ts';
import { STATUS_LABELS } from '../knowledge/document.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { findRegions, isRegionCode, liesIn, regionName } from '../language/region.ts';
import { cardLines } from '../office/card-lines.ts';
import { clauseSource } from '../office/clause-source.ts';
import type { Io } from './io.ts';

/** `cewen measures [--region R] [--json]`: every measure held, of a place where one is given: its own, and those of the places around it. */
export function listMeasures(
  knowledge: Knowledge,
  io: Io,
  { region, json }: { region?: string | undefined; json: boolean },
): number {
  const place = region === undefined ? null : codeOf(region);
  const cards = catalogueOf(knowledge)
    .filter((m) => place === null || (m.region !== null && (liesIn(place, m.region) || liesIn(m.region, place))))
    .map((m) => cardOf(m, knowledge, io.today()));
  if (json) {
    for (const card of cards) io.out(JSON.stringify(listed(card)));
    return 0;
  }
  for (const card of cards) io.out(lineOf(card));
  io.tell(`共 ${cards.length} 项措施，其中 ${cards.filter((c) => c.computes).length} 项可以计算`);
  return 0;
}

/** `cewen card ID [--json]`: all that is known of a measure, and what the text does not say. */
export function showCard(knowledge: Knowledge, io: Io, id: string, json: boolean): number {
  const measure = measureCalled(id, knowledge);
  if (!measure) throw new InputError(`没有措施 ${id}；可用的措施见 cewen measures`);
  const card = cardOf(measure, knowledge, io.today());
  const computes = `计算：可以计算：cewen calculate，规则 ${card.id.replace(/~\d+$/, '')}`;
  io.out(
    json
      ? JSON.stringify(card)
      : [...cardLines(card, (clause) => clauseSource(clause, knowledge)), ...(card.computes ? [computes] : [])].join(
          '\n',
        ),
  );
  return 0;
}

/** A place as six digits or by its name. */
function codeOf(region: string): string {
  if (isRegionCode(region)) return region;
  const [found, ...more] = findRegions(region);
  if (!found || more.length > 0) throw new InputError(`--region 后面写一个地名或六位代码：${region}`);
  return found.code;
}

/** The fields of the list, without those of the card alone. */
function listed(card: Card) {
  const { conditions, exclusions, materials, channel, phone, period, source, unsaid, ...rest } = card;
  return rest;
}

const lineOf = (card: Card): string =>
  `${card.names[0]}｜${cardSum(card)}｜${card.beneficiary ?? '对象未写'}｜${card.region ? regionName(card.region) : '地区未写'}｜${STATUS_LABELS[card.status]}｜${card.id}`;
