// What a view shows when it has nothing to show yet: loading, empty, refused, failed.

import { button, element, icon } from './elements.js';
import { isRefusal } from './api.js';
import { count, foreign, identifier } from './text.js';

let countdownNumber = 0;
const TITLED = new Set(['UNREACHABLE', 404, 429, 503]);

export function loading(what = 'Loading', rows = 5) {
  return element('div', { class: 'loading', role: 'status' },
    element('span', { class: 'unseen' }, `${what} …`),
    Array.from({ length: rows }, () => element('span', { class: 'ghost' })));
}

export const empty = (title, ...hints) => nothing('check', title, hints);

/** Nothing was found, which is not the same as that all is well. */
export const unmatched = (title, ...hints) => nothing('search', title, hints);

function nothing(sign, title, hints) {
  return element('div', { class: 'notice empty' }, icon(sign), element('div', {},
    element('p', { class: 'notice-title' }, title), hints.length > 0 && element('p', {}, hints)));
}

/** An error in place: what happened, the request id to quote, and a button to try again. */
export function problem(error, retry, title, outcome) {
  if (error.status === 403) return refused(error, retry, outcome);
  const again = retry && button('Try again', retry, { class: 'button primary' });
  const wait = element('span', { class: 'quiet' });
  if (again && error.retryAfter > 0) holdBack(again, wait, error.retryAfter);
  return element('div', { class: 'notice trouble', role: 'alert' }, icon('alert'), element('div', {},
    element('p', { class: 'notice-title' }, TITLED.has(error.code ?? error.status) || TITLED.has(error.status) ? titleOf(error) : title ?? titleOf(error)),
    outcome && element('p', { class: 'outcome' }, outcome),
    element('p', {}, foreign(error.message)),
    error.requestId && element('p', { class: 'quiet' }, 'Request id ', identifier(error.requestId), ' (quote it when you ask for help)'),
    again && element('p', { class: 'actions' }, again, wait)));
}

/**
 * The error of something that was to change the world. refused: what to say when nothing happened; unsure: what is not known otherwise.
 * Changes can be repeated without harm, so that retry may do so without asking once more.
 */
export function failedChange(error, retry, { refused: nothing, unsure }) {
  const outcome = isRefusal(error) ? nothing : `It is not known whether ${unsure}; repeating it is harmless.`;
  announce(`${outcome} ${error.message}`);
  return problem(error, retry, undefined, outcome);
}

const told = new WeakMap();

/**
 * Shows an error that may come again and again while the page keeps trying: the same error is not told twice,
 * only its request id is kept up to date, so that neither focus nor screen reader is disturbed.
 */
export function showProblem(place, error, retry, title) {
  const signature = [error.status, error.code, error.message, title].join('|');
  const old = told.get(place);
  if (old?.signature === signature && place.contains(old.node) && !error.retryAfter) {
    const code = old.node.querySelector('.identifier');
    if (code && error.requestId) code.textContent = error.requestId;
    return;
  }
  const focused = place.contains(document.activeElement);
  const node = problem(error, retry, title);
  place.replaceChildren(node);
  told.set(place, { signature, node });
  if (focused) node.querySelector('button')?.focus({ preventScroll: true });
}

function titleOf(error) {
  if (error.code === 'UNREACHABLE') return 'No connection';
  if (error.status === 404) return 'There is no such batch';
  if (error.status === 429) return 'Too many requests';
  if (error.status === 503) return 'The service is busy';
  if (error.status === 400) return 'The server did not understand this';
  return 'That did not work';
}

function refused(error, retry, outcome) {
  const why = error.scopeMissing
    ? 'Your token is valid, but it does not carry the scope that this needs. Ask for a token with that scope, then use it under your name at the top right.'
    : 'The service does not allow this for your tenant. It may be switched off.';
  return element('div', { class: 'notice refused', role: 'alert' }, icon('lock'), element('div', {},
    element('p', { class: 'notice-title' }, 'You may not see or do this'),
    outcome && element('p', { class: 'outcome' }, outcome),
    element('p', {}, why),
    error.message && element('p', { class: 'quiet' }, 'The server says: ', foreign(error.message)),
    error.requestId && element('p', { class: 'quiet' }, 'Request id ', identifier(error.requestId)),
    retry && element('p', { class: 'actions' }, button('Try again', retry))));
}

/** Honours Retry-After: the button stays shut, and says for how long. */
function holdBack(again, wait, seconds) {
  wait.id = `wait-${countdownNumber += 1}`;
  again.disabled = true;
  again.setAttribute('aria-describedby', wait.id);
  const until = Date.now() + seconds * 1000;
  const timer = setInterval(show, 1000);
  show();
  function show() {
    const left = Math.ceil((until - Date.now()) / 1000);
    wait.textContent = left > 0 ? `The server asks to wait ${count(left, 'second')}.` : '';
    if (left > 0) return;
    again.disabled = false;
    clearInterval(timer);
  }
}

const announcer = () => document.getElementById('announcer');

/** One short sentence for those who cannot see that something has happened. */
export function announce(text) {
  const node = announcer();
  node.textContent = '';
  setTimeout(() => { node.textContent = text; }, 60);
}
