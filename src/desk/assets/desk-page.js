/** What a page of the desk does beyond its forms: it stays fresh, keeps what is being typed, reads it, and obeys keys. */
const { chat, live } = document.body.dataset;
const $ = (selector) => document.querySelector(selector);
const box = $('#reply textarea');
const draftKey = `draft ${chat || box?.dataset.draft}`;

/** Parts that follow what happens elsewhere; the reply box and what is being filled in are not among them. */
const FRESH = ['#queue', '#about', '#lines', '#seen', '#who', '#send', '#notes', '#laters', '#actions', '#batch'];

let reading = false;
let again = false;
async function refresh() {
  if (reading) {
    again = true;
    return;
  }
  reading = true;
  try {
    const answer = await fetch(location.href, { headers: { 'x-live': '1' }, redirect: 'error' });
    if (answer.ok) put(new DOMParser().parseFromString(await answer.text(), 'text/html'));
  } catch {
    // The line of events comes back by itself, and this is asked again then.
  }
  reading = false;
  if (again) {
    again = false;
    void refresh();
  }
}

function put(page) {
  const scroll = $('#scroll');
  const atEnd = scroll && scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 60;
  for (const name of FRESH) {
    const [here, there] = [$(name), page.querySelector(name)];
    if (!here || !there || here.innerHTML === there.innerHTML) continue;
    if (here.contains(document.activeElement) && document.activeElement.matches('input, select, textarea')) continue;
    const opened = [...here.querySelectorAll('details')].map((each) => each.open);
    here.replaceChildren(...there.childNodes);
    here.querySelectorAll('details').forEach((each, i) => {
      each.open = opened[i] ?? false;
    });
  }
  if (scroll && atEnd) scroll.scrollTop = scroll.scrollHeight;
}

if (live === 'on') {
  const events = new EventSource(`/desk/events?chat=${chat}`);
  events.addEventListener('chat', refresh);
  events.addEventListener('queue', refresh);
  let lost = false;
  events.addEventListener('error', () => {
    lost = true;
  });
  events.addEventListener('open', () => {
    if (lost) void refresh();
    lost = false;
  });
}

// A file of clients that is at work shows how far it is; where the line is lost, this goes on once it is back.
function follow() {
  if (!$('#batch [data-at-work]')) return;
  setTimeout(() => void refresh().then(follow), 1000);
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
  if (kept !== null && box.value === '') box.value = kept;
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
