// One batch: where it stands, what became of its lines, who stepped in, and the button that cancels.

import { element, fill, say } from './elements.js';
import { batch as fetchBatch, batchEvents } from './api.js';
import { cancelPanel } from './cancellation.js';
import { createLines } from './lines.js';
import { follow } from './live.js';
import { badge, bar, summaryOf } from './outcomes.js';
import { announce, loading, problem, showProblem } from './states.js';
import { brief, count, foreign, identifier } from './text.js';
import { exactMoment, moment } from './time.js';

const EVERY = 2_000;

export function batch(main, { id }, signal) {
  const heading = element('h1', { tabindex: '-1' }, 'Batch');
  const place = element('div', {}, loading('Loading the batch', 8));
  const note = element('div');
  main.append(element('p', { class: 'crumbs' }, element('a', { href: '#/batches' }, 'Batches')), heading, note, place);

  const state = element('span');
  const due = element('span', { class: 'due' });
  const facts = element('dl', { class: 'facts-list wide' });
  const outcomes = bar('large');
  const history = element('ol', { class: 'history' });
  const historyPanel = element('section', { class: 'panel', 'aria-labelledby': 'history-title', hidden: true }, element('h2', { id: 'history-title' }, 'Interventions'), history);
  const lines = createLines();
  const cancel = cancelPanel(id, () => again(), signal);

  let known;
  let fetched = { at: 0, took: 0, counts: '' };

  /** The whole batch, but not more often than its size allows; in between, what is known already. */
  async function poll() {
    const wait = Math.max(EVERY, fetched.took * 4) - (Date.now() - fetched.at);
    if (known && wait > 0) await new Promise(resolve => setTimeout(resolve, wait));
    const start = Date.now();
    const whole = await fetchBatch(id, signal);
    fetched = { at: Date.now(), took: Date.now() - start, counts: JSON.stringify(whole.counts) };
    return whole;
  }

  let refreshing = false;
  let wanted = false;
  async function refreshLines() {
    wanted = true;
    if (refreshing) return;
    refreshing = true;
    try {
      while (wanted && !signal.aborted) {
        wanted = false;
        receive(await poll());
      }
    } catch { /* the stream or the polling tells of it */ } finally {
      refreshing = false;
    }
  }

  function receive(next) {
    if (signal.aborted) return;
    const first = known === undefined;
    const before = known?.state;
    known = { ...known, ...next };
    fill(note);
    fill(state, badge(known.state));
    fill(due, dueWords(known));
    outcomes.show(known.counts);
    cancel.show(known);
    if (first) {
      fill(heading, count(known.lineCount, 'device'), ' by ', brief(known.requestedBy ?? 'unknown', 60));
      fill(facts, factsOf(known));
      document.title = `Batch, ${heading.textContent} – Device Deletions`;
      fill(place,
        element('div', { class: 'batch-head' }, element('div', { class: 'batch-state' }, state, due), cancel.node),
        element('div', { class: 'batch-body' },
          element('div', {}, outcomes.node, lines.chips),
          element('aside', { class: 'batch-side', 'aria-label': 'About this batch' },
            element('section', { class: 'panel', 'aria-labelledby': 'about-title' }, element('h2', { id: 'about-title' }, 'About this batch'), facts),
            historyPanel),
          lines.node));
    } else if (before !== known.state) announce(`The batch is now: ${known.state === 'FINISHED' ? 'finished' : badge(known.state).textContent}. ${summaryOf(known.counts).join(', ')}.`);
    if (next.devices) {
      lines.show(known);
      showHistory(known.interventions ?? []);
    } else {
      lines.counts(known);
      if (refreshing || JSON.stringify(known.counts) !== fetched.counts || before !== known.state) refreshLines();
    }
  }

  function showHistory(entries) {
    historyPanel.hidden = entries.length === 0;
    fill(history, entries.map(entry => element('li', {},
      entry.action === 'CANCEL' ? 'Cancelled ' : 'Requeued ', count(entry.lines.length, 'line'), ' by ', foreign(entry.requestedBy ?? 'unknown'), ', ', moment(entry.at))));
  }

  const again = follow({
    path: batchEvents(id), event: 'batch', signal, poll, receive,
    fail(error) {
      if (known || error.status !== 404) {
        if (!known) fill(place);
        return showProblem(note, error, () => again(), known ? 'The batch is not up to date' : 'The batch cannot be read');
      }
      say(heading, 'No such batch');
      return fill(place, problem(error), element('p', {}, 'It may be no longer kept. ', element('a', { href: '#/batches' }, 'See the batches'), ' or ', element('a', { href: '#/devices' }, 'search for a device'), '.'));
    },
  });
}

function dueWords({ state, dueAt, acceptedAt, counts }) {
  if (state === 'WAITING') return ['due in ', element('strong', { class: 'countdown' }, moment(dueAt, 'until'))];
  if (state === 'RUNNING') return [`${count(counts.PENDING, 'line')} to go, due for `, moment(dueAt, 'age')];
  if (state === 'DEAD_LETTERS') return [`${count(counts.DEAD, 'line')} given up; nothing else is pending. `, element('a', { href: '#/dead' }, 'See the dead letters')];
  return ['every line has its outcome; accepted ', moment(acceptedAt)];
}

function factsOf({ batchId, acceptedAt, dueAt, requestedBy, requestId, reason, externalReference }) {
  const entry = (title, ...value) => element('div', {}, element('dt', {}, title), element('dd', {}, value));
  return [
    entry('Requested by', foreign(requestedBy ?? 'unknown')),
    entry('Reason', reason ? foreign(reason) : element('span', { class: 'quiet' }, 'none given')),
    externalReference && entry('Reference', foreign(externalReference)),
    entry('Accepted', exactMoment(acceptedAt), ' ', element('span', { class: 'quiet nowrap' }, '(', moment(acceptedAt), ')')),
    entry('Due', exactMoment(dueAt)),
    requestId && entry('Request', identifier(requestId), ' ', element('a', { href: `#/batches?${new URLSearchParams({ requestId })}` }, 'batches with this request id')),
    entry('Batch', identifier(batchId)),
  ];
}
