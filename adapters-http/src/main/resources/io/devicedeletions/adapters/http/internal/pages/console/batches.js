// The list of batches: filters in the address, one page at a time, new ones on the first page without a jump.

import { button, element, fill } from './elements.js';
import { batches as fetchBatches } from './api.js';
import { batchTable } from './batch-table.js';
import { follow } from './live.js';
import { STATE_NAMES, stateName } from './outcomes.js';
import { go, link } from './router.js';
import { announce, empty, loading, showProblem, unmatched } from './states.js';
import { count, number } from './text.js';

const PAGE = 50;
const SPARSE = 5;
const back = new Map();

/** One page. The server may give back short or empty pages that still lead on: a few of them are read in one go. */
async function readPage(query, signal) {
  const found = [];
  let cursor = query.cursor;
  for (let reads = 0; reads < SPARSE; reads += 1) {
    const page = await fetchBatches({ ...query, cursor, limit: PAGE - found.length }, signal);
    found.push(...page.batches);
    cursor = page.nextCursor;
    if (!cursor || found.length >= PAGE) break;
  }
  return { found, next: cursor };
}

const toLocal = iso => {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

export function batches(main, route, signal) {
  let own;
  const states = element('nav', { class: 'segments', 'aria-label': 'Batches by state' });
  const requestId = element('input', { id: 'filter-request', class: 'input', autocomplete: 'off', spellcheck: 'false', maxlength: '200', placeholder: 'any' });
  const since = element('input', { id: 'filter-since', class: 'input', type: 'datetime-local' });
  const clear = element('a', { class: 'button plain', href: '#/batches' }, 'Clear');
  const filters = element('form', { class: 'filters', onsubmit: apply, 'aria-label': 'Filter the batches' },
    element('div', { class: 'field' }, element('label', { for: requestId.id }, 'Request id'), requestId),
    element('div', { class: 'field' }, element('label', { for: since.id }, 'Accepted since'), since),
    element('div', { class: 'actions' }, element('button', { type: 'submit', class: 'button' }, 'Filter'), clear));
  const summary = element('summary', {}, 'More filters');
  const drawer = element('details', { class: 'drawer', open: matchMedia('(min-width: 761px)').matches || Boolean(route.query.requestId || route.query.since) }, summary, filters);
  const place = element('div', { class: 'list' });
  main.append(element('h1', { tabindex: '-1' }, 'Batches'), element('div', { class: 'toolbar' }, states, drawer), place);
  matchMedia('(min-width: 761px)').addEventListener('change', event => { if (event.matches) drawer.open = true; }, { signal });

  function apply(event) {
    event.preventDefault();
    const query = { ...current, page: undefined, cursor: undefined, requestId: requestId.value.trim() };
    query.since = since.value ? new Date(since.value).toISOString() : undefined;
    const address = link('/batches', query);
    if (address === location.hash) update({ query: current });
    else go(address);
  }

  let current = {};

  function update({ query }) {
    own?.abort();
    own = new AbortController();
    const { state, requestId: request, since: from, cursor, page } = query;
    current = { state, requestId: request, since: from, cursor, page };
    requestId.value = request ?? '';
    since.value = from ? toLocal(from) : '';
    clear.hidden = !request && !from;
    fill(states, [undefined, ...STATE_NAMES].map(each => element('a', {
      href: link('/batches', { state: each, requestId: request, since: from }),
      'aria-current': each === state ? 'true' : undefined,
    }, each ? stateName(each) : 'All')));
    showPage(place, current, AbortSignal.any([signal, own.signal]));
  }

  update(route);
  return { update };
}

function showPage(place, query, signal) {
  const { page = '1', ...filter } = query;
  const pageNumber = Math.max(1, Number.parseInt(page, 10) || 1);
  const list = batchTable('Batches, newest first');
  const fresh = element('div', { class: 'fresh' });
  const pager = element('nav', { class: 'pager', 'aria-label': 'Pages of batches' });
  const note = element('div');
  let shown;
  fill(place, loading('Loading the batches', 9));

  function draw({ found, next }) {
    const first = shown === undefined;
    shown = { found, next };
    fill(fresh);
    fill(note);
    if (found.length === 0) fill(place, nothing(query, next));
    else {
      list.show(found);
      if (!place.contains(list.node)) fill(place, note, fresh, list.node, pager);
    }
    if (next) back.set(next, { cursor: filter.cursor, page: pageNumber });
    pages(pager, query, pageNumber, next);
    if (first) announce(found.length ? `${count(found.length, 'batch', 'batches')} shown, page ${pageNumber}.` : 'No batches found.');
  }

  /** Rows that are there change where they are; new ones come in by themselves only where nobody is reading. */
  function receive(result) {
    if (!shown || shown.found.length === 0) return draw(result);
    const isNew = result.found.filter(batch => !list.has(batch.batchId));
    const reading = scrollY > 160 || list.node.matches(':hover') || list.node.contains(document.activeElement);
    if (isNew.length === 0 || !reading) return draw(result);
    const byId = new Map(result.found.map(batch => [batch.batchId, batch]));
    list.show(shown.found.map(batch => byId.get(batch.batchId) ?? batch));
    fill(note);
    return fill(fresh, button(`Show ${count(isNew.length, 'new batch', 'new batches')}`, () => {
      draw(result);
      scrollTo(0, 0);
      document.querySelector('main h1')?.focus({ preventScroll: true });
    }, { class: 'button primary' }));
  }

  function fail(error) {
    if (!shown && !place.contains(note)) fill(place, note, pageNumber > 1 && element('a', { href: link('/batches', { ...filter, cursor: undefined }) }, 'Go to the newest batches'));
    showProblem(note, error, () => again(), shown ? 'The list is not up to date' : 'The batches cannot be read');
  }

  const again = follow({ signal, poll: () => readPage(filter, signal), receive, fail });
}

function nothing({ state, requestId, since, cursor }, next) {
  if (next) {
    return unmatched('Nothing on this stretch.', 'There may be more further back. ',
      element('a', { href: link('/batches', { state, requestId, since, cursor: next, page: '2' }) }, 'Search further back'));
  }
  if (state || requestId || since) return unmatched('No batch matches.', 'Try other filters, or see ', element('a', { href: '#/batches' }, 'all batches'), '.');
  return cursor ? empty('There are no older batches.', element('a', { href: '#/batches' }, 'Go to the newest')) : empty('No batches yet.', 'What is scheduled through the API appears here.');
}

function pages(pager, query, page, next) {
  const { state, requestId, since, cursor } = query;
  const filter = { state, requestId, since };
  const newer = back.get(cursor);
  const entry = (label, address) => (address
    ? element('a', { class: 'button', href: address }, label)
    : element('span', { class: 'button', 'aria-disabled': 'true' }, label));
  pager.hidden = page === 1 && !next;
  fill(pager,
    entry('Newest', page > 1 && link('/batches', filter)),
    entry('Newer', page > 1 && newer && link('/batches', { ...filter, cursor: newer.cursor, page: newer.page > 1 ? newer.page : undefined })),
    element('span', { class: 'pager-place' }, `Page ${number(page)}`),
    entry('Older', next && link('/batches', { ...filter, cursor: next, page: page + 1 })));
}
