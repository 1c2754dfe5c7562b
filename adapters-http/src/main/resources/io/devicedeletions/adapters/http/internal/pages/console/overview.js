// The first view: is anything waiting, and is it moving?

import { element, fill, icon, say } from './elements.js';
import { batches } from './api.js';
import { batchTable } from './batch-table.js';
import { follow } from './live.js';
import { plot } from './plot.js';
import { announce, empty, loading, showProblem } from './states.js';
import { count, lengthOf, number, pace } from './text.js';
import { clockTime, moment, secondsSince } from './time.js';
import { askAgain, onTotals, seenToMove } from './totals.js';

const RECENT = 8;
const worked = minute => minute.REMOVED + minute.NOT_FOUND + minute.NAME_MISMATCH;

/** Nothing comes while nothing changes: the minutes that have passed since are added, empty. */
function upToNow(minutes) {
  const passed = Math.min(60, Math.floor(secondsSince(minutes.at(-1)?.minute) / 60) || 0);
  const last = Date.parse(minutes.at(-1)?.minute);
  const added = Array.from({ length: Math.max(0, passed) }, (_, index) =>
    ({ minute: new Date(last + (index + 1) * 60_000).toISOString(), REMOVED: 0, NOT_FOUND: 0, NAME_MISMATCH: 0, CANCELLED: 0 }));
  return [...minutes, ...added].slice(-60);
}

/** What the numbers mean: one sentence to read first, one to go with it. */
export function judge(totals, moved) {
  const { pendingDevices: pending, oldestDueAt } = totals;
  const minutes = upToNow(totals.minutes);
  const complete = minutes.slice(-6, -1);
  const rate = complete.length ? complete.reduce((all, minute) => all + worked(minute), 0) / complete.length : 0;
  const lately = minutes.slice(-3).reduce((all, minute) => all + worked(minute), 0);
  const last = minutes.findLast(minute => worked(minute) > 0);
  const lastWords = last ? `The last device was settled at ${clockTime(last.minute)}.` : 'Nothing was settled in the last hour.';
  const devices = `${totals.pendingIsExact === false ? 'At least ' : ''}${count(pending, 'device')} ${pending === 1 ? 'is' : 'are'} waiting`;
  if (pending === 0) return { tone: 'idle', icon: 'check', rate, title: 'Nothing is waiting.', text: [lastWords] };
  const overdue = oldestDueAt ? secondsSince(oldestDueAt) : 0;
  if (overdue < 0) {
    return { tone: 'grace', icon: 'clock', rate, title: pending === 1 ? `${devices}, not due yet.` : `${devices}, none is due yet.`,
      text: ['The first is due ', moment(oldestDueAt), '; until then everything can still be cancelled.'] };
  }
  const since = oldestDueAt ? ['The oldest was due ', moment(oldestDueAt), '.'] : [];
  if (lately === 0 && overdue > 150 && moved !== true) {
    if (moved === undefined) return { tone: 'unknown', icon: 'clock', rate, title: `${devices}.`, text: [...since, ` Looking whether ${pending === 1 ? 'it moves' : 'they move'} …`] };
    return { tone: 'stalled', icon: 'alert', rate, title: `${devices}, and nothing moves.`, text: [...since, ` ${lastWords}`] };
  }
  const left = rate > 0 && totals.pendingIsExact !== false ? ` At the pace of the last five minutes, all are settled in about ${lengthOf((pending / rate) * 60)}.` : '';
  if (lately === 0 && overdue > 150) since.push(' Less is waiting than before, though nothing was tallied: a server of an earlier version may be at work.');
  return { tone: 'moving', icon: 'moving', rate, title: `${devices}, and ${pending === 1 ? 'it is' : 'they are'} moving.`, text: [...since, left] };
}

function fact(title) {
  const value = element('dd', { class: 'fact-value' });
  const note = element('dd', { class: 'fact-note' });
  return { value, note, node: element('div', { class: 'fact' }, element('dt', {}, title), value, note) };
}

export function overview(main, route, signal) {
  const verdict = element('p', { class: 'verdict-title' });
  const mark = element('span', { class: 'verdict-mark' });
  const detail = element('p', { class: 'verdict-text' });
  const hero = element('div', { class: 'verdict', 'data-tone': 'unknown' }, mark, element('div', {}, verdict, detail));
  const facts = { pending: fact('Pending'), oldest: fact('Oldest'), rate: fact('Settled per minute'), dead: fact('Dead letters') };
  const factList = element('dl', { class: 'facts' }, Object.values(facts).map(each => each.node));
  const trouble = element('div');
  const chart = plot(signal);
  const plotPlace = element('div', { class: 'plot-place' }, loading('Loading the plot', 4));
  const recentPlace = element('div', {}, loading('Loading the batches', 6));
  const top = element('div', { class: 'overview-top' }, loading('Loading the totals', 2));

  main.append(
    element('h1', { tabindex: '-1', class: 'eyebrow' }, 'Overview'),
    trouble, top,
    element('div', { class: 'columns' },
      element('section', { class: 'panel', 'aria-labelledby': 'plot-title' },
        element('div', { class: 'panel-head' }, element('h2', { id: 'plot-title' }, 'Removals per minute, by outcome'), element('span', { class: 'quiet' }, 'last 60 minutes')),
        plotPlace),
      element('section', { class: 'panel', 'aria-labelledby': 'recent-title' },
        element('div', { class: 'panel-head' }, element('h2', { id: 'recent-title' }, 'Recent batches'), element('a', { href: '#/batches' }, 'All batches')),
        recentPlace)));

  let tone;
  let seen = [];
  const judgeAgain = setInterval(() => seen[0] && !document.hidden && receive(...seen), 10_000);
  signal.addEventListener('abort', () => clearInterval(judgeAgain), { once: true });
  onTotals(receive, signal);

  function receive(totals, error) {
    seen = [totals, error];
    if (error) showProblem(totals ? trouble : top, error, askAgain, 'The totals cannot be read');
    else fill(trouble);
    if (!totals) {
      if (error) { fill(plotPlace, element('p', { class: 'quiet' }, 'No numbers yet.')); }
      return;
    }
    const judged = judge(totals, seenToMove());
    if (!top.contains(hero)) fill(top, hero, factList);
    if (tone !== judged.tone) {
      tone = judged.tone;
      hero.dataset.tone = tone;
      if (mark.hasChildNodes()) announce(judged.title);
      fill(mark, icon(judged.icon));
    }
    say(verdict, judged.title);
    fill(detail, judged.text);
    show(facts, totals, judged);
    if (!plotPlace.contains(chart.node)) fill(plotPlace, chart.node);
    chart.show(upToNow(totals.minutes));
  }

  const recent = batchTable('Recent batches, newest first');
  const again = follow({
    signal, poll: () => batches({ limit: RECENT }, signal),
    receive({ batches: found }) {
      if (found.length === 0) return fill(recentPlace, empty('No batches yet.', 'What is scheduled through the API appears here.'));
      recent.show(found);
      if (!recentPlace.contains(recent.node)) fill(recentPlace, recent.node);
      return undefined;
    },
    fail(error) { if (!recentPlace.contains(recent.node)) showProblem(recentPlace, error, () => again(), 'The batches cannot be read'); },
  });
}

function show({ pending, oldest, rate, dead }, totals, judged) {
  const about = exact => (exact === false ? '+' : '');
  say(pending.value, number(totals.pendingDevices) + about(totals.pendingIsExact));
  say(pending.note, totals.pendingDevices === 0 ? 'nothing to do' : count(totals.pendingDevices, 'device').replace(/^\S+ /, '') + (totals.pendingIsExact === false ? ', at least' : ''));
  if (totals.oldestDueAt) {
    const ahead = secondsSince(totals.oldestDueAt) < 0;
    fill(oldest.value, moment(totals.oldestDueAt, ahead ? 'until' : 'age'));
    say(oldest.note, ahead ? 'until it is due' : 'past its due time');
  } else {
    say(oldest.value, '–');
    say(oldest.note, 'nothing pending');
  }
  say(rate.value, pace(judged.rate));
  say(rate.note, 'mean of the last 5 minutes');
  say(dead.value, number(totals.deadDevices) + about(totals.deadIsExact));
  dead.node.dataset.alarm = totals.deadDevices > 0 ? 'yes' : 'no';
  if (totals.deadDevices > 0) {
    if (!dead.note.querySelector('a')) fill(dead.note, element('a', { href: '#/dead' }, 'look at them'));
  } else say(dead.note, 'none given up');
}
