// Asks before something is done that cannot be taken back.

import { button, element } from './elements.js';

let number = 0;

/** Resolves to true when the person agrees. Escape, the backdrop, "keep" and leaving the view (signal) all mean no. */
export function confirm({ title, text, agree, decline, danger = false, signal }) {
  return new Promise(resolve => {
    const id = `dialog-${number += 1}`;
    const dialog = element('dialog', { class: 'dialog', 'aria-labelledby': `${id}-title`, 'aria-describedby': `${id}-text` },
      element('h2', { id: `${id}-title` }, title),
      element('div', { id: `${id}-text`, class: 'dialog-text' }, text.map(paragraph => element('p', {}, paragraph))),
      element('div', { class: 'actions' },
        button(decline, () => dialog.close('no'), { autofocus: true }),
        button(agree, () => dialog.close('yes'), { class: danger ? 'button danger' : 'button primary' })));
    dialog.addEventListener('click', event => { if (event.target === dialog && outside(dialog, event)) dialog.close('no'); });
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
    signal.addEventListener('abort', () => dialog.close('no'), { once: true });
    document.body.append(dialog);
    dialog.showModal();
  });
}

function outside(dialog, event) {
  const box = dialog.getBoundingClientRect();
  return event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom;
}
