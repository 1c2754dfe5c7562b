// Puts the page together: header, navigation, the views, and what signing in and out does to them.

import { element, fill, say } from './elements.js';
import { identity, watch } from './session.js';
import { createRouter } from './router.js';
import { askForToken, showSignIn } from './signin.js';
import { showAccount } from './account.js';
import { startTotals } from './totals.js';
import { startClock } from './time.js';
import { announce } from './states.js';
import { overview } from './overview.js';
import { batches } from './batches.js';
import { batch } from './batch.js';
import { devices } from './devices.js';
import { dead } from './dead.js';

const shell = document.getElementById('shell');
const main = document.getElementById('main');
const navigation = document.getElementById('navigation');
const SECTION = { overview: 'overview', batches: 'batches', batch: 'batches', devices: 'devices', dead: 'dead' };

function unknown(view) {
  view.append(element('h1', { tabindex: '-1' }, 'There is no such page'),
    element('p', {}, element('a', { href: '#/' }, 'Go to the overview')));
}

const router = createRouter(main, { overview, batches, batch, devices, dead, unknown }, route => {
  for (const link of navigation.querySelectorAll('a')) {
    if (link.dataset.section === SECTION[route.name]) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  const heading = main.querySelector('h1');
  document.title = `${heading?.dataset.short ?? heading?.textContent ?? ''} – Device Deletions`;
});

let followed;

function open(focus) {
  followed?.abort();
  followed = new AbortController();
  document.body.classList.add('signed-in');
  showAccount(identity());
  startTotals(followed.signal);
  router.start(focus);
}

function close() {
  followed?.abort();
  followed = undefined;
  router.stop();
  document.body.classList.remove('signed-in');
  for (const dialog of document.querySelectorAll('dialog')) dialog.close();
  showAccount(undefined);
  showSignIn(main);
}

watch(what => {
  if (what === 'expired') {
    announce('Your token has expired.');
    askForToken(shell, true);
  } else if (what === 'renewed') {
    showAccount(identity());
    announce('Signed in again.');
  } else if (what === 'began') {
    if (followed) router.stop();
    open(true);
  } else {
    close();
  }
});

document.getElementById('skip').addEventListener('click', event => {
  event.preventDefault();
  (main.querySelector('h1') ?? main).focus();
});

startClock();
fill(main);
showSignIn(main);
say(document.getElementById('announcer'), '');
