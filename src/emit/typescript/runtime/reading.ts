/**
 * Reading: what stands in the data becomes a value of its field's type, or is said to be of no use.
 *
 * The forms are exactly those that the framework states; nothing is guessed. In a file every value is a text; in JSON
 * numbers, true and false stand there as such, and dates as `2023-03-31` whatever their form in files.
 */

import { day } from "./calendar.js";
import { Exact, compared } from "./values.js";
import type { IsoDate, Numeric } from "./values.js";

/** Why nothing can be made of what stands in a field. */
export type Fault =
  | "not-text"
  | "not-a-date"
  | "not-a-number"
  | "not-a-whole-number"
  | "too-many-decimals"
  | "out-of-range"
  | "not-a-code"
  | "neither-yes-nor-no"
  | "too-long"
  | "not-like";

/** What came of reading what stands in a field. */
export type Reading<V> =
  /** Nothing stands there. */
  | { readonly kind: "empty" }
  /** A code that says that it is not known. */
  | { readonly kind: "not-known"; readonly code: string }
  /** A value. */
  | { readonly kind: "value"; readonly value: V }
  /** Something of which nothing can be made: it is unknown in whatever is asked. */
  | { readonly kind: "unusable"; readonly fault: Fault };

/** What there is of a value, or the fault that keeps it from being one. */
export type Read<V> = { readonly value: V } | { readonly fault: Fault };

/** How values of a type are read. */
export interface Reads<V> {
  /** Reads a text of a file, which is not empty. */
  text(entered: string): Read<V>;
  /** Reads a value of JSON, which is not null. */
  json(entered: unknown): Read<V>;
  /** Says what must be there instead, in a sentence that goes on from the field's name. */
  words(fault: Fault): string;
  /** Whether an empty text of JSON means that nothing is there. */
  readonly takesText: boolean;
  /** Whether codes for what is not known stand as numbers in JSON. */
  readonly takesNumbers: boolean;
}

/** The most significant digits of a number: more do not come out the same on every machine. */
const MOST_DIGITS = 15;
/** The most decimals of a number. */
const MOST_DECIMALS = 15;
/** How many codes a message lists. */
const MOST_CODES_SHOWN = 12;

/** Reads what stands in a file: a text, or what a program has put there instead, which is read as JSON is. */
export function readText<V>(reads: Reads<V>, unknown: readonly string[], entered: unknown): Reading<V> {
  if (typeof entered !== "string") {
    return readJson(reads, unknown, entered);
  }
  if (entered === "") {
    return { kind: "empty" };
  }
  return unknown.includes(entered) ? { kind: "not-known", code: entered } : told(reads.text(entered));
}

/** Reads a value of JSON. */
export function readJson<V>(reads: Reads<V>, unknown: readonly string[], entered: unknown): Reading<V> {
  if (entered === null || entered === undefined || (entered === "" && reads.takesText)) {
    return { kind: "empty" };
  }
  const isThis = (code: string) => {
    if (typeof entered === "string") {
      return code === entered && !(reads.takesNumbers && written(code) !== undefined);
    }
    const [one, other] = reads.takesNumbers ? [inJson(entered), written(code)] : [];
    return one !== undefined && other !== undefined && compared(one.value, other.value) === 0;
  };
  const code = unknown.find(isThis);
  return code === undefined ? told(reads.json(entered)) : { kind: "not-known", code };
}

function told<V>(read: Read<V>): Reading<V> {
  return "fault" in read ? { kind: "unusable", fault: read.fault } : { kind: "value", value: read.value };
}

/** Reads dates written in one of these forms: the first `DD`, `MM` and `YYYY` stand for day, month and year. */
export function date(...forms: readonly string[]): Reads<IsoDate> {
  const patterns = forms.map(datePattern);
  const iso = datePattern("YYYY-MM-DD");
  const read = (entered: string, among: readonly DatePattern[]): Read<IsoDate> => {
    for (const pattern of among) {
      const found = pattern(entered);
      if (found !== undefined) {
        return { value: found };
      }
    }
    return { fault: "not-a-date" };
  };
  return {
    text: (entered) => read(entered, patterns),
    json: (entered) => (typeof entered === "string" ? read(entered, [iso]) : { fault: "not-a-date" }),
    words: () => `must be a day that there is, written ${either(forms)}`,
    takesText: false,
    takesNumbers: false,
  };
}

type DatePattern = (entered: string) => IsoDate | undefined;

function datePattern(form: string): DatePattern {
  const starts = (["YYYY", "MM", "DD"] as const).map((letters) => [form.indexOf(letters), letters.length] as const);
  const isPart = (at: number) => starts.some(([start, length]) => at >= start && at < start + length);
  return (entered) => {
    if (entered.length !== form.length || starts.some(([start]) => start < 0)) {
      return undefined;
    }
    for (let at = 0; at < form.length; at += 1) {
      const fits = isPart(at) ? /^[0-9]$/u.test(entered.charAt(at)) : entered.charAt(at) === form.charAt(at);
      if (!fits) {
        return undefined;
      }
    }
    const [year = 0, month = 0, dayOfMonth = 0] = starts.map(([start, length]) =>
      Number(entered.slice(start, start + length)),
    );
    return day(year, month, dayOfMonth);
  };
}

/** Reads yes and no: in files as these texts, in JSON as true and false. */
export function yesOrNo(yes: string, no: string): Reads<boolean> {
  return {
    text: (entered) =>
      entered === yes ? { value: true } : entered === no ? { value: false } : { fault: "neither-yes-nor-no" },
    json: (entered) => (typeof entered === "boolean" ? { value: entered } : { fault: "neither-yes-nor-no" }),
    words: () => `must be ${either([yes, no])}`,
    takesText: false,
    takesNumbers: false,
  };
}

/** The least and the greatest number, both included. */
type Range = readonly [least: Numeric, most: Numeric];

/** Reads whole numbers, perhaps in a range. */
export function wholeNumber(range?: Range): Reads<number> {
  const judged = (number: Written | undefined): Read<number> => {
    if (number === undefined || number.decimals > 0) {
      return { fault: "not-a-whole-number" };
    }
    return isOutside(number.value, range) ? { fault: "out-of-range" } : { value: Number(number.value.over) };
  };
  return {
    text: (entered) => (entered.includes(".") ? { fault: "not-a-whole-number" } : judged(written(entered))),
    json: (entered) => judged(inJson(entered)),
    words: (fault) => (fault === "out-of-range" ? rangeWords(range) : "must be a whole number, written in digits"),
    takesText: false,
    takesNumbers: true,
  };
}

/** Reads numbers, perhaps with at most so many decimals, perhaps in a range. */
export function decimal(decimals?: number, range?: Range): Reads<Exact> {
  const judged = (number: Written | undefined): Read<Exact> => {
    if (number === undefined) {
      return { fault: "not-a-number" };
    }
    if (decimals !== undefined && number.decimals > decimals) {
      return { fault: "too-many-decimals" };
    }
    return isOutside(number.value, range) ? { fault: "out-of-range" } : { value: number.value };
  };
  const words = (fault: Fault) => {
    if (fault === "out-of-range") {
      return rangeWords(range);
    }
    return fault === "too-many-decimals" ? `must have at most ${String(decimals)} decimals` : "must be a number, such as 12.5";
  };
  return {
    text: (entered) => judged(written(entered)),
    json: (entered) => judged(inJson(entered)),
    words,
    takesText: false,
    takesNumbers: true,
  };
}

/** Reads codes of a list, all of which are given: each with its label. */
export function code<const C extends Readonly<Record<string, string>>>(labels: C): Reads<keyof C & string> {
  const codes = new Map(Object.entries(labels));
  const isCode = (entered: unknown): entered is keyof C & string => typeof entered === "string" && codes.has(entered);
  const read = (entered: unknown): Read<keyof C & string> =>
    isCode(entered) ? { value: entered } : { fault: "not-a-code" };
  const shown = [...codes].map(([one, label]) => (label === one ? one : `${one} (${label})`));
  return { text: read, json: read, words: () => `must be one of ${listed(shown)}`, takesText: false, takesNumbers: false };
}

/** What texts must be besides. */
export interface TextForm {
  /** The most characters. */
  readonly atMost?: number;
  /** The framework's pattern, and what it says as a regular expression for the whole text. */
  readonly like?: readonly [pattern: string, expression: string];
}

/** Reads texts: also identifiers, and codes of a list that does not give them all. */
export function text(form: TextForm = {}): Reads<string> {
  const { atMost, like } = form;
  const whole = like === undefined ? undefined : new RegExp(`^(?:${like[1]})$`, "u");
  const read = (entered: unknown): Read<string> => {
    // No text has a NUL, nor half of a character.
    if (typeof entered !== "string" || /[\0\uD800-\uDFFF]/u.test(entered)) {
      return { fault: "not-text" };
    }
    if (atMost !== undefined && entered.length > atMost && [...entered].length > atMost) {
      return { fault: "too-long" };
    }
    return whole === undefined || whole.test(entered) ? { value: entered } : { fault: "not-like" };
  };
  const words = (fault: Fault) => {
    switch (fault) {
      case "too-long":
        return `must have at most ${String(atMost)} characters`;
      case "not-like":
        return `must look like \`${like === undefined ? "" : like[0]}\``;
      default:
        return "must be a text";
    }
  };
  return { text: read, json: read, words, takesText: true, takesNumbers: false };
}

/** A number as it was written. */
interface Written {
  readonly value: Exact;
  /** How many decimals it has, zeros at the end not counted. */
  readonly decimals: number;
}

/** A number of a file: perhaps `-`, digits, and a dot with digits; `undefined` where it is written otherwise. */
function written(entered: string): Written | undefined {
  const found = /^(-?)([0-9]+)(?:\.([0-9]+))?$/u.exec(entered);
  if (found === null) {
    return undefined;
  }
  const [, sign = "", whole = "", all = ""] = found;
  const decimals = all.replace(/0+$/u, "");
  const significant = (whole + all).replace(/^0+/u, "");
  if (decimals.length > MOST_DECIMALS || significant.length > MOST_DIGITS) {
    return undefined;
  }
  return { value: Exact.of(decimals === "" ? sign + whole : `${sign}${whole}.${decimals}`), decimals: decimals.length };
}

/** A number of JSON by what it is worth, however it was written; `undefined` where it has too many digits. */
function inJson(entered: unknown): Written | undefined {
  if (entered instanceof Exact) {
    return written(entered.toString());
  }
  if (typeof entered !== "number" && typeof entered !== "bigint") {
    return undefined;
  }
  const [mantissa = "", exponent] = String(entered).split("e");
  const number = written(mantissa);
  if (number === undefined || exponent === undefined || number.value.over === 0n) {
    return number;
  }
  const by = Number(exponent);
  // What is worth more than fifteen digits can tell, or has more decimals, is not readable.
  if (Math.abs(by) > MOST_DIGITS + MOST_DECIMALS) {
    return undefined;
  }
  const { over, under } = number.value;
  const value = by < 0 ? new Exact(over, under * 10n ** BigInt(-by)) : new Exact(over * 10n ** BigInt(by), under);
  return written(value.toString());
}

function isOutside(number: Exact, range: Range | undefined): boolean {
  return range !== undefined && ((compared(number, range[0]) ?? 0) < 0 || (compared(number, range[1]) ?? 0) > 0);
}

function rangeWords(range: Range | undefined): string {
  return range === undefined ? "" : `must be from ${String(range[0])} to ${String(range[1])}`;
}

function either(words: readonly string[]): string {
  const [last = "", ...others] = [...words].reverse();
  return others.length === 0 ? last : `${others.reverse().join(", ")} or ${last}`;
}

function listed(codes: readonly string[]): string {
  const more = codes.length - MOST_CODES_SHOWN;
  return more > 1 ? `${codes.slice(0, MOST_CODES_SHOWN).join(", ")} and ${String(more)} more` : codes.join(", ");
}
