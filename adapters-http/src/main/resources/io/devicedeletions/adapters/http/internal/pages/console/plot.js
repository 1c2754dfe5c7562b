// The plot of the last 60 minutes: stacked bars drawn by uPlot, and the same numbers as a table.

import { element, fill, row, say, table } from './elements.js';
import { SETTLED, letter, nameOf } from './outcomes.js';
import { listOf, number } from './text.js';
import { clockTime } from './time.js';

const UPLOT = '/console/uplot/uPlot.esm.js';
const COLUMNS = [{ title: 'Minute', header: true }, ...SETTLED.map(outcome => ({ title: nameOf(outcome), class: 'numeric' }))];

const sum = (minutes, outcome) => minutes.reduce((total, minute) => total + (minute[outcome] ?? 0), 0);
const wordsOf = minute => {
  const parts = SETTLED.filter(outcome => minute[outcome] > 0).map(outcome => `${number(minute[outcome])} ${nameOf(outcome)}`);
  return parts.length ? listOf(parts) : 'nothing';
};

export function plot(signal) {
  const canvas = element('div', { class: 'plot-canvas', tabindex: '0', role: 'img', 'aria-label': 'Removals per minute', onkeydown: walk, onblur: leave });
  const reading = element('p', { class: 'plot-reading' });
  const numbers = new Map(SETTLED.map(outcome => [outcome, element('strong')]));
  const legend = element('ul', { class: 'legend' }, SETTLED.map(outcome =>
    element('li', {}, letter(outcome), numbers.get(outcome), ` ${nameOf(outcome)}`)));
  const { node: sheet, body } = table('Removals per minute, newest first', COLUMNS, [], { class: 'table compact' });
  const details = element('details', { class: 'plot-table', ontoggle: () => details.open && list() },
    element('summary', {}, 'The numbers as a table'),
    element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Removals per minute as a table' }, sheet));
  const node = element('div', { class: 'plot' }, legend, canvas, reading, details);

  let minutes = [];
  let chart;
  let library;
  let pointed;

  import(UPLOT).then(module => { library = module.default; draw(); }, () => {
    fill(canvas, element('p', { class: 'quiet' }, 'The plot could not be loaded. The table below has the numbers.'));
  });

  const observer = new ResizeObserver(() => chart && canvas.clientWidth > 0 && chart.setSize(size()));
  observer.observe(canvas);
  const themes = matchMedia('(prefers-color-scheme: dark)');
  const repaint = () => { chart?.destroy(); chart = undefined; draw(); };
  themes.addEventListener('change', repaint);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    themes.removeEventListener('change', repaint);
    chart?.destroy();
    chart = undefined;
    library = undefined;
  }, { once: true });

  function show(next) {
    minutes = next;
    for (const [outcome, strong] of numbers) say(strong, number(sum(minutes, outcome)));
    const peak = minutes.reduce((best, minute) => (total(minute) > total(best) ? minute : best), minutes[0] ?? {});
    const told = SETTLED.map(outcome => `${number(sum(minutes, outcome))} ${nameOf(outcome)}`);
    canvas.setAttribute('aria-label', `Removals per minute over the last ${minutes.length} minutes: ${listOf(told)}.`
      + (total(peak) ? ` The most was ${number(total(peak))} in the minute of ${clockTime(peak.minute)}.` : '')
      + ' Left and right arrow keys go from minute to minute.');
    if (details.open) list();
    draw();
  }

  function list() {
    fill(body, [...minutes].reverse().map(minute =>
      row(COLUMNS, [clockTime(minute.minute), ...SETTLED.map(outcome => number(minute[outcome] ?? 0))])));
  }

  function draw() {
    if (!library || minutes.length === 0 || !canvas.isConnected) return;
    const data = stacked(minutes);
    if (chart && chart.data[0].length === data[0].length) chart.setData(data);
    else {
      chart?.destroy();
      fill(canvas);
      chart = new library(options(), data, canvas);
    }
    tell();
  }

  function tell() {
    const shown = pointed === undefined ? minutes.at(-1) : minutes[pointed];
    if (!shown) return;
    if (pointed === undefined && !minutes.some(total)) return say(reading, 'Nothing was settled in the last 60 minutes.');
    const words = wordsOf(shown);
    return say(reading, pointed === undefined || pointed === minutes.length - 1
      ? `${clockTime(shown.minute)}, the minute that is running: ${words}`
      : `${clockTime(shown.minute)}: ${words}`);
  }

  function walk(event) {
    const last = minutes.length - 1;
    const to = { ArrowLeft: (pointed ?? last + 1) - 1, ArrowRight: (pointed ?? last - 1) + 1, Home: 0, End: last }[event.key];
    if (to === undefined || !chart) return;
    event.preventDefault();
    const index = Math.min(Math.max(to, 0), last);
    chart.setCursor({ left: chart.valToPos(chart.data[0][index], 'x'), top: 10 });
    reading.setAttribute('role', 'status');
  }

  function leave() {
    reading.removeAttribute('role');
    chart?.setCursor({ left: -10, top: -10 });
  }

  const size = () => ({ width: Math.floor(canvas.clientWidth), height: Math.floor(canvas.clientHeight) });

  function options() {
    const style = getComputedStyle(node);
    const colour = name => style.getPropertyValue(name).trim();
    const font = `12px ${style.fontFamily}`;
    const axis = { stroke: colour('--muted'), font, ticks: { show: false }, grid: { stroke: colour('--line'), width: 1 } };
    const bars = library.paths.bars({ size: [0.78, 40], align: 1, gap: 0 });
    return {
      ...size(),
      padding: [12, 20, 0, 0],
      legend: { show: false },
      cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
      scales: { x: { time: true, range: (_, low, high) => [low, high + 60] }, y: { range: (_, low, high) => [0, Math.max(5, high * 1.08)] } },
      axes: [
        { ...axis, grid: { show: false }, space: 64, size: 32, values: (_, ticks) => ticks.map(tick => clockTime(tick * 1000)) },
        { ...axis, size: 46, space: 44, incrs: [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500, 5000, 10000, 20000, 50000, 100000, 1000000],
          values: (_, ticks) => ticks.map(number) },
      ],
      series: [{}, ...[...SETTLED].reverse().map(outcome => ({
        label: nameOf(outcome), fill: colour(`--${outcome.toLowerCase().replace('_', '-')}`), width: 0, paths: bars, points: { show: false },
      }))],
      hooks: {
        drawClear: [self => shade(self, colour('--sunken'))],
        setCursor: [self => { pointed = self.cursor.idx ?? undefined; tell(); }],
      },
    };
  }

  return { node, show };
}

const total = minute => SETTLED.reduce((all, outcome) => all + (minute[outcome] ?? 0), 0);

/** The last minute is still running: its column stands on another ground. */
function shade({ ctx, bbox, data, valToPos }, colour) {
  const left = valToPos(data[0].at(-1), 'x', true);
  ctx.save();
  ctx.fillStyle = colour;
  ctx.fillRect(left, bbox.top, bbox.left + bbox.width - left, bbox.height);
  ctx.restore();
}

/** The tallest stack first, so that each lower one is drawn over it. */
function stacked(minutes) {
  const layers = SETTLED.map((_, top) => minutes.map(minute =>
    SETTLED.slice(0, top + 1).reduce((all, outcome) => all + (minute[outcome] ?? 0), 0)));
  return [minutes.map(minute => Date.parse(minute.minute) / 1000), ...layers.reverse()];
}
