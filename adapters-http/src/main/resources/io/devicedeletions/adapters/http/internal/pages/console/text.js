// Words and numbers: how things are written on the page.

import { element } from './elements.js';

const NUMBER = new Intl.NumberFormat('en');
const PACE = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

export const number = value => NUMBER.format(value);
export const pace = value => (value >= 10 ? NUMBER.format(Math.round(value)) : PACE.format(value));
export const count = (value, one, many = `${one}s`) => `${number(value)} ${value === 1 ? one : many}`;

// Control characters and those that turn the direction of writing could make one name look like another.
const DECEIVING = /[\u0000-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2066-\u2069\ufeff]/g;
const named = character => `⟨U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`;

export const plain = text => String(text).replace(DECEIVING, named);

/** Text that a client chose: isolated from its surroundings, folded when it is very long. */
export function foreign(text, attributes = {}) {
  const shown = plain(text);
  if (shown.length <= 160) return element('bdi', { class: 'foreign', ...attributes }, shown);
  return element('details', { class: 'fold' },
    element('summary', {}, element('bdi', { class: 'foreign' }, `${[...shown].slice(0, 48).join('')}…`), ' ',
      element('span', { class: 'quiet' }, `${number(shown.length)} characters`)),
    element('bdi', { class: 'foreign' }, shown));
}

/** The same for one line of a list, cut by the style sheet; the full text is on the page it leads to. */
export const brief = (text, limit = 140) => {
  const letters = [...plain(text)];
  return element('bdi', { class: 'foreign brief' }, letters.length > limit ? `${letters.slice(0, limit).join('')}…` : letters.join(''));
};

export const identifier = text => element('code', { class: 'identifier' }, plain(text));

const UID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const looksLikeUid = text => UID.test(text);

export function lengthOf(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3570) return `${Math.round(whole / 60)} min`;
  if (whole < 86400) {
    const minutes = Math.round((whole % 3600) / 60);
    return minutes > 0 && minutes < 60 && whole < 2 * 3600 - 30 ? `${Math.floor(whole / 3600)} h ${minutes} min` : `${Math.round(whole / 3600)} h`;
  }
  return count(Math.round(whole / 86400), 'day');
}

export const listOf = parts => (parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`);
