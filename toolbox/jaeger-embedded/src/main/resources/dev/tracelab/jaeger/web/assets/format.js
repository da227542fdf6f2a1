// Formats numbers and times.

const SECOND = 1e6;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export function duration(micros) {
  if (micros === 0) return '0';
  if (micros < 1e3) return `${Math.round(micros)} µs`;
  if (micros < SECOND) return `${significant(micros / 1e3)} ms`;
  if (micros < MINUTE) return `${significant(micros / SECOND)} s`;
  if (micros < HOUR) return `${Math.floor(micros / MINUTE)} min ${Math.floor((micros % MINUTE) / SECOND)} s`;
  if (micros < DAY) return `${Math.floor(micros / HOUR)} h ${Math.floor((micros % HOUR) / MINUTE)} min`;
  return plural(Math.floor(micros / DAY), 'day');
}

export function age(millis) {
  const seconds = Math.max(0, Math.round(millis / 1e3));
  if (seconds < 5) return 'just now';
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ago`;
  return plural(Math.floor(seconds / 86_400), 'day') + ' ago';
}

export function moment(micros) {
  const date = new Date(micros / 1e3);
  if (Number.isNaN(date.getTime())) return 'unknown time';
  const words = {year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit',
    second: '2-digit', fractionalSecondDigits: 3, hour12: false};
  return new Intl.DateTimeFormat('en-GB', words).format(date);
}

export const plural = (count, noun) =>
  `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;

const significant = number =>
  number < 10 ? number.toFixed(2) : number < 100 ? number.toFixed(1) : number.toFixed(0);
