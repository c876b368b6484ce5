/**
 * What can be asked of known and unknown values. What comes of something unknown is `undefined`, and whoever asks says
 * which of the three answers is wanted: `=== true`, `=== false`, `=== undefined`.
 */

import {
  LAST_DAY,
  after,
  completed,
  dayAfter,
  dayBefore,
  dayIn,
  earliestBefore,
  isOfAge,
  middleOf,
} from "./calendar.js";
import type { Ages, Days, Length, Period, TimeUnit } from "./calendar.js";
import { compared } from "./values.js";
import type { IsoDate, Order, Scalar, Truth } from "./values.js";

type Maybe<V> = V | undefined;

/** Whether one value stands so to another. */
export function is(one: Maybe<Scalar>, order: Order, other: Maybe<Scalar>): Truth {
  const how = one === undefined || other === undefined ? undefined : compared(one, other);
  return how === undefined ? undefined : stands(how, order);
}

function stands(how: number, order: Order): boolean {
  switch (order) {
    case "<":
      return how < 0;
    case "<=":
      return how <= 0;
    case "=":
      return how === 0;
    case ">=":
      return how >= 0;
    case ">":
      return how > 0;
  }
}

/** Whether a value is one of these; unknown also where it is none of those that are known and one is unknown. */
export function isOneOf(value: Maybe<Scalar>, members: readonly Maybe<Scalar>[]): Truth {
  return anyOf(members.map((member) => is(value, "=", member)).concat(value === undefined ? [undefined] : []));
}

/** Whether a code lies between two others, character by character: for lists that do not give all their codes. */
export function isBetween(code: Maybe<string>, from: string, to: string): Truth {
  return code === undefined ? undefined : byCharacters(from, code) <= 0 && byCharacters(code, to) <= 0;
}

function byCharacters(one: string, other: string): number {
  const [left, right] = [[...one], [...other]];
  for (const [at, character] of left.entries()) {
    const difference = (character.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? -1);
    if (difference !== 0) {
      return difference;
    }
  }
  return left.length - right.length;
}

/** Expressions that were asked for, by what they say. */
const EXPRESSIONS = new Map<string, RegExp>();

/** Whether the whole of a text has the shape that a regular expression says. */
export function isLike(value: Maybe<string>, expression: string): Truth {
  if (value === undefined) {
    return undefined;
  }
  let whole = EXPRESSIONS.get(expression);
  if (whole === undefined) {
    whole = new RegExp(`^(?:${expression})$`, "u");
    EXPRESSIONS.set(expression, whole);
  }
  return whole.test(value);
}

/** How many characters a text has. */
export function lengthOf(value: Maybe<string>): Maybe<number> {
  return value === undefined ? undefined : [...value].length;
}

/** Whether there is a value: of a list of codes that does not give them all, each may be one. */
export function isAny(value: Maybe<Scalar>): Truth {
  return value === undefined ? undefined : true;
}

/** Whether one of these is so. */
export function anyOf(parts: readonly Truth[]): Truth {
  if (parts.includes(true)) {
    return true;
  }
  return parts.includes(undefined) ? undefined : false;
}

/** Whether all of these are so. */
export function allOf(parts: readonly Truth[]): Truth {
  if (parts.includes(false)) {
    return false;
  }
  return parts.includes(undefined) ? undefined : true;
}

/** The completed units of time from one day to another. */
export function elapsed(from: Maybe<IsoDate>, to: Maybe<IsoDate>, unit: TimeUnit): Maybe<number> {
  return from === undefined || to === undefined ? undefined : completed(from, to, unit);
}

/** Whether somebody is of one of these ages. */
export function isAged(born: Maybe<IsoDate>, at: Maybe<IsoDate>, ...ages: readonly Ages[]): Truth {
  return born === undefined || at === undefined ? undefined : isOfAge(born, at, ages);
}

/** Whether one of these birthdays falls within a stretch of time. */
export function turns(born: Maybe<IsoDate>, years: readonly number[], days: Maybe<Days>): Truth {
  if (born === undefined || days === undefined) {
    return undefined;
  }
  return years.some((age) => lies(after(born, [age, "years"]), days));
}

function lies(date: IsoDate, [from, to]: Days): boolean {
  return from <= date && date <= to;
}

/** Whether a day lies within a stretch of time. */
export function isWithin(date: Maybe<IsoDate>, days: Maybe<Days>): Truth {
  return date === undefined || days === undefined ? undefined : lies(date, days);
}

/** The reporting period as a stretch of time. */
export function wholeOf(period: Maybe<Period>): Maybe<Days> {
  return period && [period.start, period.end];
}

/** The last day of the first half of the reporting period. */
export function middle(period: Maybe<Period>): Maybe<IsoDate> {
  return period && middleOf(period);
}

/** The one such day within the reporting period. */
export function dayOf(period: Maybe<Period>, month: number, dayOfMonth: number): Maybe<IsoDate> {
  return period && dayIn(period, month, dayOfMonth);
}

/** From one day to another. */
export function between(from: Maybe<IsoDate>, to: Maybe<IsoDate>): Maybe<Days> {
  return from === undefined || to === undefined ? undefined : [from, to];
}

/** At most so long before a day. */
export function atMostBefore(length: Length, date: Maybe<IsoDate>): Maybe<Days> {
  return date === undefined ? undefined : [earliestBefore(date, length), date];
}

/** At most so long after a day. */
export function atMostAfter(length: Length, date: Maybe<IsoDate>): Maybe<Days> {
  return date === undefined ? undefined : [date, after(date, length)];
}

/**
 * The days on which a record is open, from its first to the one before it ended, or that one where it is the first. One
 * without an end is still open; one that ends before it begins is unknown.
 */
export function open(first: Maybe<IsoDate>, ended?: Maybe<IsoDate>): Maybe<Days> {
  if (first === undefined || (ended !== undefined && ended < first)) {
    return undefined;
  }
  if (ended === undefined) {
    return [first, LAST_DAY];
  }
  return [first, ended === first ? first : (dayBefore(ended) ?? first)];
}

/** Whether a record is open on a day. */
export function isOpenAt(days: Maybe<Days>, at: Maybe<IsoDate>): Truth {
  return isWithin(at, days);
}

/** Whether a record is open on a day, and has been for so long. */
export function isOpenFor(days: Maybe<Days>, order: Order, length: Length, at: Maybe<IsoDate>): Truth {
  if (days === undefined || at === undefined) {
    return undefined;
  }
  return lies(at, days) && hasLasted(days[0], at, order, length);
}

/** Whether a record is open on one of these days at least. */
export function isOpenDuring(days: Maybe<Days>, window: Maybe<Days>): Truth {
  if (days === undefined || window === undefined) {
    return undefined;
  }
  return window[0] <= window[1] && days[0] <= window[1] && window[0] <= days[1];
}

/** Whether a record is open on each of these days. */
export function isOpenThroughout(days: Maybe<Days>, window: Maybe<Days>): Truth {
  if (days === undefined || window === undefined) {
    return undefined;
  }
  return window[1] < window[0] || (days[0] <= window[0] && window[1] <= days[1]);
}

/** Whether a record has lasted so long, up to the day it ended, or to the end of the period where it still lasts. */
export function hasLastedFor(days: Maybe<Days>, order: Order, length: Length, period: Maybe<Period>): Truth {
  if (days === undefined) {
    return undefined;
  }
  const [first, last] = days;
  const until = last === LAST_DAY ? period?.end : first === last ? last : dayAfter(last);
  return until === undefined ? undefined : hasLasted(first, until, order, length);
}

function hasLasted(first: IsoDate, to: IsoDate, order: Order, length: Length): boolean {
  const reached = after(first, length);
  switch (order) {
    case "<":
      return reached > to;
    case "<=":
      return reached >= to;
    case "=":
      return completed(first, to, length[1]) === length[0] && reached === to;
    case ">=":
      return reached <= to;
    case ">":
      return reached < to;
  }
}

/** Whether one day lies at most so long before another. */
export function isSoonBefore(earlier: Maybe<IsoDate>, later: Maybe<IsoDate>, length: Length): Truth {
  if (earlier === undefined || later === undefined) {
    return undefined;
  }
  return earlier <= later && after(earlier, length) >= later;
}

/** Whether two days lie at most so far from each other. */
export function isNear(one: Maybe<IsoDate>, other: Maybe<IsoDate>, length: Length): Truth {
  return anyOf([isSoonBefore(one, other, length), isSoonBefore(other, one, length)]);
}

/** Whether a test is true on some of these days; never where it is not known which they are. */
export function someDay(days: Maybe<Days>, test: (date: IsoDate) => boolean): boolean {
  for (let date = days?.[0]; date !== undefined && days !== undefined && date <= days[1]; date = dayAfter(date)) {
    if (test(date)) {
      return true;
    }
  }
  return false;
}

/** Whether a test is true on a day; never where it is not known. */
export function onDay(date: Maybe<IsoDate>, test: (date: IsoDate) => boolean): boolean {
  return date !== undefined && test(date);
}

/** Whether a record is reached, and a test is true of it. */
export function reaches<R>(record: Maybe<R>, test: (record: R) => boolean): boolean {
  return record !== undefined && test(record);
}

/** How many rows there are; unknown where it is of one whether it counts. */
export function counted<R>(rows: readonly R[], certainly: (row: R) => boolean, perhaps: (row: R) => boolean): Maybe<number> {
  const count = rows.filter(certainly).length;
  return rows.filter(perhaps).length === count ? count : undefined;
}

/** What two numbers are where they are the same. */
export function agreed(one: Maybe<number>, other: Maybe<number>): Maybe<number> {
  return one === other ? one : undefined;
}

/**
 * The most dates in succession with rows that fit: each date with rows that lie as they must, and fitting where all of
 * them do. Unknown where it is of one row whether it lies so, or when.
 */
export function longestRun<R>(
  rows: readonly R[],
  placed: (row: R) => Truth,
  dateOf: (row: R) => Maybe<IsoDate>,
  fits: (row: R) => boolean,
): Maybe<number> {
  const dates = new Map<IsoDate, boolean>();
  for (const row of rows) {
    const lies = placed(row);
    const date = lies === true ? dateOf(row) : undefined;
    if (lies === undefined || (lies && date === undefined)) {
      return undefined;
    }
    if (date !== undefined) {
      dates.set(date, (dates.get(date) ?? true) && fits(row));
    }
  }
  let [longest, run] = [0, 0];
  for (const date of [...dates.keys()].sort()) {
    run = dates.get(date) === true ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

/** The least known value of these, an earliest day among them. */
export function earliest<V extends Scalar>(values: readonly Maybe<V>[]): Maybe<V> {
  return furthest(values, "<");
}

/** The greatest known value of these, a latest day among them. */
export function latest<V extends Scalar>(values: readonly Maybe<V>[]): Maybe<V> {
  return furthest(values, ">");
}

function furthest<V extends Scalar>(values: readonly Maybe<V>[], order: Order): Maybe<V> {
  let found: Maybe<V>;
  for (const value of values) {
    if (found === undefined || is(value, order, found) === true) {
      found = value;
    }
  }
  return found;
}
