// Follows something that changes: by its event stream while that works, by polling while it does not.

import { Failure, isQuiet, stream } from './api.js';

const POLL = 5_000;
const LONGEST = 30_000;
const SILENCE = 45_000;
const STREAM_AGAIN = 30_000;

/**
 * Starts to follow. poll(signal) fetches the thing, receive(thing) shows it, fail(error) tells of an error,
 * Without a path there is only polling. mode('live' | 'polling' | 'trouble' | 'paused') tells how it is going. Ends with the signal, or when the stream says so.
 */
export function follow({ path, event, poll, receive, fail = () => {}, mode = () => {}, signal }) {
  let running = false;
  let nap = new AbortController();
  start();

  function start() {
    if (running || signal.aborted) return;
    running = true;
    run().catch(error => { if (!isQuiet(error)) fail(error); }).finally(() => { running = false; });
  }

  async function run() {
    let errors = 0;
    let streamAt = 0;
    while (!signal.aborted) {
      if (document.hidden) {
        mode('paused');
        await shown(signal);
      }
      let pause = POLL;
      try {
        receive(await poll(signal));
        errors = 0;
        if (path && Date.now() >= streamAt) {
          streamAt = Date.now() + STREAM_AGAIN;
          const ended = await watchStream();
          if (ended === 'end') return;
          pause = 1_000;
          if (ended === 'trouble') {
            mode('trouble');
            continue;
          }
        }
        mode(document.hidden ? 'paused' : 'polling');
      } catch (error) {
        if (signal.aborted || isQuiet(error)) return;
        errors += 1;
        fail(error);
        mode('trouble');
        if (error.status === 404 || error.status === 403) return;
        pause = Math.max(Math.min(POLL * 2 ** (errors - 1), LONGEST), (error.retryAfter ?? 0) * 1000);
      }
      nap = new AbortController();
      await sleep(pause, AbortSignal.any([signal, nap.signal]));
    }
  }

  /**
   * Resolves to 'end' when there is nothing more to come, to 'closed' when polling must take over, to 'trouble' when the server
   * has not been able to look for a while: what is shown is old then, and a poll tells why.
   */
  async function watchStream() {
    const own = new AbortController();
    const stop = () => own.abort();
    const hide = () => document.hidden && own.abort();
    let watchdog = setTimeout(stop, SILENCE);
    signal.addEventListener('abort', stop);
    document.addEventListener('visibilitychange', hide);
    try {
      const response = await stream(path, own.signal);
      if (!(response.headers.get('Content-Type') ?? '').startsWith('text/event-stream')) throw new Failure('no event stream');
      mode('live');
      for await (const message of messages(response.body)) {
        clearTimeout(watchdog);
        watchdog = setTimeout(stop, SILENCE);
        if (message.event === 'end' || message.event === 'trouble') return message.event;
        if (message.event === event && message.data) receive(JSON.parse(message.data));
      }
      return 'closed';
    } catch (error) {
      if (signal.aborted) throw error;
      return 'closed';
    } finally {
      clearTimeout(watchdog);
      own.abort();
      signal.removeEventListener('abort', stop);
      document.removeEventListener('visibilitychange', hide);
    }
  }

  /** Asks at once instead of later; starts anew what had ended. */
  return function again() {
    nap.abort();
    start();
  };
}

/** Cuts a stream of bytes into events. Whatever comes, a comment too, is a sign of life: an event without data. */
export async function* messages(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (rest + value).replaceAll('\r\n', '\n').split('\n\n');
    rest = blocks.pop();
    yield { event: '', data: '' };
    for (const block of blocks) yield parse(block);
  }
}

function parse(block) {
  const message = { event: 'message', data: '' };
  for (const line of block.split('\n')) {
    const [, field, value] = /^(event|data): ?(.*)$/.exec(line) ?? [];
    if (field === 'event') message.event = value;
    if (field === 'data') message.data += (message.data ? '\n' : '') + value;
  }
  return message;
}

export function sleep(milliseconds, signal) {
  return new Promise(resolve => {
    const timer = setTimeout(done, milliseconds);
    signal?.addEventListener('abort', done, { once: true });
    function done() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    }
  });
}

function shown(signal) {
  return new Promise(resolve => {
    const done = () => { if (!document.hidden || signal.aborted) { document.removeEventListener('visibilitychange', done); resolve(); } };
    document.addEventListener('visibilitychange', done);
    signal.addEventListener('abort', done, { once: true });
  });
}
