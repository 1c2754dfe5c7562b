// Talks to the server: the calls of the API, their errors, and what happens when a token has expired.

import { bearer, lineage, renewal } from './session.js';

const BASE = '/api/v1/data-management/device';

export class Failure extends Error {
  constructor(message, details = {}) {
    super(message);
    Object.assign(this, details);
  }
}

/** The person has signed out, or somebody else has signed in: nobody waits for this answer any more. */
export class Abandoned extends Error {}

export const isQuiet = error => error instanceof Abandoned || error.name === 'AbortError';

/** Only a refusal says for certain that nothing was changed: after a lost connection or a 5xx the server may have done it. */
export const isRefusal = error => error.status >= 400 && error.status < 500;

function address(path, query = {}) {
  const set = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  return `${BASE}${path}${set.length ? `?${new URLSearchParams(set)}` : ''}`;
}

async function send(token, path, { method = 'GET', query, body, signal, accept = 'application/json' } = {}) {
  const headers = { Authorization: `Bearer ${token}`, Accept: accept };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  try {
    return await fetch(address(path, query), {
      method, headers, signal, body: body === undefined ? undefined : JSON.stringify(body),
      cache: 'no-store', credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer',
    });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Failure('The server cannot be reached.', { code: 'UNREACHABLE' });
  }
}

const seconds = response => {
  const value = Number.parseInt(response.headers.get('Retry-After') ?? '', 10);
  return Number.isFinite(value) && value >= 0 ? Math.min(value, 600) : undefined;
};

async function failure(response) {
  let said = {};
  try { said = await response.json(); } catch { /* an empty body, or a proxy's page */ }
  return new Failure(typeof said.message === 'string' ? said.message : `The server answered ${response.status}.`, {
    status: response.status,
    code: said.code,
    requestId: response.headers.get('x-request-id') ?? undefined,
    retryAfter: seconds(response),
    scopeMissing: /insufficient_scope/.test(response.headers.get('WWW-Authenticate') ?? ''),
  });
}

/** Sends a call; on a 401 waits until the person has signed in again, then goes on. */
async function answered(path, options = {}) {
  const begun = lineage();
  for (;;) {
    const token = bearer();
    if (token === undefined || lineage() !== begun) throw new Abandoned();
    const response = await send(token, path, options);
    if (response.ok) return response;
    if (response.status !== 401) throw await failure(response);
    if (!await renewal(token)) throw new Abandoned();
    options.signal?.throwIfAborted();
  }
}

const read = async (path, options) => {
  const response = await answered(path, options);
  try {
    return await response.json();
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Failure('The answer of the server could not be read.', { requestId: response.headers.get('x-request-id') ?? undefined });
  }
};

const segment = encodeURIComponent;

export const totals = signal => read('/deletion-totals', { signal });
export const batches = (query, signal) => read('/deletions', { query, signal });
export const batch = (id, signal) => read(`/deletions/${segment(id)}`, { signal });
export const cancel = id => read(`/deletions/${segment(id)}/cancellation`, { method: 'POST' });
export const records = (query, signal) => read('/deletion-records', { query, signal });
export const dead = (query, signal) => read('/dead-deletions', { query, signal });
export const requeue = devices => read('/dead-deletions/requeue', { method: 'POST', body: { devices } });

export const totalsEvents = '/deletion-totals/events';
export const batchEvents = id => `/deletions/${segment(id)}/events`;
export const stream = (path, signal) => answered(path, { signal, accept: 'text/event-stream' });

/** Asks the server what it thinks of a token that is not in use yet. */
export async function probe(token) {
  const response = await send(token, '/deletion-totals');
  if (response.status === 401) throw new Failure('The server did not accept this token. It may have expired, or belong to another system.', { status: 401 });
  if (response.status >= 500 || response.status === 429) throw await failure(response);
}
