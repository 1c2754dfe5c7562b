// The eight ways a line can stand, the four states of a batch: names, letters, bars, legends, sentences.

import { element, icon, fill } from './elements.js';
import { count, foreign, number } from './text.js';
import { moment } from './time.js';

export const OUTCOMES = ['REMOVED', 'NOT_FOUND', 'NAME_MISMATCH', 'CANCELLED', 'DEAD', 'INVALID', 'FAILED', 'PENDING'];
export const SETTLED = ['REMOVED', 'NOT_FOUND', 'NAME_MISMATCH', 'CANCELLED'];

const LETTERS = { REMOVED: 'R', NOT_FOUND: 'N', NAME_MISMATCH: 'M', CANCELLED: 'C', DEAD: 'D', INVALID: 'I', FAILED: 'F', PENDING: 'P' };
const NAMES = {
  REMOVED: 'removed', NOT_FOUND: 'not found', NAME_MISMATCH: 'name mismatch', CANCELLED: 'cancelled',
  DEAD: 'dead', INVALID: 'invalid', FAILED: 'failed', PENDING: 'pending',
};
export const nameOf = outcome => NAMES[outcome] ?? String(outcome).toLowerCase();

const STATES = {
  WAITING: { name: 'Waiting', icon: 'clock' },
  RUNNING: { name: 'Running', icon: 'moving' },
  DEAD_LETTERS: { name: 'Dead letters', icon: 'alert' },
  FINISHED: { name: 'Finished', icon: 'check' },
};
export const stateName = state => STATES[state]?.name ?? String(state);
export const STATE_NAMES = Object.keys(STATES);

export function badge(state) {
  return element('span', { class: 'badge', 'data-state': state }, STATES[state] && icon(STATES[state].icon), stateName(state));
}

export function letter(outcome) {
  return element('span', { class: 'letter', 'data-outcome': outcome, 'aria-hidden': 'true' }, LETTERS[outcome] ?? '?');
}

export const tag = outcome => element('span', { class: 'tag' }, letter(outcome), nameOf(outcome));

export const outcomeOf = line => (line.status === 'SCHEDULED' ? line.outcome ?? 'PENDING' : line.status);

/** A bar of outcomes. The numbers stand beside it as text, so that it can stay silent. */
export function bar(size = 'small') {
  const segments = new Map();
  const node = element('div', { class: `bar bar-${size}`, 'aria-hidden': 'true' });
  for (const outcome of OUTCOMES) {
    const segment = element('span', { class: 'segment', 'data-outcome': outcome }, element('span', {}, LETTERS[outcome]));
    segments.set(outcome, segment);
    node.append(segment);
  }
  return {
    node,
    show(counts) {
      for (const [outcome, segment] of segments) {
        const value = counts[outcome] ?? 0;
        segment.hidden = value === 0;
        segment.style.flexGrow = String(value);
      }
    },
  };
}

/** "96 removed", "3 not found": only what there is. */
export function summaryOf(counts) {
  const parts = OUTCOMES.filter(outcome => counts[outcome] > 0).map(outcome => `${number(counts[outcome])} ${nameOf(outcome)}`);
  return parts.length ? parts : ['no lines'];
}

/** Why a line ended as it did, or what it waits for, in one plain sentence. */
export function explain(line, batch) {
  const tries = count(line.attempts ?? 0, 'attempt');
  const error = line.lastError === undefined ? [] : [element('span', { class: 'reported' }, foreign(line.lastError))];
  switch (outcomeOf(line)) {
    case 'REMOVED': return [line.attempts > 1 ? `Removed, at the ${ordinal(line.attempts)} attempt.` : 'Removed.'];
    case 'NOT_FOUND': return ['The inventory had no such device.'];
    case 'NAME_MISMATCH': return ['The inventory has this uid under another name; nothing was removed.'];
    case 'CANCELLED': return cancelled(line, batch);
    case 'DEAD': return [`Given up after ${tries}.`, ' ',
      line.inDoubt && element('strong', {}, 'In doubt: the inventory may have removed it all the same. '), error];
    case 'INVALID': return ['Not accepted: the uid or the name is not valid. Nothing was scheduled.'];
    case 'FAILED': return ['The store refused this line when it took the others. Nothing was scheduled.'];
    case 'PENDING':
      if (line.attempts > 0) return [`${tries} failed; the next `, line.nextAttemptAt ? [moment(line.nextAttemptAt), '.'] : 'is to come.', ' ', error];
      return batch?.state === 'WAITING' ? ['Waits until the batch is due.'] : ['Due; waits for its turn.'];
    default: return [];
  }
}

function cancelled(line, batch) {
  const by = line.position === undefined ? undefined
    : batch?.interventions?.findLast?.(entry => entry.action === 'CANCEL' && entry.lines.includes(line.position));
  return by ? ['Cancelled by ', foreign(by.requestedBy), ' before it was removed.'] : ['Cancelled before it was removed.'];
}

function ordinal(value) {
  const ending = value % 100 > 10 && value % 100 < 14 ? 'th' : ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th';
  return `${number(value)}${ending}`;
}

export function legend(counts, outcomes = OUTCOMES) {
  return fill(element('ul', { class: 'legend' }), outcomes.map(outcome =>
    element('li', {}, letter(outcome), counts && element('strong', {}, number(counts[outcome] ?? 0)), ` ${nameOf(outcome)}`)));
}
