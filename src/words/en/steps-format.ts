/** How spans of time are written in the steps. */
import { amountOf, shortAmountOf } from '../index.ts';

/** A span in seconds in words: `1 hour`, `15 minutes`, `1 hour 30 minutes`. */
export function span(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = Math.floor(seconds % 60);
  const parts = [
    hours > 0 ? amountOf(hours, 'hour') : '',
    minutes > 0 ? amountOf(minutes, 'minute') : '',
    rest > 0 ? amountOf(rest, 'second') : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(' ') : amountOf(0, 'second');
}

/** A span in seconds for places with little room: `1 hr`, `15 min`, `1 hr 30 min`. */
export function shortSpan(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return shortAmountOf(rest, 'minute');
  return [shortAmountOf(hours, 'hour'), ...(rest === 0 ? [] : [shortAmountOf(rest, 'minute')])].join(' ');
}

/** Writes the rest of a session, given in ms: `59:48`, `1:02:03`. Never below zero. */
export function countdown(ms: number): string {
  const total = Math.max(0, Math.ceil(ms / 1000));
  const hours = Math.floor(total / 3600);
  const two = (value: number): string => String(value).padStart(2, '0');
  const tail = `${two(Math.floor((total % 3600) / 60))}:${two(total % 60)}`;
  return hours > 0 ? `${hours}:${tail}` : tail;
}
