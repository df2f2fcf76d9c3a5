import { html } from 'hono/html';
import { type FormField, isList, type ListField } from './fact-fields.ts';
import { type Markup, ownerFrame } from './frame.ts';
import type { PagePlace } from './owner-env.ts';
import { type Filled, keyOfItem } from './read-facts.ts';

export interface CalculatorView {
  readonly place: PagePlace;
  readonly rule: string;
  readonly title: string;
  readonly fields: readonly (FormField | ListField)[];
  readonly filled: Filled;
  /** What it comes to, and the drawing; null where something filled in can't be. */
  readonly result: Markup | null;
}

/** A form built from what a measure asks, and what it comes to. */
export function calculatorPage(view: CalculatorView): Markup {
  const { place, rule, title, fields, filled, result } = view;
  const address = `${place.base}/calculate/${rule}`;
  const body = html`
    <h1>${title}</h1>
    <p class="hint">知道多少填多少，空着的按不知道算。填的内容不保存，也不进网址。<a href="${place.base}/card/${rule}">看这项措施</a></p>
    <div class="calculator">
      <form id="calculate" method="post" action="${address}" class="facts-form">
        <button hidden>算一算</button>
        ${fields.map((field) => (isList(field) ? listOf(field, filled) : fieldOf(field, field.key, filled)))}
        <button class="main">算一算</button>
      </form>
      <section id="result" class="sheet" aria-live="polite" aria-label="计算结果"><h2>结果</h2>
        ${faultsOf(filled)}${result ?? ''}
      </section>
    </div>`;
  return ownerFrame({ title: `算一算：${title}`, place, at: 'cards', body });
}

function faultsOf({ faults }: Filled): Markup | '' {
  if (faults.size === 0) return '';
  return html`<div class="notice" role="alert">${[...faults.values()].map((each) => html`<p>${each}</p>`)}</div>`;
}

function listOf({ list, label, hint, fields }: ListField, filled: Filled): Markup {
  const rows = filled.rows.get(list) ?? 1;
  return html`<fieldset class="items"><legend>${label}</legend>
    ${hint === '' ? '' : html`<p class="hint">${hint}</p>`}
    <input type="hidden" name="rows:${list}" value="${rows}" />
    ${Array.from({ length: rows }, (_, row) => html`<div class="item" role="group" aria-label="第 ${row + 1} 项">${fields.map((field) => fieldOf(field, keyOfItem(list, row, field.key), filled))}</div>`)}
    <button name="add" value="${list}">再加一项</button>
  </fieldset>`;
}

function fieldOf(field: FormField, key: string, filled: Filled): Markup {
  const { control, label, hint } = field;
  const said = filled.words.get(key) ?? '';
  const fault = filled.faults.get(key) ?? '';
  const name = `fact:${key}`;
  const about = hint === '' ? '' : html`<p class="hint" id="hint:${key}">${hint}</p>`;
  if (control.kind === 'pick') {
    const radio = (value: string, words: string): Markup =>
      html`<label class="check"><input type="radio" name="${name}" value="${value}" ${value === said ? 'checked' : ''}>${words}</label>`;
    return html`<fieldset class="field"><legend>${label}</legend>${about}
      <div class="row">${control.choices.map(({ value, label: words }) => radio(value, words))}${radio('', '不清楚')}</div></fieldset>`;
  }
  const described = hint === '' ? '' : html`aria-describedby="hint:${key}"`;
  const invalid = fault === '' ? '' : html`aria-invalid="true"`;
  if (control.kind === 'words')
    return html`<div class="field"><label for="${name}">${label}</label>${about}
      <input id="${name}" name="${name}" value="${said}" placeholder="${control.example}" autocomplete="off" ${described} ${invalid}></div>`;
  const unit = filled.words.get(`unit:${key}`) ?? '';
  return html`<div class="field"><label for="${name}">${label}</label>${about}
    <div class="row figure"><input id="${name}" name="${name}" value="${said}" inputmode="decimal" autocomplete="off" ${described} ${invalid}>${unitsOf(control.units, key, label, unit)}</div></div>`;
}

function unitsOf(units: readonly string[], key: string, label: string, chosen: string): Markup {
  if (units.length < 2) return html`<span>${units[0] ?? ''}</span>`;
  return html`<select name="unit:${key}" aria-label="${label}的单位">${units.map((each) => (each === chosen ? html`<option selected>${each}</option>` : html`<option>${each}</option>`))}</select>`;
}
