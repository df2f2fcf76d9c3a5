import { Hono } from 'hono';
import { cardOf } from '../knowledge/catalogue/card.ts';
import { measureCalled } from '../knowledge/catalogue/catalogue.ts';
import { IsoDate } from '../knowledge/document.ts';
import { documentOf } from '../knowledge/load.ts';
import { rulesOn } from '../knowledge/measure-book.ts';
import { cardListPage } from './card-list.ts';
import { cardPage } from './card-page.ts';
import { offeredBy, searchCards, shownMeasures, wantedIn } from './card-search.ts';
import type { OwnerEnv, PagePlace } from './owner-env.ts';
import type { OwnerParts } from './owner-parts.ts';

/** Cards on a page. */
const PER_PAGE = 20;

/** Browsing the measures, and a page for each. */
export function cardRoutes({ knowledge, withheld, today }: OwnerParts, place: PagePlace): Hono<OwnerEnv> {
  const app = new Hono<OwnerEnv>();
  app.get('/cards', (c) => {
    const held = knowledge();
    const wanted = wantedIn((name) => c.req.query(name));
    const all = shownMeasures(held, withheld());
    const { measures, unknownPlace } = searchCards(all, wanted, held, today());
    const first = wanted.page * PER_PAGE;
    const cards = measures.slice(first, first + PER_PAGE).map((measure) => cardOf(measure, held, today()));
    const offered = offeredBy(all, held);
    return c.html(
      cardListPage({ place, wanted, offered, cards, total: measures.length, perPage: PER_PAGE, unknownPlace }),
    );
  });
  app.get('/card/:id', (c) => {
    const held = knowledge();
    const measure = measureCalled(c.req.param('id'), held);
    const document = measure && documentOf(measure.clause, held);
    if (!measure || !document || withheld().has(document.id)) return c.notFound();
    const asked = IsoDate.safeParse(c.req.query('on'));
    const day = asked.success ? asked.data : today();
    const rule = rulesOn(held.book, today()).find(({ id }) => id === measure.rule);
    return c.html(
      cardPage({ place, card: cardOf(measure, held, day), measure, document, day, rule: rule?.id ?? null }),
    );
  });
  return app;
}
