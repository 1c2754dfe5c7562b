// The totals of the tenant, followed once for the whole page: the overview, the header and the badge all read them here.

import { say } from './elements.js';
import { totals, totalsEvents } from './api.js';
import { follow } from './live.js';
import { number } from './text.js';
import { learnClock } from './time.js';

const listeners = new Set();
let latest;
let trouble;
let looked;
let again = () => {};

// What the totals themselves say of movement. Servers of the version before remove devices without tallying them.
const LATELY = 180_000;
const WATCHED = 15_000;
let since;
let movedAt;

function compare(before, now) {
  since ??= Date.now();
  if (before && onlyRemovalsTakeAway(before, now) && now.pendingDevices < before.pendingDevices) movedAt = Date.now();
}

/** What is cancelled or given up does not wait any more either, and of a number that is not exact nothing can be said. */
function onlyRemovalsTakeAway(before, now) {
  return before.pendingIsExact && now.pendingIsExact && now.deadDevices <= before.deadDevices
    && now.minutes.slice(-3).every(minute => minute.CANCELLED === 0);
}

/** Nothing can be said of the time in which nobody looked. */
function lookAway() {
  since = undefined;
  looked = undefined;
}

/** Whether less was seen to wait within the last minutes, and not for another reason; undefined when it was not watched for long enough. */
export function seenToMove() {
  if (Date.now() - movedAt < LATELY) return true;
  return Date.now() - since >= WATCHED ? false : undefined;
}

const MODES = { live: 'Live', polling: 'Every 5 s', trouble: 'No contact', paused: 'Paused' };
const light = document.getElementById('live');
const deadCount = document.getElementById('dead-count');

export function startTotals(signal) {
  latest = undefined;
  trouble = undefined;
  movedAt = undefined;
  lookAway();
  show();
  again = follow({
    path: totalsEvents, event: 'totals', poll: totals, signal,
    receive(value) {
      learnClock(value.asOf);
      compare(looked, value);
      looked = value;
      latest = value;
      trouble = undefined;
      show();
    },
    fail(error) { trouble = error; show(); },
    mode(mode) {
      light.dataset.mode = mode;
      say(light, MODES[mode]);
      if (mode === 'paused' || mode === 'trouble') lookAway();
    },
  });
}

function show() {
  const dead = latest?.deadDevices ?? 0;
  deadCount.hidden = dead === 0;
  say(deadCount, dead ? `${number(dead)}${latest.deadIsExact === false ? '+' : ''}` : '');
  for (const listener of listeners) listener(latest, trouble);
}

export const askAgain = () => again();

/** listener(totals or undefined, error or undefined), now and whenever they change. */
export function onTotals(listener, signal) {
  listeners.add(listener);
  signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
  listener(latest, trouble);
}
