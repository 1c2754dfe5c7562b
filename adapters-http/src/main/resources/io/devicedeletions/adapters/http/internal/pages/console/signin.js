// Asks for a token: at the start on the page, later in a dialog when the token has run out or is to be replaced.

import { button, element, fill, say } from './elements.js';
import { probe } from './api.js';
import { begin, describe, end, identity, isTokenText, tidy } from './session.js';
import { foreign } from './text.js';
import { moment } from './time.js';

/** The form with its one field. done() is called when the server has accepted the token. */
function tokenForm(prefix, label, done, ...extra) {
  const field = element('input', {
    id: `${prefix}-token`, class: 'input token', type: 'password', required: true, autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false',
    'aria-describedby': `${prefix}-hint ${prefix}-error`, maxlength: '16384', oninput: read,
  });
  const peek = button('Show', () => {
    const hidden = field.type === 'password';
    field.type = hidden ? 'text' : 'password';
    say(peek, hidden ? 'Hide' : 'Show');
    peek.setAttribute('aria-label', hidden ? 'Hide the token' : 'Show the token');
  }, { class: 'button', 'aria-label': 'Show the token' });
  const claims = element('p', { class: 'claims' });
  const wrong = element('p', { id: `${prefix}-error`, class: 'field-error', role: 'alert' });
  const submit = element('button', { class: 'button primary', type: 'submit' }, label);

  function read() {
    const { subject, tenant, expiresAt } = describe(tidy(field.value));
    fill(claims, subject && ['For ', element('strong', {}, foreign(subject))], tenant && [' in tenant ', element('strong', {}, foreign(tenant))],
      expiresAt && [Date.parse(expiresAt) < Date.now() ? ', expired ' : ', expires ', moment(expiresAt)]);
  }

  async function enter(event) {
    event.preventDefault();
    const token = tidy(field.value);
    const reject = text => {
      say(wrong, text);
      field.setAttribute('aria-invalid', 'true');
      field.focus();
    };
    say(wrong, '');
    field.removeAttribute('aria-invalid');
    if (token === '') return reject('Paste a token first.');
    if (!isTokenText(token)) return reject('This has characters that no token has. Copy it again, whole.');
    submit.setAttribute('aria-disabled', 'true');
    if (form.dataset.busy) return undefined;
    form.dataset.busy = 'yes';
    say(submit, 'Checking …');
    try {
      await probe(token);
      field.value = '';
      done();
      begin(token);
    } catch (error) {
      reject(error.message + (error.requestId ? ` Request id ${error.requestId}.` : ''));
    } finally {
      delete form.dataset.busy;
      submit.removeAttribute('aria-disabled');
      say(submit, label);
    }
    return undefined;
  }

  const form = element('form', { class: 'token-form', novalidate: true, onsubmit: enter },
    element('label', { for: field.id }, 'Access token'),
    element('div', { class: 'joined' }, field, peek),
    claims, wrong,
    element('p', { id: `${prefix}-hint`, class: 'quiet' }, 'Kept in the memory of this tab only: a reload forgets it.'),
    element('div', { class: 'actions' }, submit, extra));
  return { form, field };
}

export function showSignIn(main) {
  const { form, field } = tokenForm('signin', 'Sign in', () => {});
  fill(main, element('div', { class: 'signin' },
    element('img', { src: '/console/icon.svg', alt: '', width: '48', height: '48' }),
    element('h1', { tabindex: '-1' }, 'Sign in'),
    element('p', {}, 'See what is waiting to be deleted, what was, and why. Paste the token that you use for the API.'),
    form));
  document.title = 'Sign in – Device Deletions';
  field.focus();
}

/** expired: the view behind is shut until a token comes. Otherwise the person only wants another one. */
export function askForToken(shell, expired) {
  const id = expired ? 'expired' : 'another';
  let finished = false;
  const before = document.activeElement;
  const finish = () => {
    finished = true;
    shell.inert = false;
    shell.classList.remove('dimmed');
    dialog.close();
    if (before?.isConnected) before.focus({ preventScroll: true });
  };
  const leave = expired
    ? button('Sign out', () => { finish(); end(); })
    : button('Keep the present one', finish);
  const { form } = tokenForm(id, expired ? 'Continue' : 'Use this token', finish, leave);
  const who = identity();
  const dialog = element('dialog', { class: 'dialog', 'aria-labelledby': `${id}-title`, 'aria-describedby': `${id}-text` },
    element('h2', { id: `${id}-title` }, expired ? 'Your token has expired' : 'Use another token'),
    element('p', { id: `${id}-text` }, expired
      ? ['Nothing is lost. With a new token', who?.subject && [' for ', element('strong', {}, foreign(who.subject))], ' you go on exactly where you were.']
      : 'The new token takes the place of the present one.'),
    form);
  dialog.addEventListener('cancel', event => { if (expired) event.preventDefault(); });
  dialog.addEventListener('close', () => {
    if (expired && !finished) dialog.showModal();
    else dialog.remove();
  });
  if (expired) {
    shell.classList.add('dimmed');
    shell.inert = true;
  }
  document.body.append(dialog);
  dialog.showModal();
  form.querySelector('input').focus();
}
