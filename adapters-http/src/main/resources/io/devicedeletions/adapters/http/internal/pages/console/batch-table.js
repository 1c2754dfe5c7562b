// The table of batches, used by the list and by the overview. Rows are kept by batch id and changed in place.

import { element, fill, row, table } from './elements.js';
import { badge, bar, summaryOf } from './outcomes.js';
import { link } from './router.js';
import { brief, count } from './text.js';
import { moment } from './time.js';

const COLUMNS = [
  { title: 'State', class: 'cell-state' },
  { title: 'Batch', class: 'cell-batch', header: true },
  { title: 'When', class: 'cell-when' },
  { title: 'Outcomes', class: 'cell-outcomes' },
];

export function batchTable(caption) {
  const { node, body } = table(caption, COLUMNS, [], { class: 'table batches' });
  const rows = new Map();

  function show(batches) {
    const kept = new Set(batches.map(batch => batch.batchId));
    for (const [id, known] of rows) {
      if (kept.has(id)) continue;
      known.node.remove();
      rows.delete(id);
    }
    let before = body.firstElementChild;
    for (const batch of batches) {
      let known = rows.get(batch.batchId);
      if (!known) {
        known = createRow(batch);
        rows.set(batch.batchId, known);
      }
      known.show(batch);
      if (before === known.node) before = before.nextElementSibling;
      else body.insertBefore(known.node, before);
    }
  }

  return { node, show, has: id => rows.has(id) };
}

function createRow(batch) {
  const state = element('div');
  const when = element('div', { class: 'when' });
  const words = element('p', { class: 'words' });
  const outcomes = bar();
  let shown = '';
  const node = row(COLUMNS, [
    state,
    element('div', { class: 'who' },
      element('a', { class: 'batch-link', href: link(`/batches/${encodeURIComponent(batch.batchId)}`) }, count(batch.lineCount, 'device')),
      element('span', { class: 'by' }, ' by ', brief(batch.requestedBy ?? 'unknown', 48)),
      (batch.reason || batch.externalReference) && element('p', { class: 'reason' },
        batch.externalReference && [element('span', { class: 'reference' }, brief(batch.externalReference, 32)), ' '],
        batch.reason && brief(batch.reason, 110))),
    when,
    [outcomes.node, words],
  ]);
  return {
    node,
    show(next) {
      const signature = `${next.state}|${next.dueAt}|${JSON.stringify(next.counts)}`;
      if (signature === shown) return;
      shown = signature;
      fill(state, badge(next.state));
      fill(when, moment(next.acceptedAt), next.state === 'WAITING' && element('p', { class: 'quiet' }, 'due ', moment(next.dueAt)));
      outcomes.show(next.counts);
      fill(words, summaryOf(next.counts).map(part => element('span', {}, part)));
    },
  };
}
