// Builds DOM nodes. Everything that is shown goes through text nodes, never through markup.

const SVG = 'http://www.w3.org/2000/svg';

/** element('a', {class: 'x', href: '#/', onclick: f}, 'text', node, [more]) */
export function element(tag, attributes = {}, ...children) {
  return furnish(document.createElement(tag), attributes, children);
}

export function drawing(tag, attributes = {}, ...children) {
  return furnish(document.createElementNS(SVG, tag), attributes, children);
}

function furnish(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name === 'style' || name === 'srcdoc') throw new Error(`attribute ${name} is not allowed here`);
    else if (name === 'value' || name === 'checked' || name === 'indeterminate') node[name] = value;
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  node.append(...present(children));
  return node;
}

function present(children) {
  return children.flat(Infinity).filter(child => child !== undefined && child !== null && child !== false && child !== '');
}

export function fill(node, ...children) {
  node.replaceChildren(...present(children));
  return node;
}

/** Sets text only where it differs, so that selections and screen readers are left in peace. */
export function say(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

export function button(label, onclick, attributes = {}) {
  return element('button', { type: 'button', class: 'button', onclick, ...attributes }, label);
}

const ICONS = {
  check: ['M4 12.5 9.5 18 20 6.5'],
  clock: ['M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Z', 'M12 7.5V12l3.2 2'],
  moving: ['M3 12h15', 'm12 5.5 6.5 6.5-6.5 6.5'],
  alert: ['M12 3.5 22 20.5H2Z', 'M12 10v5', 'M12 17.6v.4'],
  cross: ['M6 6l12 12', 'M18 6 6 18'],
  search: ['M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Z', 'm15.5 15.5 5 5'],
  person: ['M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8Z', 'M4.5 20.5c.8-4 3.7-6 7.5-6s6.7 2 7.5 6'],
  lock: ['M6 11h12v9H6Z', 'M8.5 11V8a3.5 3.5 0 0 1 7 0v3'],
};

export function icon(name) {
  return drawing('svg', { class: `icon icon-${name}`, viewBox: '0 0 24 24', 'aria-hidden': 'true', focusable: 'false' },
    ICONS[name].map(path => drawing('path', { d: path })));
}

/** A table that stays a table for assistive technology when CSS turns it into cards. */
export function table(caption, columns, rows, attributes = {}) {
  const head = columns.map(column => element('th', { scope: 'col', role: 'columnheader', class: column.class },
    column.hidden ? element('span', { class: 'unseen' }, column.title) : column.title));
  const body = element('tbody', { role: 'rowgroup' }, rows);
  return {
    body,
    node: element('table', { role: 'table', ...attributes },
      element('caption', { class: 'unseen' }, caption),
      element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, head)),
      body),
  };
}

export function row(columns, cells, attributes = {}) {
  return element('tr', { role: 'row', ...attributes }, columns.map((column, index) => element(
    column.header ? 'th' : 'td',
    { role: column.header ? 'rowheader' : 'cell', scope: column.header ? 'row' : undefined, class: column.class, 'data-title': column.title },
    cells[index])));
}
