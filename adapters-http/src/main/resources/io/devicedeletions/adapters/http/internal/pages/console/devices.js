// The history of a device: who removed this, when, why.

import { button, element, fill, say } from './elements.js';
import { isQuiet, records } from './api.js';
import { letter, nameOf } from './outcomes.js';
import { go, link } from './router.js';
import { announce, loading, problem, unmatched } from './states.js';
import { count, foreign, identifier, looksLikeUid, number, plain } from './text.js';
import { exactMoment, moment } from './time.js';

const PAGE = 50;
const LONGEST = 1024;

// Names keep their spaces, byte for byte, so only a uid is trimmed.
const uidIn = text => (looksLikeUid(text.trim()) ? text.trim() : undefined);
const lengthOfName = text => [...text].length;
const hasEdges = text => /^[\s\u200b]|[\s\u200b]$/.test(text);
const tooLong = text => `A name has at most ${number(LONGEST)} characters; this has ${number(lengthOfName(text))}.`;

export function devices(main, route, signal) {
  const field = element('input', { id: 'device-search', class: 'input', type: 'search', autocomplete: 'off', spellcheck: 'false', autocapitalize: 'off',
    'aria-describedby': 'device-kind device-error', oninput: edited });
  const hint = element('span', { id: 'device-kind' });
  const other = element('a', { id: 'device-other' });
  const wrong = element('p', { id: 'device-error', class: 'field-error', role: 'alert' });
  const form = element('form', { class: 'search', role: 'search', onsubmit: search, 'aria-label': 'Search by device' },
    element('label', { for: field.id }, 'Uid or name of a device'),
    element('div', { class: 'joined' }, field, element('button', { type: 'submit', class: 'button primary' }, 'Search')),
    wrong, element('p', { class: 'quiet' }, hint, ' ', other));
  const place = element('div', { class: 'results' });
  main.append(element('h1', { tabindex: '-1', 'data-short': 'Devices' }, 'Who removed this, when, why'), form, place);
  let own;
  let asName = false;

  /** What the text in the field stands for: its form decides, unless the person has said that it is a name. */
  function meant() {
    const uid = asName ? undefined : uidIn(field.value);
    return uid ? { uid } : { name: field.value };
  }

  function kind() {
    const text = field.value;
    say(hint, text === '' ? 'A uid has the form 8-4-4-4-12; anything else is taken as the name, written exactly as it was.'
      : meant().uid ? 'This is a uid.' : `This is taken as a name${hasEdges(text) ? ', with the space at its start or end' : ''}.`);
    const uid = uidIn(text);
    other.hidden = !uid;
    other.href = link('/devices', asName ? { uid } : { name: text });
    say(other, asName ? 'Search for it as a uid' : 'Search for it as a name instead');
  }

  function edited() {
    asName = false;
    if (lengthOfName(field.value) <= LONGEST) complain('');
    kind();
  }

  function complain(text) {
    say(wrong, text);
    if (text) field.setAttribute('aria-invalid', 'true');
    else field.removeAttribute('aria-invalid');
  }

  function search(event) {
    event.preventDefault();
    const asked = meant();
    if (field.value === '') return field.focus();
    if (asked.name && lengthOfName(asked.name) > LONGEST) {
      complain(tooLong(asked.name));
      return field.focus();
    }
    const address = link('/devices', asked);
    return address === location.hash ? update({ query: asked }) : go(address);
  }

  function update({ query }) {
    own?.abort();
    const asked = query.uid ? { uid: query.uid } : { name: query.name || undefined };
    asName = !asked.uid && uidIn(asked.name ?? '') !== undefined;
    const { uid, name } = meant();
    if (uid !== asked.uid || (name || undefined) !== asked.name) field.value = asked.uid ?? asked.name ?? '';
    complain('');
    kind();
    if (place.contains(document.activeElement)) main.querySelector('h1').focus({ preventScroll: true });
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
    'Nothing was removed or tried under ', uid ? 'the uid ' : 'the name ', foreign(uid ?? name, { class: 'foreign name' }), '. ',
    uid && ['A device may also be named so: ', element('a', { href: link('/devices', { name: uid }) }, 'search for this name'), '. '],
    'A device that is still pending has no record yet; and records older than the service keeps them are gone.');
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
