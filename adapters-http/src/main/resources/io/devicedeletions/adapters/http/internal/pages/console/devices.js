// The history of a device: who removed this, when, why.

import { button, element, fill, say } from './elements.js';
import { isQuiet, records } from './api.js';
import { letter, nameOf } from './outcomes.js';
import { go, link } from './router.js';
import { announce, loading, problem, unmatched } from './states.js';
import { count, foreign, identifier, looksLikeUid, plain } from './text.js';
import { exactMoment, moment } from './time.js';

const PAGE = 50;

export function devices(main, route, signal) {
  const field = element('input', { id: 'device-search', class: 'input', type: 'search', autocomplete: 'off', spellcheck: 'false', autocapitalize: 'off',
    maxlength: '1024', 'aria-describedby': 'device-kind', oninput: kind });
  const hint = element('p', { id: 'device-kind', class: 'quiet' });
  const form = element('form', { class: 'search', role: 'search', onsubmit: search, 'aria-label': 'Search by device' },
    element('label', { for: field.id }, 'Uid or name of a device'),
    element('div', { class: 'joined' }, field, element('button', { type: 'submit', class: 'button primary' }, 'Search')), hint);
  const place = element('div', { class: 'results' });
  main.append(element('h1', { tabindex: '-1', 'data-short': 'Devices' }, 'Who removed this, when, why'), form, place);
  let own;

  function kind() {
    const text = field.value.trim();
    say(hint, text === '' ? 'A uid has the form 8-4-4-4-12; anything else is taken as the name, written exactly as it was.'
      : looksLikeUid(text) ? 'This is a uid.' : 'This is taken as a name.');
  }

  function search(event) {
    event.preventDefault();
    const text = field.value.trim();
    if (text === '') return field.focus();
    const address = link('/devices', looksLikeUid(text) ? { uid: text } : { name: text });
    return address === location.hash ? update({ query: looksLikeUid(text) ? { uid: text } : { name: text } }) : go(address);
  }

  function update({ query }) {
    own?.abort();
    const asked = { uid: query.uid || undefined, name: query.name || undefined };
    if (document.activeElement !== field || !field.value) field.value = asked.uid ?? asked.name ?? '';
    kind();
    if (!asked.uid && !asked.name) return fill(place);
    own = new AbortController();
    return showRecords(place, asked, AbortSignal.any([signal, own.signal]));
  }

  update(route);
  return { update };
}

async function showRecords(place, asked, signal) {
  const list = element('ol', { class: 'timeline' });
  const more = element('div', { class: 'more' });
  fill(place, loading('Searching', 4));
  await next(undefined);

  async function next(cursor) {
    try {
      let page = await records({ ...asked, limit: PAGE, cursor }, signal);
      while (page.records.length === 0 && page.nextCursor) page = await records({ ...asked, limit: PAGE, cursor: page.nextCursor }, signal);
      if (!cursor) fill(place, page.records.length ? [list, more] : notFound(asked));
      const fresh = page.records.map(record => entry(record));
      list.append(...fresh);
      fill(more, page.nextCursor && button('Show older', () => next(page.nextCursor)));
      announce(page.records.length ? `${count(page.records.length, 'record')} found.` : 'No records found.');
      if (cursor) fresh[0]?.focus();
    } catch (error) {
      if (isQuiet(error)) return;
      const told = problem(error, () => next(cursor));
      if (cursor) fill(more, told);
      else fill(place, told);
    }
  }
}

function notFound({ uid, name }) {
  return unmatched('No record of this device.',
    'Nothing was removed or tried under ', uid ? 'the uid ' : 'the name ', foreign(uid ?? name), '. A device that is still pending has no record yet; and records older than the service keeps them are gone.');
}

const SAID = {
  REMOVED: 'Removed',
  NOT_FOUND: 'Not found in the inventory',
  NAME_MISMATCH: 'Not removed: the inventory has this uid under another name,',
  CANCELLED: 'Cancelled before it was removed,',
};

function entry(record) {
  const part = (title, value) => value !== undefined && element('div', {}, element('dt', {}, title), element('dd', {}, value));
  const attributes = Object.entries(record.attributes ?? {});
  return element('li', { 'data-outcome': record.outcome, tabindex: '-1' },
    letter(record.outcome),
    element('div', { class: 'entry' },
      element('p', { class: 'sentence' }, element('strong', {}, SAID[record.outcome] ?? nameOf(record.outcome)), ' ', exactMoment(record.settledAt),
        record.requestedBy && [record.outcome === 'REMOVED' ? ' by ' : ', requested by ', element('strong', {}, foreign(record.requestedBy))],
        ' ', element('span', { class: 'quiet nowrap' }, '(', moment(record.settledAt), ')')),
      element('dl', { class: 'facts-list' },
        part('Device', [element('span', { class: 'name' }, foreign(record.name ?? '')), ' ', element('span', { class: 'uid' }, foreign(record.uid ?? ''))]),
        part('Reason', record.reason ? foreign(record.reason) : element('span', { class: 'quiet' }, record.requestedBy ? 'none given' : 'no longer kept')),
        part('Reference', record.externalReference && foreign(record.externalReference)),
        part('Scheduled', record.acceptedAt && exactMoment(record.acceptedAt)),
        part('Request', record.requestId && identifier(record.requestId)),
        part('Batch', [element('a', { href: link(`/batches/${encodeURIComponent(record.batchId)}`) }, identifier(record.batchId)), `, line ${record.line}`]),
        record.attempts > 1 && part('Attempts', String(record.attempts))),
      attributes.length > 0 && element('details', {}, element('summary', {}, `What the inventory knew of it (${count(attributes.length, 'attribute')})`),
        element('dl', { class: 'facts-list attributes' }, attributes.map(([key, value]) => part(plain(key), foreign(typeof value === 'string' ? value : JSON.stringify(value))))))));
}
