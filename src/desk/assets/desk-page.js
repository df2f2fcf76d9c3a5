/** What a page of the desk does beyond its forms: it stays fresh, keeps what is being typed, reads it, and obeys keys. */
const { chat, live, version, lines } = document.body.dataset;
const $ = (selector) => document.querySelector(selector);
const box = $('#reply textarea');
const draftKey = `draft ${chat || box?.dataset.draft}`;

/** The nodes that some markup of ours makes. */
const nodesOf = (markup) => new DOMParser().parseFromString(markup, 'text/html').body.childNodes;

/** Parts that could not be shown yet, since something in them is being filled in. */
const held = new Map();

const openOf = (part) => [...part.querySelectorAll('details')].map((each) => each.open);
function reopen(part, opened) {
  part.querySelectorAll('details').forEach((each, i) => {
    each.open = opened[i] ?? false;
  });
}

function show(id, markup) {
  const here = document.getElementById(id);
  if (!here) return;
  const { activeElement } = document;
  const typed = [...here.querySelectorAll('input, textarea')].some((each) => each.value !== each.defaultValue);
  if (typed || (here.contains(activeElement) && activeElement.matches('input, select, textarea'))) {
    held.set(id, markup);
    return;
  }
  held.delete(id);
  const opened = openOf(here);
  // Whoever stands on something in it stands on the same again.
  const at = here.contains(activeElement) ? [...here.querySelectorAll('a, button')].indexOf(activeElement) : -1;
  here.replaceChildren(...nodesOf(markup));
  reopen(here, opened);
  here.querySelectorAll('a, button')[at]?.focus();
  if (id === 'chats') here.querySelector(`a[href^="/desk/chat/${chat}?"]`)?.setAttribute('aria-current', 'true');
}

addEventListener('focusout', () => setTimeout(() => held.forEach((markup, id) => void show(id, markup))));

/** All lines in order, each with its markup, or null where it is as it was: what is as it was stays untouched. */
function showLines(lines) {
  const [list, scroll] = [$('#lines'), $('#scroll')];
  if (!list) return;
  const atEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 60;
  const known = new Map([...list.children].map((each) => [each.dataset.line, each]));
  let at = list.firstElementChild;
  for (const [key, markup] of lines) {
    const was = known.get(key);
    let line = was;
    if (markup !== null) {
      line = [...nodesOf(markup)].find((each) => each.nodeType === Node.ELEMENT_NODE);
      if (was) {
        reopen(line, openOf(was));
        if (was === at) at = line;
        was.replaceWith(line);
      }
    }
    if (!line) continue;
    if (line === at) at = at.nextElementSibling;
    else list.insertBefore(line, at);
  }
  while (at) {
    const next = at.nextElementSibling;
    at.remove();
    at = next;
  }
  if (atEnd) scroll.scrollTop = scroll.scrollHeight;
}

if (live === 'on') {
  const loaded = new URLSearchParams({ chat, version, lines });
  const events = new EventSource(`/desk/events?${loaded}&${location.search.slice(1)}`);
  events.addEventListener('fresh', ({ data }) => {
    const { parts, lines } = JSON.parse(data);
    for (const [id, markup] of Object.entries(parts)) show(id, markup);
    if (lines) showLines(lines);
  });
  events.addEventListener('error', () => {
    if (events.readyState !== EventSource.CLOSED) return;
    const [words, way] = [document.createElement('p'), document.createElement('a')];
    words.className = 'notice';
    words.setAttribute('role', 'alert');
    way.href = '/desk/sign-in';
    way.textContent = '请重新登录';
    words.append('这一页不再更新：登录已失效。写的话还在，', way, '。');
    $('main').prepend(words);
  });
}

// A file of clients that is at work shows how far it is; where the line is lost, this goes on once it is back.
async function readBatch() {
  const answer = await fetch(location.href, { redirect: 'error' }).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  show('batch', page.querySelector('#batch').innerHTML);
}
function follow() {
  if (!$('#batch [data-at-work]')) return;
  setTimeout(() => void readBatch().then(follow), 1000);
}
follow();

const scroll = $('#scroll');
if (scroll) scroll.scrollTop = scroll.scrollHeight;

function formOf(more) {
  return new URLSearchParams({ csrf: $('#reply input[name=csrf]').value, ...more });
}

let checking = 0;
function check() {
  clearTimeout(checking);
  checking = setTimeout(async () => {
    const answer = await fetch(box.dataset.check, { method: 'POST', body: formOf({ text: box.value }) }).catch(
      () => null,
    );
    if (!answer?.ok) return;
    const figures = await answer.json();
    $('#checked').replaceChildren(
      ...figures.map(({ text, bound }) => {
        const item = document.createElement('li');
        item.className = bound === null ? 'loose' : 'bound';
        item.textContent = bound === null ? `${text}：没有出处` : `${text} ✓`;
        return item;
      }),
    );
  }, 300);
}

if (box) {
  const kept = localStorage.getItem(draftKey);
  const added = box.dataset.added !== undefined;
  if (kept !== null && (box.value === '' || (added && kept.includes(box.value)))) box.value = kept;
  else if (added) {
    // A phrase goes below what was being written, once.
    box.value = kept ? `${kept}\n${box.value}` : box.value;
    localStorage.setItem(draftKey, box.value);
  }
  if (added) box.focus();
  if (box.value !== '') check();
  let wrote = 0;
  box.addEventListener('input', () => {
    localStorage.setItem(draftKey, box.value);
    check();
    if (!box.dataset.writes || Date.now() - wrote < 3000) return;
    wrote = Date.now();
    fetch(box.dataset.writes, { method: 'POST', body: formOf({}) }).catch(() => {});
  });
  // What was sent is no draft any more; where it was refused the page brings it back.
  $('#reply').addEventListener('submit', () => localStorage.removeItem(draftKey));
}

document.addEventListener('click', ({ target }) => {
  const button = target.closest?.('[data-insert]');
  if (!button || !box) return;
  const { insert, over } = button.dataset;
  if (over) box.value = insert;
  else box.setRangeText(insert, box.selectionStart, box.selectionEnd, 'end');
  box.dispatchEvent(new Event('input'));
  box.focus();
});

const HELP = [
  ['j / k', '下一个 / 上一个对话'],
  ['r', '写回复'],
  ['Ctrl+Enter', '发送'],
  ['t', '接手'],
  ['e', '结束'],
  ['n', '写备注'],
  ['/', '在对话里找'],
  ['?', '这张表'],
];

function help() {
  const dialog = document.createElement('dialog');
  const list = document.createElement('dl');
  for (const [key, words] of HELP) {
    const [term, what] = [document.createElement('dt'), document.createElement('dd')];
    term.textContent = key;
    what.textContent = words;
    list.append(term, what);
  }
  dialog.setAttribute('aria-label', '快捷键');
  dialog.append(list);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function move(by) {
  const chats = [...document.querySelectorAll('.chats a')];
  const at = chats.findIndex((each) => each === document.activeElement || each.hasAttribute('aria-current'));
  const next = chats[at < 0 ? 0 : Math.min(Math.max(at + by, 0), chats.length - 1)];
  if (!next) return;
  if (chat) location.href = next.href;
  else next.focus();
}

const KEYS = {
  j: () => move(1),
  k: () => move(-1),
  r: () => box?.focus(),
  n: () => $('#note')?.focus(),
  '/': () => $('#q')?.focus(),
  '?': help,
  t: () => $('[data-key=t]')?.click(),
  e: () => $('[data-key=e]')?.click(),
};

document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && document.activeElement === box) {
    event.preventDefault();
    $('#reply').requestSubmit();
    return;
  }
  if (event.key === 'Escape') document.activeElement?.blur?.();
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input, textarea, select')) return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});
