/**
 * Records of several tables, and which of them belong together.
 */

import type { Period } from "./calendar.js";
import type { Fields, Row } from "./records.js";
import { keyOf } from "./values.js";
import type { IsoDate, Scalar } from "./values.js";

/** The name of a field of such records. */
export type NameOf<F extends Fields> = keyof F & string;

/** A table of a dataset. */
export interface Table<F extends Fields = Fields> {
  /** By what it is known: its id, or its path where others bear that. */
  readonly name: string;
  /** What it is called. */
  readonly title: string;
  /** Its fields. */
  readonly fields: F;
}

/** Stretches of time that are joined from the records of a table. */
export interface Spell<F extends Fields = Fields> {
  /** Its path. */
  readonly name: string;
  /** The table whose records are joined. */
  readonly joins: Table<F>;
  /** What the joined records share. */
  readonly shared: readonly NameOf<F>[];
  /** What must stay the same; two that are not known are the same here. */
  readonly same: readonly NameOf<F>[];
  /** Whether the next must begin before a day is missed. */
  readonly unbroken: boolean;
  /** The field with the first day. */
  readonly from: NameOf<F>;
  /** The field with the day ended. */
  readonly to?: NameOf<F>;
}

/** What has records. */
export type Source<F extends Fields = Fields> = Table<F> | Spell<F>;

/** The records that are judged together, and the reporting period. */
export class Data {
  /** The reporting period; without one every moment of it is unknown. */
  readonly period: Period | undefined;
  readonly #rows = new Map<string, readonly Row<Fields>[]>();
  readonly #groups = new Map<string, ReadonlyMap<string, readonly Row<Fields>[]>>();

  /** No records yet. */
  constructor(period?: Period) {
    this.period = period;
  }

  /** Puts the records of a table in. */
  put<F extends Fields>(table: Table<F>, rows: readonly Row<F>[]): void {
    this.#rows.set(table.name, rows);
  }

  /** Whether the records of a table were given. */
  has(table: Table): boolean {
    return this.#rows.has(table.name);
  }

  /** All records of a table or spell; none where they were not given. */
  all<F extends Fields>(source: Source<F>): readonly Row<F>[] {
    let rows = this.#rows.get(source.name);
    if (rows === undefined && "joins" in source) {
      rows = joined(source, this.all(source.joins));
      this.#rows.set(source.name, rows);
    }
    // A source has one type of rows: what was put in for it, or joined from such.
    return (rows ?? []) as readonly Row<F>[];
  }

  /** The records that have these values in these fields; none where one of the values is unknown. */
  having<F extends Fields>(
    source: Source<F>,
    names: readonly NameOf<F>[],
    values: readonly (Scalar | undefined)[],
  ): readonly Row<F>[] {
    const key = keyOf(values);
    return key === undefined ? [] : (this.#groupsBy(source, names).get(key) ?? []);
  }

  /** The one record that has these values in these fields; `undefined` where there is none, or more than one. */
  only<F extends Fields>(
    source: Source<F>,
    names: readonly NameOf<F>[],
    values: readonly (Scalar | undefined)[],
  ): Row<F> | undefined {
    const rows = this.having(source, names, values);
    return rows.length === 1 ? rows[0] : undefined;
  }

  /** The other records that have the same values in these fields as one of them, where those are known. */
  others<F extends Fields>(source: Source<F>, names: readonly NameOf<F>[], row: Row<F>): readonly Row<F>[] {
    const same = names.length === 0 ? this.all(source) : this.having(source, names, valuesOf(row, names));
    return same.filter((other) => other !== row);
  }

  #groupsBy<F extends Fields>(source: Source<F>, names: readonly NameOf<F>[]): ReadonlyMap<string, readonly Row<F>[]> {
    const by = JSON.stringify([source.name, ...names]);
    const known = this.#groups.get(by);
    if (known !== undefined) {
      return known as ReadonlyMap<string, readonly Row<F>[]>;
    }
    const groups = grouped(this.all(source), names);
    this.#groups.set(by, groups);
    return groups;
  }
}

/** What a record has in these fields. */
export function valuesOf<F extends Fields>(row: Row<F>, names: readonly NameOf<F>[]): (Scalar | undefined)[] {
  return names.map((name): Scalar | undefined => row[name]);
}

function grouped<F extends Fields>(rows: readonly Row<F>[], names: readonly NameOf<F>[]): Map<string, Row<F>[]> {
  const groups = new Map<string, Row<F>[]>();
  for (const row of rows) {
    const key = keyOf(valuesOf(row, names));
    if (key !== undefined) {
      const group = groups.get(key);
      if (group === undefined) {
        groups.set(key, [row]);
      } else {
        group.push(row);
      }
    }
  }
  return groups;
}

/** A record with the days that it lasts. */
interface Lasting<F extends Fields> {
  readonly from: IsoDate;
  /** The day it ended; `undefined` while it still lasts. */
  readonly to: IsoDate | undefined;
  readonly row: Row<F>;
}

function joined<F extends Fields>(spell: Spell<F>, rows: readonly Row<F>[]): readonly Row<F>[] {
  const whole: Row<F>[] = [];
  for (const group of grouped(rows, spell.shared).values()) {
    const lasting = group.flatMap((row) => lastingOf(spell, row));
    // The first day, then the day ended with what still lasts at the end, then as they stand in the data.
    lasting.sort((one, other) => inOrder(one.from, other.from) || inOrder(endOf(one), endOf(other)));
    for (const stretch of stretchesOf(spell, lasting)) {
      whole.push(wholeOf(spell, stretch));
    }
  }
  return whole;
}

function lastingOf<F extends Fields>(spell: Spell<F>, row: Row<F>): Lasting<F>[] {
  const from: Scalar | undefined = row[spell.from];
  const to: Scalar | undefined = spell.to === undefined ? undefined : row[spell.to];
  if (typeof from !== "string" || (typeof to === "string" && to < from)) {
    return [];
  }
  return [{ from, to: typeof to === "string" ? to : undefined, row }];
}

/** Later than every day while it still lasts. */
function endOf(lasting: Lasting<Fields>): string {
  return lasting.to ?? "still";
}

function inOrder(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Records in order, cut where a new stretch begins. */
function stretchesOf<F extends Fields>(spell: Spell<F>, group: readonly Lasting<F>[]): Lasting<F>[][] {
  const stretches: Lasting<F>[][] = [];
  let reached = "";
  let before: Lasting<F> | undefined;
  for (const next of group) {
    const isNext = before !== undefined && !(spell.unbroken && reached < next.from) && areAlike(spell, before.row, next.row);
    if (isNext) {
      stretches.at(-1)?.push(next);
      reached = reached > endOf(next) ? reached : endOf(next);
    } else {
      stretches.push([next]);
      reached = endOf(next);
    }
    before = next;
  }
  return stretches;
}

function areAlike<F extends Fields>(spell: Spell<F>, one: Row<F>, other: Row<F>): boolean {
  return spell.same.every((name) => isSame(one[name], other[name]));
}

/** Equal, or both unknown. */
function isSame(one: Scalar | undefined, other: Scalar | undefined): boolean {
  return keyOf([one]) === keyOf([other]);
}

/** One record for all of a stretch: what they agree on, from the first day to the last. */
function wholeOf<F extends Fields>(spell: Spell<F>, stretch: readonly Lasting<F>[]): Row<F> {
  const whole: Record<string, Scalar | undefined> = {};
  for (const name of Object.keys(spell.joins.fields)) {
    const first: Scalar | undefined = stretch[0]?.row[name];
    whole[name] = stretch.every((lasting) => isSame(lasting.row[name], first)) ? first : undefined;
  }
  whole[spell.from] = stretch[0]?.from;
  if (spell.to !== undefined) {
    const ends = stretch.map((lasting) => lasting.to);
    whole[spell.to] = ends.reduce((one, other) =>
      one === undefined || other === undefined ? undefined : one > other ? one : other,
    );
  }
  // It has the fields of the records it is joined from, each with one of their values or none.
  return whole as Row<F>;
}
