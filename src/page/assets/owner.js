/** What the page does beyond its forms: it sends a question without a reload, and follows a conversation that somebody answers. */
const $ = (selector) => document.querySelector(selector);
const form = $('#ask');
const box = $('#text');
/** Parts that an answer replaces; the box is not among them. */
const FRESH = ['#talk', '#carried', '#after'];

/** In a frame whose cookies are refused the visit goes on by what the form carries; where storage is refused too, by the window's name. */
const framed = document.body.classList.contains('framed');
const MARK = 'visit ';
function kept(visit) {
  try {
    if (visit === null) sessionStorage.removeItem('visit');
    else if (visit) sessionStorage.setItem('visit', visit);
    return sessionStorage.getItem('visit');
  } catch {
    if (visit === null) window.name = '';
    else if (visit) window.name = MARK + visit;
    return window.name.startsWith(MARK) ? window.name.slice(MARK.length) : null;
  }
}
const carried = () => $('#carried input[name=visit]')?.value;

function put(page) {
  for (const name of FRESH) {
    const [here, there] = [$(name), page.querySelector(name)];
    if (here && there && here.innerHTML !== there.innerHTML) here.replaceChildren(...there.childNodes);
  }
  // A conversation whose form carries nothing goes on by its cookie.
  if (framed) kept(carried() ?? (page.querySelector('.lines') || $('#talk .lines') ? null : undefined));
  document.body.dataset.follows = page.body.dataset.follows;
  follow();
}

let loads = 0;
/** Shows the conversation as it is now, unless something newer was asked for meanwhile. */
async function load(body) {
  const turn = ++loads;
  const answer = await fetch(form.action, {
    headers: { 'x-live': '1' },
    redirect: 'error',
    ...(body ? { method: 'POST', body } : {}),
  });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  if (!page.querySelector('#talk')) throw new Error('no conversation came back');
  if (turn === loads) put(page);
  return answer.ok;
}

function line(words, by) {
  const item = document.createElement('li');
  item.className = `line ${by}`;
  const said = document.createElement('div');
  said.className = 'said text';
  said.textContent = words;
  item.append(said);
  return item;
}

let sending = false;
async function send(fields, words) {
  if (sending || words.trim() === '') return;
  sending = true;
  let lines = $('#talk .lines');
  if (!lines) {
    lines = document.createElement('ol');
    lines.className = 'lines';
    $('#talk').replaceChildren(lines);
  }
  $('#talk .choices')?.remove();
  lines.append(line(words, 'visitor'), line('正在查收录的文件……', 'assistant'));
  lines.lastElementChild.scrollIntoView({ block: 'end' });
  box.value = '';
  try {
    if (!(await load(fields))) box.value = words;
  } catch {
    box.value = words;
    lines.lastElementChild.remove();
    lines.lastElementChild.remove();
    lines.append(line('没有发出去，请检查网络再试。', 'house'));
  }
  sending = false;
  follow();
  const asked = [...document.querySelectorAll('#talk .line.visitor')].at(-1);
  asked?.scrollIntoView({ block: 'start' });
  box.focus({ preventScroll: true });
}

function fieldsOf(of, button) {
  const fields = new URLSearchParams(new FormData(of));
  if (button?.name) fields.set(button.name, button.value);
  return fields;
}

/** Where the browser does not say which button sent a form. */
let pressed = null;
document.addEventListener('click', ({ target }) => {
  pressed = target.closest?.('button') ?? null;
});

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

document.addEventListener('submit', (event) => {
  const of = event.target;
  if (!form || !(of === form || of.matches('.quick'))) return;
  event.preventDefault();
  const fields = fieldsOf(of, event.submitter ?? pressed);
  void send(fields, fields.get('text') ?? '');
});

box?.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  form.requestSubmit();
});

let following = 0;
function follow() {
  clearTimeout(following);
  const seconds = Number(document.body.dataset.follows);
  if (!form || !seconds) return;
  following = setTimeout(() => {
    const visit = carried();
    const body = visit ? new URLSearchParams({ visit }) : null;
    if (sending || document.hidden) return follow();
    load(body).catch(follow);
  }, seconds * 1000);
}
follow();

if (form && framed) {
  const visit = carried() ?? kept();
  if (visit && !$('#talk .lines')) load(new URLSearchParams({ visit })).catch(() => {});
  document.addEventListener('submit', ({ target }) => {
    if (target.matches('.forget')) kept(null);
  });
}

/** A sum is worked out again while its figures are being filled in. */
const sum = $('#calculate');
let working = 0;
let latest = 0;
async function work() {
  const turn = ++latest;
  const init = { method: 'POST', body: fieldsOf(sum), headers: { 'x-live': '1' } };
  const answer = await fetch(sum.action, init).catch(() => null);
  const page = answer?.ok ? await answer.text().catch(() => '') : '';
  const there = new DOMParser().parseFromString(page, 'text/html').querySelector('#result');
  if (turn !== latest) return;
  $('#result').classList.remove('stale');
  if (there) return $('#result').replaceChildren(...there.childNodes);
  const said = document.createElement('p');
  said.className = 'notice';
  said.textContent =
    answer?.status === 429 ? '算得有点快，请过一分钟再点“算一算”。' : '没有算出来，请再点一次“算一算”。';
  $('#result').replaceChildren(said);
}
sum?.addEventListener('input', () => {
  // What stands there was worked out from other figures.
  latest += 1;
  $('#result').classList.add('stale');
  clearTimeout(working);
  working = setTimeout(work, 350);
});
sum?.addEventListener('submit', (event) => {
  if ((event.submitter ?? pressed)?.name === 'add') return;
  event.preventDefault();
  clearTimeout(working);
  void work().then(() => $('#result').scrollIntoView({ block: 'nearest' }));
});
