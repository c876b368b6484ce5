/**
 * Values that are known, and how they stand to each other.
 *
 * Numbers are exact: whole numbers are numbers, which have at most fifteen digits here, and all others are fractions of
 * two BigInts. No value is ever a floating point number that has lost something.
 */

/** A day, as `2024-02-29`. Earlier days come before later ones as texts do. */
export type IsoDate = string & { readonly __day?: never };

/** A number: a whole one as it is, any other exactly. */
export type Numeric = number | Exact;

/** What a field can hold once it is read. */
export type Scalar = string | boolean | Numeric;

/** What is yes, no or, as `undefined`, unknown. */
export type Truth = boolean | undefined;

/** How two values must stand to each other. */
export type Order = "<" | "<=" | "=" | ">=" | ">";

/** A number as a fraction of two whole ones: 84.9 is 849 over 10. */
export class Exact {
  /** What is divided. */
  readonly over: bigint;
  /** What it is divided by: more than 0, and without a factor that {@link over} has too. */
  readonly under: bigint;

  /** One whole number over another, which is not 0. */
  constructor(over: bigint, under: bigint = 1n) {
    const sign = under < 0n ? -1n : 1n;
    const shared = commonFactor(over < 0n ? -over : over, under * sign);
    this.over = (over * sign) / shared;
    this.under = (under * sign) / shared;
  }

  /** The number that a decimal such as `-84.9` says; a fault of the program where it says none. */
  static of(written: string): Exact {
    const [whole = "", decimals = ""] = written.split(".");
    return new Exact(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
  }

  /** The same as a number of the language, which may have lost something: for showing, not for comparing. */
  toNumber(): number {
    return Number(this.over) / Number(this.under);
  }

  /** As a decimal, `84.9`, or where it has no end as a fraction, `1/3`. */
  toString(): string {
    let [under, decimals] = [1n, 0];
    while (under % this.under !== 0n) {
      under *= 10n;
      decimals += 1;
      if (decimals > 60) {
        return `${this.over}/${this.under}`;
      }
    }
    const digits = String((this.over < 0n ? -this.over : this.over) * (under / this.under)).padStart(decimals + 1, "0");
    const at = digits.length - decimals;
    const sign = this.over < 0n ? "-" : "";
    return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, at)}.${digits.slice(at)}`;
  }

  /** In JSON a number, like any other. */
  toJSON(): number {
    return this.toNumber();
  }
}

function commonFactor(one: bigint, other: bigint): bigint {
  let [a, b] = [one, other];
  while (b !== 0n) {
    [a, b] = [b, a % b];
  }
  return a === 0n ? 1n : a;
}

/** The number that a decimal such as `84.9` says. */
export function exact(written: string): Exact {
  return Exact.of(written);
}

/** A number as a fraction. */
export function exactly(number: Numeric): Exact {
  return typeof number === "number" ? new Exact(BigInt(number)) : number;
}

/**
 * How one value stands to another: below 0, 0, or above 0; `undefined` where they are of different types. Texts, and yes
 * and no, are only equal or not: how those that differ are ordered means nothing.
 */
export function compared(one: Scalar, other: Scalar): number | undefined {
  if (typeof one === "number" && typeof other === "number") {
    return one - other;
  }
  if (isNumeric(one) && isNumeric(other)) {
    const [left, right] = [exactly(one), exactly(other)];
    const difference = left.over * right.under - right.over * left.under;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }
  if (typeof one !== typeof other || isNumeric(one) || isNumeric(other)) {
    return undefined;
  }
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Whether it is a number. */
export function isNumeric(value: Scalar): value is Numeric {
  return typeof value === "number" || value instanceof Exact;
}

/** One number and another; unknown where either is. */
export function plus(one: Numeric | undefined, other: Numeric | undefined): Exact | undefined {
  return both(one, other, (a, b) => new Exact(a.over * b.under + b.over * a.under, a.under * b.under));
}

/** One number without another; unknown where either is. */
export function minus(one: Numeric | undefined, other: Numeric | undefined): Exact | undefined {
  return both(one, other, (a, b) => new Exact(a.over * b.under - b.over * a.under, a.under * b.under));
}

/** One number so many times; unknown where either is. */
export function times(one: Numeric | undefined, other: Numeric | undefined): Exact | undefined {
  return both(one, other, (a, b) => new Exact(a.over * b.over, a.under * b.under));
}

/** One number divided by another; unknown where either is, and where it is divided by nothing. */
export function dividedBy(one: Numeric | undefined, other: Numeric | undefined): Exact | undefined {
  return both(one, other, (a, b) => (b.over === 0n ? undefined : new Exact(a.over * b.under, a.under * b.over)));
}

function both(
  one: Numeric | undefined,
  other: Numeric | undefined,
  apply: (one: Exact, other: Exact) => Exact | undefined,
): Exact | undefined {
  return one === undefined || other === undefined ? undefined : apply(exactly(one), exactly(other));
}

/** By which values are equal: two have the same exactly where they are. `undefined` where one is unknown. */
export function keyOf(values: readonly (Scalar | undefined)[]): string | undefined {
  const parts: string[] = [];
  for (const value of values) {
    if (value === undefined) {
      return undefined;
    }
    parts.push(isNumeric(value) ? `#${String(value)}` : `${typeof value}:${String(value)}`);
  }
  return parts.length === 1 ? parts[0] : JSON.stringify(parts);
}
