import { Hono } from 'hono';
import { html } from 'hono/html';
import { reachStep } from '../calculate/award/reach.ts';
import { awardCurve } from '../calculate/award-curve.ts';
import { decide } from '../calculate/decide.ts';
import { aheadStep } from '../calculate/step-ahead-words.ts';
import type { GivenCase } from '../calculate/value/case.ts';
import { InputError } from '../errors.ts';
import { addressOf } from '../http/client-address.ts';
import { documentOf, type Knowledge } from '../knowledge/load.ts';
import type { Rule } from '../knowledge/measure.ts';
import { rulesOn } from '../knowledge/measure-book.ts';
import { awardChart } from './award-chart.ts';
import { calculationView } from './calculation-view.ts';
import { calculatorPage } from './calculator-page.ts';
import { formFields } from './fact-fields.ts';
import { homeOf, type Markup, ownerFrame } from './frame.ts';
import { formOf, type OwnerContext, type OwnerEnv, type PagePlace } from './owner-env.ts';
import type { OwnerParts } from './owner-parts.ts';
import { readFacts } from './read-facts.ts';

/** A form for each measure that computes, and what it comes to. */
export function calculatorRoutes(parts: OwnerParts, place: PagePlace): Hono<OwnerEnv> {
  const { knowledge, today, withheld, admits, proxies } = parts;
  const app = new Hono<OwnerEnv>();
  const answer = (c: OwnerContext, one: (name: string) => string): Response | Promise<Response> => {
    const held = knowledge();
    const id = c.req.param('rule') ?? '';
    const rule = rulesOn(held.book, today()).find((each) => each.id === id);
    const document = documentOf((rule ?? held.book.rules.get(id))?.clause ?? '', held);
    if (!document || withheld().has(document.id)) return c.notFound();
    if (!rule)
      return c.html(ownerFrame({ title: '暂时不能算', place, at: 'cards', body: lockedOf(place, document.id) }), 409);
    const { facts } = held.book;
    const fields = formFields(rule, facts);
    const filled = readFacts(fields, one, facts);
    const result = filled.given && resultOf(rule, filled.given, held, today(), place);
    return c.html(calculatorPage({ place, rule: id, title: rule.title, fields, filled, result }));
  };
  app.get('/calculate/:rule', (c) => answer(c, () => ''));
  app.post('/calculate/:rule', async (c) => {
    if (!(await admits('calculate', addressOf(c, proxies)))) {
      const again = html`<h1>算得有点快</h1><p>请过一分钟再试。<a href="${c.req.path}">回到这张表</a></p>`;
      return c.html(ownerFrame({ title: '请慢一点', place, at: 'cards', body: again }), 429);
    }
    return answer(c, (await formOf(c)).one);
  });
  return app;
}

const lockedOf = (place: PagePlace, document: string): Markup =>
  html`<h1>这项措施暂时不能算</h1><p>条款最近改过，或者有新的规定代替，工作人员还没有核对。请看<a href="${place.base}/document/${encodeURIComponent(document)}">收录的条款</a>，或者<a href="${homeOf(place)}">直接提问</a>。</p>`;

function resultOf(rule: Rule, given: GivenCase, { book }: Knowledge, today: string, place: PagePlace): Markup {
  try {
    const calculation = decide(rule, given, { today });
    const further = [
      aheadStep(rule, given, { today }),
      calculation.verdict === 'eligible' ? reachStep({ rule, calculation }, given, today) : null,
    ].flatMap((step) => step ?? []);
    const curve = awardCurve(rule, given, { today });
    const limit = 'promise' in rule.award && rule.award.promise === 'up-to' ? '最高不超过' : '';
    return html`${calculationView({ rule, calculation, further, book: book.facts, place })}
      ${curve ? awardChart(curve, book.facts, limit) : ''}`;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return html`<p class="notice" role="alert">${error.message}</p>`;
  }
}
