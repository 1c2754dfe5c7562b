// Points in time: relative on the page, exact in the title, kept up to date by one clock.

import { element, say } from './elements.js';
import { lengthOf } from './text.js';

const EXACT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', timeZoneName: 'short' });
const LOCAL = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit' });
const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

const zoned = iso => EXACT.format(new Date(iso));
export const localTime = iso => LOCAL.format(new Date(iso));
export const clockTime = value => CLOCK.format(new Date(value));

let ahead = 0;

/** Ages and countdowns go by the clock of the server where the one of this machine is visibly wrong. */
export function learnClock(asOf) {
  const difference = Date.parse(asOf) - Date.now();
  ahead = Math.abs(difference) > 5_000 ? difference : 0;
}

/** Seconds that have gone by since then; negative for what is to come. */
export const secondsSince = iso => (Date.now() + ahead - Date.parse(iso)) / 1000;

const WORDS = {
  ago(seconds) {
    if (Math.abs(seconds) < 5) return 'just now';
    return seconds < 0 ? `in ${lengthOf(-seconds)}` : `${lengthOf(seconds)} ago`;
  },
  age: seconds => lengthOf(Math.max(0, seconds)),
  until: seconds => (seconds >= 0 ? 'now' : countdown(-seconds)),
};

function countdown(seconds) {
  const whole = Math.ceil(seconds);
  if (whole >= 86400) return lengthOf(whole);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const two = value => String(value).padStart(2, '0');
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** kind: ago ("3 min ago", "in 2 h"), age ("3 min"), until ("4:59") */
export function moment(iso, kind = 'ago') {
  return element('time', { datetime: iso, title: zoned(iso), 'data-kind': kind }, WORDS[kind](secondsSince(iso)));
}

export const exactMoment = iso => element('time', { datetime: iso, title: zoned(iso) }, localTime(iso));

export function startClock() {
  let tick = 0;
  setInterval(() => {
    if (document.hidden) return;
    tick += 1;
    const selector = tick % 5 === 0 ? 'time[data-kind]' : 'time[data-kind="until"]';
    for (const node of document.querySelectorAll(selector)) {
      say(node, WORDS[node.dataset.kind](secondsSince(node.getAttribute('datetime'))));
    }
  }, 1000);
}
