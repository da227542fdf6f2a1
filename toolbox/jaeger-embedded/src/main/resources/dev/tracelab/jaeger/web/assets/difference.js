// Differences in words: each has a sign, so that no one needs to see its colour.

import {el} from './dom.js';
import {duration} from './format.js';

const PERCENT_UP_TO = 1000;

export function durationDifference(a, b) {
  if (a === b) return same();
  const share = a ? Math.round(100 * Math.abs(b - a) / a) : PERCENT_UP_TO;
  return changed(b - a, duration(Math.abs(b - a)), share && share < PERCENT_UP_TO ? `${share} %` : null);
}

export const countDifference = (a, b) =>
  a === b ? same() : changed(b - a, Math.abs(b - a).toLocaleString('en'), null);

export const spokenDifference = (a, b) =>
  a === b ? 'as long' : `${duration(Math.abs(b - a))} ${b > a ? 'longer' : 'shorter'} in B`;

const same = () => el('span', {class: 'same'}, 'same');

const changed = (by, amount, share) =>
  el('span', {class: by > 0 ? 'more' : 'less'}, el('span', {class: 'amount'}, `${by > 0 ? '+' : '−'}${amount}`),
    share ? el('small', {}, ` ${by > 0 ? '+' : '−'}${share}`) : null);
