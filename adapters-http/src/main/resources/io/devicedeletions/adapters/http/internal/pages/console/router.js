// Turns the address behind # into a view, and moves the focus to the heading of what has come.

const ROUTES = [
  [/^\/$/, 'overview'],
  [/^\/batches$/, 'batches'],
  [/^\/batches\/([^/]+)$/, 'batch'],
  [/^\/devices$/, 'devices'],
  [/^\/dead$/, 'dead'],
];

export function parse(hash) {
  const [path, query = ''] = (hash.replace(/^#/, '') || '/').split('?', 2);
  for (const [pattern, name] of ROUTES) {
    const match = pattern.exec(path);
    if (match) return { name, id: match[1] && decode(match[1]), query: Object.fromEntries(new URLSearchParams(query)) };
  }
  return { name: 'unknown', query: {} };
}

function decode(text) {
  try { return decodeURIComponent(text); } catch { return text; }
}

export function link(path, query = {}) {
  const set = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  return `#${path}${set.length ? `?${new URLSearchParams(set)}` : ''}`;
}

export const go = address => { location.hash = address; };

/**
 * views: name → view(main, route, signal), which may give back {update(route)} for when only the query changes.
 * The signal aborts when the view is left.
 */
export function createRouter(main, views, arrived) {
  let current;

  function show(focus) {
    const route = parse(location.hash);
    if (focus && current?.view?.update && current.route.name === route.name && current.route.id === route.id) {
      current.route = route;
      current.view.update(route);
      arrived(route);
      return;
    }
    current?.controller.abort();
    const controller = new AbortController();
    main.replaceChildren();
    current = { route, controller };
    current.view = views[route.name](main, route, controller.signal);
    arrived(route);
    if (focus) {
      scrollTo(0, 0);
      main.querySelector('h1')?.focus({ preventScroll: true });
    }
  }

  const onChange = () => show(true);
  return {
    start(focus) { addEventListener('hashchange', onChange); show(focus); },
    again() { show(false); },
    stop() { removeEventListener('hashchange', onChange); current?.controller.abort(); current = undefined; main.replaceChildren(); },
  };
}
