// Cancels what is still pending of a batch: button, question, result.

import { button, element, fill } from './elements.js';
import { cancel, isQuiet, isRefusal } from './api.js';
import { confirm } from './dialogs.js';
import { failedChange } from './states.js';
import { count } from './text.js';

export function cancelPanel(id, changed, signal) {
  const trigger = button('Cancel the batch …', ask, { class: 'button danger' });
  const result = element('div', { class: 'cancel-result', role: 'status', tabindex: '-1' });
  const node = element('div', { class: 'cancel' }, trigger, result);
  let batch;
  let busy = false;

  function show(next) {
    batch = next;
    const possible = next.state === 'WAITING' || next.counts.PENDING > 0;
    if (!possible && document.activeElement === trigger) result.focus({ preventScroll: true });
    trigger.hidden = !possible;
  }

  async function ask() {
    if (busy) return undefined;
    const pending = batch.counts.PENDING;
    const agreed = await confirm({
      title: `Cancel ${count(pending, 'pending line')}?`,
      text: [
        'This cancels what is still pending. What is being removed at this moment is too late to be stopped, and what was removed does not come back.',
        'A cancelled line is final: to delete the device after all, it must be scheduled again.',
      ],
      agree: `Cancel ${count(pending, 'line')}`,
      decline: 'Keep the batch',
      danger: true,
      signal,
    });
    return agreed && !signal.aborted ? send() : undefined;
  }

  async function send() {
    if (busy) return undefined;
    busy = true;
    trigger.setAttribute('aria-disabled', 'true');
    if (result.contains(document.activeElement)) result.focus({ preventScroll: true });
    fill(result, 'Cancelling …');
    try {
      const { cancelledCount, tooLateCount } = await cancel(id);
      const words = `Cancelled ${count(cancelledCount, 'line')}. ${tooLateCount > 0 ? `${count(tooLateCount, 'line')} ${tooLateCount === 1 ? 'was' : 'were'} too late.` : 'None was too late.'}`;
      fill(result, element('p', {}, words));
      changed();
    } catch (error) {
      if (isQuiet(error)) return fill(result);
      fill(result, failedChange(error, isRefusal(error) ? ask : send, { refused: 'The batch was not cancelled.', unsure: 'the batch was cancelled' }));
      if (!isRefusal(error)) changed();
    } finally {
      busy = false;
      trigger.removeAttribute('aria-disabled');
    }
    return undefined;
  }

  return { node, show };
}
