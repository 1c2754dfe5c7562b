// The lines of a batch: a legend that filters, a search within, pages of 200 rows that are changed in place.

import { button, element, fill, row, say, table } from './elements.js';
import { OUTCOMES, explain, letter, nameOf, outcomeOf, tag } from './outcomes.js';
import { link } from './router.js';
import { unmatched } from './states.js';
import { foreign, number } from './text.js';
import { moment } from './time.js';

const PAGE = 200;
const COLUMNS = [
  { title: 'Line', class: 'cell-line' },
  { title: 'Device', class: 'cell-device', header: true },
  { title: 'Outcome', class: 'cell-outcome' },
  { title: 'Why', class: 'cell-why' },
  { title: 'When', class: 'cell-when' },
];

export function createLines() {
  const chips = new Map();
  const group = element('div', { class: 'chips', role: 'group', 'aria-label': 'Show the lines with this outcome' }, [undefined, ...OUTCOMES].map(chip));
  const find = element('input', { id: 'find-line', class: 'input', type: 'search', autocomplete: 'off', spellcheck: 'false', maxlength: '1024', oninput: () => { page = 0; draw(); } });
  const { node: sheet, body } = table('Lines of the batch', COLUMNS, [], { class: 'table lines' });
  const place = element('div');
  const status = element('p', { class: 'quiet lines-status', role: 'status' });
  const pager = element('nav', { class: 'pager', 'aria-label': 'Pages of lines' });
  const node = element('section', { 'aria-labelledby': 'lines-title' },
    element('h2', { id: 'lines-title', class: 'unseen' }, 'Lines'),
    element('div', { class: 'lines-tools' },
      element('div', { class: 'field' }, element('label', { for: find.id }, 'Find a uid or name among the lines'), find), status),
    place, pager);

  let batch;
  let lines = [];
  let wanted;
  let page = 0;
  const rows = new Map();

  function chip(outcome) {
    const value = element('strong');
    const made = button([outcome ? letter(outcome) : undefined, value, outcome ? ` ${nameOf(outcome)}` : ' lines'], () => {
      wanted = wanted === outcome ? undefined : outcome;
      page = 0;
      draw();
    }, { class: 'button chip', 'aria-pressed': 'false' });
    chips.set(outcome, { node: made, value });
    return made;
  }

  function counts(next) {
    batch = next;
    for (const [outcome, { node: made, value }] of chips) {
      const many = outcome ? next.counts[outcome] ?? 0 : next.lineCount;
      say(value, number(many));
      made.hidden = outcome !== undefined && many === 0 && wanted !== outcome;
    }
  }

  function show(next) {
    lines = next.devices.map((line, position) => ({ ...line, position }));
    counts(next);
    draw();
  }

  function draw() {
    for (const [outcome, { node: made }] of chips) made.setAttribute('aria-pressed', String(outcome === wanted));
    const text = find.value.trim().toLowerCase();
    const matching = lines.filter(line => (!wanted || outcomeOf(line) === wanted)
      && (!text || String(line.uid ?? '').toLowerCase().includes(text) || String(line.name ?? '').toLowerCase().includes(text)));
    const pages = Math.max(1, Math.ceil(matching.length / PAGE));
    page = Math.min(page, pages - 1);
    const from = page * PAGE;
    const visible = matching.slice(from, from + PAGE);
    say(status, matching.length === 0 ? '' : `Showing ${number(from + 1)} to ${number(from + visible.length)} of ${number(matching.length)}`);
    if (visible.length === 0) {
      fill(place, unmatched('No line matches.', wanted || text ? 'Try another outcome or another word.' : ''));
      rows.clear();
      fill(body);
    } else {
      arrange(visible);
      if (!place.contains(sheet)) fill(place, sheet);
    }
    turnPages(pages);
  }

  /** Keeps the rows that say the same as before, so that a refresh costs nothing where nothing has changed. */
  function arrange(visible) {
    const kept = new Set(visible.map(line => line.position));
    for (const [position, { node: old }] of rows) {
      if (kept.has(position)) continue;
      old.remove();
      rows.delete(position);
    }
    let before = body.firstElementChild;
    for (const line of visible) {
      const signature = `${batch.state === 'WAITING'}|${batch.interventions?.length}|${JSON.stringify(line)}`;
      const known = rows.get(line.position);
      let current = known?.node;
      if (!known || known.signature !== signature) {
        current = lineRow(line, batch);
        const focused = known?.node.contains(document.activeElement);
        if (known) {
          if (before === known.node) before = current;
          known.node.replaceWith(current);
        }
        if (focused) current.querySelector('a')?.focus({ preventScroll: true });
        rows.set(line.position, { node: current, signature });
      }
      if (before === current) before = before.nextElementSibling;
      else body.insertBefore(current, before);
    }
  }

  function turnPages(pages) {
    pager.hidden = pages < 2;
    const turn = (label, to) => button(label, () => {
      page = to;
      draw();
      node.scrollIntoView({ block: 'start' });
      pager.querySelector(`[data-turn="${label}"]:not(:disabled)`)?.focus({ preventScroll: true });
    }, { disabled: to < 0 || to >= pages, 'data-turn': label });
    const held = pager.contains(document.activeElement) ? document.activeElement.dataset.turn : undefined;
    fill(pager, turn('Previous', page - 1), element('span', { class: 'pager-place' }, `Page ${number(page + 1)} of ${number(pages)}`), turn('Next', page + 1));
    if (held) (pager.querySelector(`[data-turn="${held}"]:not(:disabled)`) ?? pager.querySelector('button:not(:disabled)'))?.focus({ preventScroll: true });
  }

  return { chips: group, node, show, counts };
}

function lineRow(line, batch) {
  const time = line.settledAt ?? line.deadSince;
  return row(COLUMNS, [
    number(line.position),
    [device('name', line.name), device('uid', line.uid)],
    tag(outcomeOf(line)),
    explain(line, batch),
    time ? moment(time) : element('span', { class: 'quiet' }, '–'),
  ]);
}

function device(kind, value) {
  if (value === undefined || value === '') return element('div', { class: 'quiet' }, `no ${kind}`);
  const shown = foreign(value, { class: `foreign ${kind}` });
  if (kind === 'name' || shown.tagName === 'DETAILS') return element('div', { class: kind }, shown);
  return element('div', { class: 'uid' }, element('a', { href: link('/devices', { uid: value }), title: 'History of this device' }, shown));
}
