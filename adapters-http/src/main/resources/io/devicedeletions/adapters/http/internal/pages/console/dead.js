// The dead: what the service has given up, and the button that puts it back.

import { button, element, fill, row, say, table } from './elements.js';
import { dead as fetchDead, isQuiet, isRefusal, requeue } from './api.js';
import { confirm } from './dialogs.js';
import { link } from './router.js';
import { empty, failedChange, loading, problem } from './states.js';
import { count, foreign, number } from './text.js';
import { moment } from './time.js';

const PAGE = 100;
const COLUMNS = [
  { title: 'Select', hidden: true, class: 'cell-select' },
  { title: 'Device', class: 'cell-device', header: true },
  { title: 'What went wrong', class: 'cell-why' },
  { title: 'Given up', class: 'cell-when' },
  { title: 'Batch', class: 'cell-from' },
];
const keyOf = device => `${device.batchId}/${device.line}`;

export function dead(main, route, signal) {
  const result = element('div', { role: 'status', class: 'result' });
  const place = element('div');
  main.append(element('h1', { tabindex: '-1' }, 'Dead letters'),
    element('p', { class: 'lead' }, 'Devices that the service has given up after its last attempt. They stay until someone puts them back in the queue.'), result, place);

  const chosen = new Map();
  const boxes = new Map();
  const trail = [undefined];
  const selectAll = element('input', { type: 'checkbox', id: 'select-all', class: 'box', onchange: () => pick([...boxes.values()], selectAll.checked) });
  const { node: sheet, body } = table('Dead letters, oldest first', COLUMNS, [], { class: 'table dead' });
  const act = button('Requeue …', ask, { class: 'button primary' });
  const words = element('p', { class: 'selection', role: 'status' });
  const bar = element('div', { class: 'selection-bar' }, words, act);
  const pager = element('nav', { class: 'pager', 'aria-label': 'Pages of dead letters' });
  let busy = false;

  async function load() {
    fill(place, loading('Loading the dead letters', 6));
    try {
      let page = await fetchDead({ limit: PAGE, cursor: trail.at(-1) }, signal);
      while (page.devices.length === 0 && page.nextCursor) page = await fetchDead({ limit: PAGE, cursor: page.nextCursor }, signal);
      draw(page);
    } catch (error) {
      if (!isQuiet(error)) fill(place, problem(error, load));
    }
  }

  function draw({ devices, nextCursor }) {
    chosen.clear();
    boxes.clear();
    if (devices.length === 0 && trail.length > 1) { trail.length = 1; load(); return; }
    if (devices.length === 0) { fill(place, empty('No dead letters.', 'Nothing was given up.')); return; }
    fill(body, devices.map(deviceRow));
    fill(pager,
      button('Previous', () => { trail.pop(); load(); }, { disabled: trail.length === 1 }),
      element('span', { class: 'pager-place' }, `Page ${number(trail.length)}`),
      button('Next', () => { trail.push(nextCursor); load(); }, { disabled: !nextCursor }));
    pager.hidden = trail.length === 1 && !nextCursor;
    fill(place, element('div', { class: 'select-all' }, element('label', { for: selectAll.id }, selectAll, `Select all ${number(devices.length)}${nextCursor || trail.length > 1 ? ' on this page' : ''}`)), sheet, pager, bar);
    tally();
  }

  function deviceRow(device, index) {
    const box = element('input', { type: 'checkbox', class: 'box', id: `dead-${index}`, 'aria-labelledby': `dead-name-${index}`, onchange: () => pick([{ box, device, node }], box.checked) });
    const node = row(COLUMNS, [
      element('label', { class: 'box-target', for: box.id }, box),
      element('div', { id: `dead-name-${index}` }, element('div', { class: 'name' }, foreign(device.name)),
        element('div', { class: 'uid' }, element('a', { href: link('/devices', { uid: device.uid }) }, foreign(device.uid)))),
      [device.inDoubt && element('p', {}, element('strong', { class: 'doubt' }, 'In doubt'), ' the inventory may have removed it all the same'),
        element('p', { class: 'reported' }, foreign(device.error ?? '')),
        element('p', { class: 'quiet' }, foreign(device.errorClass ?? ''), ` · ${count(device.attempts, 'attempt')}`)],
      moment(device.deadSince),
      element('a', { href: link(`/batches/${encodeURIComponent(device.batchId)}`) }, `Line ${number(device.line)}`, element('span', { class: 'unseen' }, ` of batch ${device.batchId}`)),
    ]);
    boxes.set(keyOf(device), { box, device, node });
    return node;
  }

  function pick(entries, on) {
    for (const { box, device, node } of entries) {
      box.checked = on;
      node.classList.toggle('chosen', on);
      if (on) chosen.set(keyOf(device), device);
      else chosen.delete(keyOf(device));
    }
    tally();
  }

  function tally() {
    const many = chosen.size;
    selectAll.checked = many > 0 && many === boxes.size;
    selectAll.indeterminate = many > 0 && many < boxes.size;
    say(words, many === 0 ? 'None selected' : `${number(many)} selected`);
    act.disabled = many === 0 || busy;
    bar.dataset.active = many > 0 ? 'yes' : 'no';
  }

  async function ask() {
    const devices = [...chosen.values()];
    if (devices.length === 0) return;
    const doubtful = devices.filter(device => device.inDoubt).length;
    const agreed = await confirm({
      title: `Requeue ${count(devices.length, 'device')}?`,
      text: [
        'They are tried again at once, with a fresh number of attempts. If the cause is still there, they end here again.',
        doubtful > 0 && `${number(doubtful)} of them ${doubtful === 1 ? 'is' : 'are'} in doubt: if the inventory has removed ${doubtful === 1 ? 'it' : 'them'} already, the new attempt will say "not found".`,
      ].filter(Boolean),
      agree: `Requeue ${number(devices.length)}`,
      decline: 'Leave them',
      signal,
    });
    if (agreed && !signal.aborted) await send(devices);
  }

  async function send(devices) {
    if (busy) return;
    const repeated = result.contains(document.activeElement);
    busy = true;
    tally();
    fill(result);
    try {
      const { requeuedCount } = await requeue(devices.map(({ batchId, line }) => ({ batchId, line })));
      const others = devices.length - requeuedCount;
      fill(result, element('p', { class: 'done' }, `Requeued ${count(requeuedCount, 'device')}.${others > 0 ? ` ${number(others)} ${others === 1 ? 'was' : 'were'} no longer dead.` : ''}`));
      await load();
      main.querySelector('h1').focus();
    } catch (error) {
      if (isQuiet(error)) return;
      fill(result, failedChange(error, isRefusal(error) ? ask : () => send(devices),
        { refused: 'Nothing was requeued.', unsure: `${devices.length === 1 ? 'the device was' : 'the devices were'} requeued` }));
      if (repeated) result.querySelector('button')?.focus();
    } finally {
      busy = false;
      tally();
    }
  }

  load();
}
