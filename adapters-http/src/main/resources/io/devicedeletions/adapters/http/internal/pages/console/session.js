// Who is signed in. The token lives in this closure and nowhere else; a reload forgets it.

let token;
let who;
let waiting;
let generation = 0;
const watchers = new Set();

/** Reads what the token says of itself, for display only: the server alone decides what it is worth. */
export function describe(text) {
  try {
    const part = text.split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(part), letter => letter.charCodeAt(0));
    const claims = JSON.parse(new TextDecoder().decode(bytes));
    const word = value => (typeof value === 'string' && value !== '' ? value : undefined);
    return {
      subject: word(claims.sub) ?? word(claims.preferred_username),
      tenant: word(claims.tenant) ?? word(claims.tenant_id),
      expiresAt: Number.isFinite(claims.exp) ? new Date(claims.exp * 1000).toISOString() : undefined,
    };
  } catch {
    return {};
  }
}

export const tidy = text => text.trim().replace(/^bearer\s+/i, '').replace(/\s+/g, '');
export const isTokenText = text => /^[A-Za-z0-9\-._~+/]+=*$/.test(text);

export const bearer = () => token;
export const identity = () => who;

/** Changes when somebody else signs in: what was begun under one number must not go on under another. */
export const lineage = () => generation;

export const watch = watcher => watchers.add(watcher);

const same = (one, other) => one?.subject === other?.subject && one?.tenant === other?.tenant;
const tell = what => watchers.forEach(watcher => watcher(what));

/** Takes a token that the server has accepted; wakes every call that waits for one. */
export function begin(text) {
  const before = who;
  const renewed = token !== undefined;
  token = text;
  who = describe(text);
  const unchanged = same(before, who);
  if (!unchanged) generation += 1;
  const pending = waiting;
  waiting = undefined;
  pending?.resolve(unchanged);
  tell(renewed && unchanged ? 'renewed' : 'began');
}

export function end() {
  generation += 1;
  token = undefined;
  who = undefined;
  const pending = waiting;
  waiting = undefined;
  pending?.resolve(false);
  tell('ended');
}

/** Called on a 401. Resolves to true once the same person has a token again, to false otherwise. */
export function renewal(refused) {
  if (token === undefined) return Promise.resolve(false);
  if (refused !== token) return Promise.resolve(true);
  if (!waiting) {
    let resolve;
    const promise = new Promise(done => { resolve = done; });
    waiting = { promise, resolve };
    tell('expired');
  }
  return waiting.promise;
}
