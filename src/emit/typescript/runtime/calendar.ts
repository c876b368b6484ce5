/**
 * Reckoning with days, by whole numbers: no two machines' date functions agree at the edges.
 *
 * Somebody born on 29 February has their birthday on 1 March in other years, and a day that a month does not have is the
 * first of the next, whichever way one counts.
 */

import type { IsoDate } from "./values.js";

/** A unit of time. */
export type TimeUnit = "days" | "weeks" | "months" | "years";

/** A length of time in whole units: `[12, "months"]`. */
export type Length = readonly [count: number, unit: TimeUnit];

/** Ages from one up to but not with another; without one of them there is no such end. */
export interface Ages {
  /** The youngest. */
  readonly from?: Length;
  /** The first age that is too old. */
  readonly before?: Length;
}

/** Days from one to another, both included. One that ends before it begins has no day. */
export type Days = readonly [from: IsoDate, to: IsoDate];

/** A reporting period: its first and its last day. */
export interface Period {
  /** Its first day, as `2023-04-01`. */
  readonly start: IsoDate;
  /** Its last day, not before the first. */
  readonly end: IsoDate;
}

/** The first day that there is. */
export const FIRST_DAY: IsoDate = "0001-01-01";
/** The last day that there is. */
export const LAST_DAY: IsoDate = "9999-12-31";

/** The day of a year, month and day of the month; `undefined` where there is none. */
export function day(year: number, month: number, dayOfMonth: number): IsoDate | undefined {
  const exists =
    year >= 1 && year <= 9999 && month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= daysIn(year, month);
  const digits = (number: number, width: number) => String(number).padStart(width, "0");
  return exists ? `${digits(year, 4)}-${digits(month, 2)}-${digits(dayOfMonth, 2)}` : undefined;
}

/** The day after; `undefined` after the last that there is. */
export function dayAfter(date: IsoDate): IsoDate | undefined {
  return date >= LAST_DAY ? undefined : ofNumber(numberOf(date) + 1);
}

/** The day before; `undefined` before the first that there is. */
export function dayBefore(date: IsoDate): IsoDate | undefined {
  return date <= FIRST_DAY ? undefined : ofNumber(numberOf(date) - 1);
}

/** The day so long after another; the last that there is where it would come after that. */
export function after(date: IsoDate, [count, unit]: Length): IsoDate {
  switch (unit) {
    case "days":
      return ofNumber(numberOf(date) + count);
    case "weeks":
      return ofNumber(numberOf(date) + count * 7);
    case "months":
      return plusMonths(date, count);
    case "years":
      return plusMonths(date, count * 12);
  }
}

/** The first day from which, so long later, a day is reached or passed. */
export function earliestBefore(date: IsoDate, length: Length): IsoDate {
  const most = { days: 1, weeks: 7, months: 31, years: 366 }[length[1]];
  let high = numberOf(date);
  let low = Math.max(high - length[0] * most - 4, numberOf(FIRST_DAY));
  if (after(ofNumber(low), length) >= date) {
    return ofNumber(low);
  }
  // Later days lead later or to the same day: halve what is between.
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2);
    if (after(ofNumber(middle), length) >= date) {
      high = middle;
    } else {
      low = middle;
    }
  }
  return ofNumber(high);
}

/** The completed units from one day to another; below 0 where the second is the earlier. */
export function completed(from: IsoDate, to: IsoDate, unit: TimeUnit): number {
  if (to < from) {
    return 0 - completed(to, from, unit);
  }
  switch (unit) {
    case "days":
      return numberOf(to) - numberOf(from);
    case "weeks":
      return Math.floor((numberOf(to) - numberOf(from)) / 7);
    case "months":
      return completedMonths(from, to);
    case "years":
      return Math.floor(completedMonths(from, to) / 12);
  }
}

/** Whether somebody born then is of one of these ages on a day; before birth nobody is of any age. */
export function isOfAge(born: IsoDate, on: IsoDate, ages: readonly Ages[]): boolean {
  const reached = ([count, unit]: Length) => completed(born, on, unit) >= count;
  const fits = ({ from, before }: Ages) =>
    (from === undefined || reached(from)) && !(before !== undefined && reached(before));
  return born <= on && ages.some(fits);
}

/** The last day of the first half of a period: half of its months where these are even, else half of its days. */
export function middleOf(period: Period): IsoDate {
  const next = dayAfter(period.end);
  const months = next === undefined ? 0 : completed(period.start, next, "months");
  const exactly = next !== undefined && after(period.start, [months, "months"]) === next;
  const days = Math.floor((numberOf(period.end) - numberOf(period.start) + 1) / 2);
  const half: Length = exactly && months > 0 && months % 2 === 0 ? [months / 2, "months"] : [Math.max(days, 1), "days"];
  return dayBefore(after(period.start, half)) ?? period.start;
}

/** The one such day within a period; `undefined` where there is none, or more than one. */
export function dayIn(period: Period, month: number, dayOfMonth: number): IsoDate | undefined {
  const [first, last] = [partsOf(period.start)[0], partsOf(period.end)[0]];
  const found: IsoDate[] = [];
  for (let year = first; year <= last; year += 1) {
    const date = day(year, month, dayOfMonth);
    if (date !== undefined && period.start <= date && date <= period.end) {
      found.push(date);
    }
  }
  return found.length === 1 ? found[0] : undefined;
}

function daysIn(year: number, month: number): number {
  if (month === 2) {
    return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  }
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function partsOf(date: IsoDate): readonly [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

/** The number of a day, so that the next day has the next number. */
function numberOf(date: IsoDate): number {
  return numbered(...partsOf(date));
}

function numbered(calendarYear: number, calendarMonth: number, dayOfMonth: number): number {
  // Years are taken to begin in March: then the day that comes only in some years is the last.
  const year = calendarMonth > 2 ? calendarYear : calendarYear - 1;
  const month = calendarMonth > 2 ? calendarMonth - 3 : calendarMonth + 9;
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return 365 * year + leapDays + Math.floor((153 * month + 2) / 5) + dayOfMonth;
}

/** The day with this number; the first or last that there is where it lies outside. */
function ofNumber(wanted: number): IsoDate {
  if (wanted <= numberOf(FIRST_DAY)) {
    return FIRST_DAY;
  }
  if (wanted >= numberOf(LAST_DAY)) {
    return LAST_DAY;
  }
  // Near enough, and then by the month: a year has at most 366 days and at least 365.
  let year = Math.max(Math.floor(wanted / 366), 1);
  while (numbered(year + 1, 1, 1) <= wanted) {
    year += 1;
  }
  let month = 1;
  while (month < 12 && numbered(year, month + 1, 1) <= wanted) {
    month += 1;
  }
  return day(year, month, wanted - numbered(year, month, 1) + 1) ?? LAST_DAY;
}

function plusMonths(date: IsoDate, count: number): IsoDate {
  const [startYear, startMonth, dayOfMonth] = partsOf(date);
  const months = startYear * 12 + startMonth - 1 + count;
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  if (year > 9999) {
    return LAST_DAY;
  }
  const firstOfNext = () => (month === 12 ? day(year + 1, 1, 1) : day(year, month + 1, 1));
  return day(year, month, dayOfMonth) ?? firstOfNext() ?? LAST_DAY;
}

function completedMonths(from: IsoDate, to: IsoDate): number {
  const [[fromYear, fromMonth, fromDay], [toYear, toMonth, toDay]] = [partsOf(from), partsOf(to)];
  const between = (toYear - fromYear) * 12 + toMonth - fromMonth;
  // The day of a month that does not have it is the first of the next.
  return toDay < fromDay ? between - 1 : between;
}
