// Who is signed in, for which tenant, until when; another token; sign out.

import { button, element, fill, icon } from './elements.js';
import { end } from './session.js';
import { askForToken } from './signin.js';
import { foreign } from './text.js';
import { moment } from './time.js';

const place = document.getElementById('account');

export function showAccount(who) {
  if (!who) return fill(place);
  const menu = element('details', { class: 'menu' },
    element('summary', {},
      icon('person'),
      element('span', { class: 'menu-name' },
        element('span', { class: 'unseen' }, 'Account: '),
        element('span', { class: 'menu-subject' }, foreign(who.subject ?? 'Signed in')),
        element('span', { class: 'quiet' }, foreign(who.tenant ?? 'no tenant named'), who.expiresAt && [' · expires ', moment(who.expiresAt)]))),
    element('div', { class: 'menu-body' },
      element('dl', { class: 'facts-list' },
        element('div', {}, element('dt', {}, 'Signed in as'), element('dd', {}, foreign(who.subject ?? 'the token does not say'))),
        element('div', {}, element('dt', {}, 'Tenant'), element('dd', {}, foreign(who.tenant ?? 'the token does not say'))),
        element('div', {}, element('dt', {}, 'Token expires'), element('dd', {}, who.expiresAt ? moment(who.expiresAt) : 'the token does not say'))),
      element('div', { class: 'actions' },
        button('Use another token', () => { menu.open = false; askForToken(document.getElementById('shell'), false); }),
        button('Sign out', end))));
  menu.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !menu.open) return;
    menu.open = false;
    menu.querySelector('summary').focus();
  });
  menu.addEventListener('focusout', event => { if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false; });
  return fill(place, menu);
}

document.addEventListener('click', event => {
  const menu = place.querySelector('details[open]');
  if (menu && !menu.contains(event.target)) menu.open = false;
});
