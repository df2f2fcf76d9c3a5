import { titleKey } from '../../language/document-name.ts';
import { dateLine } from '../text/date.ts';
import { markerAt } from '../text/marker.ts';
import { numberIn } from '../text/title.ts';
import { titleIssued } from './restore-line-breaks.ts';
import type { DocumentPart } from './split-documents.ts';

export interface ForwardedPart extends DocumentPart {
  /** What the notice says of the document that it forwards. */
  readonly about?: { readonly number: string | null; readonly issuer: string | null };
}

/** A notice that forwards another body's document, with that document below it: two documents, each under its own name. */
export function splitForwarded(part: DocumentPart): ForwardedPart[] {
  const top = part.lines
    .slice(0, 10)
    .map((line) => line.text)
    .join('');
  const title = /转发\s*(?:了)?《([^》]+(?:》[^《》]*)?)》/.exec(top.replace(/\s/g, ''))?.[0] ?? part.title ?? '';
  const inner = /转发/.test(title) ? titleIssued(`${title}的通知`) : null;
  if (!inner) return [part];
  const key = titleKey(inner);
  for (let at = 3; at < part.lines.length - 2; at += 1) {
    for (const take of [1, 2, 3]) {
      const joined = part.lines
        .slice(at, at + take)
        .map((line) => line.text)
        .join('');
      if (titleKey(joined) !== key || !isBelowNotice(part, at)) continue;
      const notice = part.lines.slice(0, at).filter((line) => !/^附\s*件\s*$/.test(line.text));
      const said = notice.map((line) => line.text).join('\n');
      return [
        { title: part.title, lines: notice },
        { title: inner, lines: part.lines.slice(at), about: aboutOf(said, inner) },
      ];
    }
  }
  return [part];
}

function isBelowNotice(part: DocumentPart, at: number): boolean {
  const before = part.lines.slice(Math.max(0, at - 3), at);
  return (
    before.some((line) => /^附\s*件/.test(line.text) || dateLine(line.text)) &&
    part.lines.slice(at).filter((line) => markerAt(line.text) || line.text.length > 60).length >= 3
  );
}

/** 现将某某厅《…》（某发〔2020〕1号）转发给你们 → its number and issuer. */
function aboutOf(notice: string, inner: string): { number: string | null; issuer: string | null } {
  const flat = notice.replace(/\s/g, '');
  const quoted = `《${inner.replace(/\s/g, '')}》`;
  let number: string | null = null;
  let at = flat.indexOf(quoted);
  for (let next = at; next >= 0 && number === null; next = flat.indexOf(quoted, next + 1)) {
    const behind = flat.slice(next + quoted.length, next + quoted.length + 40);
    number = /^[（(]/.test(behind) ? (numberIn(behind) ?? null) : null;
    if (number || /(?:厅|局|委|府|部|院)(?:关于)?(?:印发|制定)?的?$/.test(flat.slice(0, next))) at = next;
  }
  if (at < 0) return { number: null, issuer: null };
  const before =
    /(?:现将|将|转发)([\p{Script=Han}、]{3,40}(?:厅|局|委|府|部|办|会|院|室))(?:关于)?(?:印发|制定)?的?$/u.exec(
      flat.slice(Math.max(0, at - 50), at),
    );
  return { number, issuer: before?.[1] ?? null };
}
