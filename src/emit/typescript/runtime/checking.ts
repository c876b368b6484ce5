/**
 * Checking: records of all tables together, and what is found in them.
 */

import type { Period } from "./calendar.js";
import { Data, valuesOf } from "./data.js";
import type { NameOf, Table } from "./data.js";
import { readJson, readText } from "./reading.js";
import type { Fault, Reading } from "./reading.js";
import { faultOf, messageOf, nameOf } from "./records.js";
import type { Field, Fields, Row } from "./records.js";
import { keyOf } from "./values.js";
import type { Scalar } from "./values.js";

/** With `error` a record is refused; with `query` it may stand, and somebody is asked. */
export type Severity = "error" | "query";

/** What is found in a record besides breaches of the framework's own rules. */
export type Mistake = Fault | "missing" | "same-key" | "no-such-record";

/** Something found in a record. */
export interface Finding {
  /** The table. */
  readonly table: string;
  /** The record: the first of a table is 1. */
  readonly record: number;
  /** The id of the rule that is broken, or of the mistake. */
  readonly rule: string;
  /** The ids of the fields to look at. */
  readonly fields: readonly string[];
  /** Whether the record is refused. */
  readonly severity: Severity;
  /** What is said to whoever entered the record. It never repeats what was entered. */
  readonly message: string;
}

/** A rule of the framework. */
export interface Rule<F extends Fields = Fields> {
  /** Its id. */
  readonly id: string;
  /** What it is called. */
  readonly title: string;
  /** Its official code. */
  readonly code?: string;
  /** Whether a record that breaks it is refused. */
  readonly severity: Severity;
  /** The ids of the fields to look at. */
  readonly fields: readonly string[];
  /** What is said to whoever entered the record. */
  readonly message: string;
  /** Whether a record breaks it: where what it rests on is unknown, none does. */
  breaks(it: Row<F>, data: Data): boolean;
}

/** A field that must be filled in where something holds. */
export interface Needed<F extends Fields> {
  /** The field. */
  readonly field: NameOf<F>;
  /** Whether it must be filled in. */
  holds(it: Row<F>, data: Data): boolean;
}

/** A link: where its fields are known, one record of the other table has the same. */
export interface Link<F extends Fields> {
  /** The fields of the record. */
  readonly by: readonly NameOf<F>[];
  /** The other table. */
  readonly to: Table;
  /** Its fields. */
  readonly theirs: readonly string[];
}

/** A link, of whichever fields: the two lists are in the same order. */
export function linkOf<F extends Fields, T extends Fields>(
  by: readonly NameOf<F>[],
  to: Table<T>,
  theirs: readonly NameOf<T>[],
): Link<F> {
  return { by, to, theirs };
}

/** All that is checked of the records of a table. */
export interface Checks<F extends Fields> {
  /** The table. */
  readonly table: Table<F>;
  /** The fields that no two records share. */
  readonly key: readonly NameOf<F>[];
  /** The links to other tables. */
  readonly links: readonly Link<F>[];
  /** The fields that must be filled in because of what others hold. */
  readonly needed: readonly Needed<F>[];
  /** The framework's rules. */
  readonly rules: readonly Rule<F>[];
}

/** The checks of a table of whatever fields: {@link checksOf} makes them. */
export interface TableChecks {
  /** The table. */
  readonly table: Table;
  /** Reads its records into the data, and says what is found then. */
  read(records: Iterable<object>, written: Written, data: Data): Judging;
}

/** What is yet to be found in the records of a table once all tables are read. */
export interface Judging {
  /** What was found in reading, and what is found in judging, a record after the other. */
  findings(data: Data): Generator<Finding>;
}

/** How values are written: as texts of a file, or as JSON has them. */
export type Written = "file" | "json";

/** How records are checked. */
export interface Options {
  /** The reporting period, such as `{ start: "2023-04-01", end: "2024-03-31" }`: without one, what a rule asks of it is unknown. */
  readonly period?: Period | undefined;
  /** How values are written: in a `"file"` (of comma-separated values, say) all are texts, which is taken unless said. */
  readonly written?: Written | undefined;
}

/** The findings in records of several tables: a table after the other, and in each the records in their order. */
export function* findingsIn(
  tables: readonly TableChecks[],
  records: Readonly<Record<string, Iterable<object> | undefined>>,
  options: Options = {},
): Generator<Finding> {
  const data = new Data(options.period);
  const judging: Judging[] = [];
  for (const checks of tables) {
    const { name } = checks.table;
    const given = Object.hasOwn(records, name) ? records[name] : undefined;
    if (given !== undefined) {
      judging.push(checks.read(given, options.written ?? "file", data));
    }
  }
  for (const judged of judging) {
    yield* judged.findings(data);
  }
}

/** Everything that is checked of a table. */
export function checksOf<F extends Fields>(checks: Checks<F>): TableChecks {
  return {
    table: checks.table,
    read: (records, written, data) => {
      const read = [...records].map((record) => readRecord(checks.table, record, written));
      data.put(checks.table, read.map(({ row }) => row));
      return { findings: (all) => judge(checks, read, all) };
    },
  };
}

/** A record once it is read. */
interface ReadRecord<F extends Fields> {
  readonly row: Row<F>;
  /** Fields in which nothing stands. */
  readonly empty: ReadonlySet<string>;
  readonly mistakes: readonly Omit<Finding, "table" | "record">[];
}

function readRecord<F extends Fields>(table: Table<F>, record: object, written: Written): ReadRecord<F> {
  const row: Record<string, Scalar | undefined> = {};
  const empty = new Set<string>();
  const mistakes: Omit<Finding, "table" | "record">[] = [];
  for (const [name, field] of Object.entries<Field>(table.fields)) {
    const reading = readField(field, record, written);
    row[name] = reading.kind === "value" ? reading.value : undefined;
    if (reading.kind === "empty") {
      empty.add(name);
    }
    const [rule, message] = [faultOf(field, reading), messageOf(field, reading)];
    if (rule !== undefined && message !== undefined) {
      mistakes.push({ rule, fields: [field.id], severity: "error", message });
    }
  }
  // Each value was read by the field whose name it stands under.
  return { row: row as Row<F>, empty, mistakes };
}

/** What stands in a field: in the first of its columns that the record has. */
function readField(field: Field, record: object, written: Written): Reading<Scalar> {
  const column = field.columns.find((name) => Object.hasOwn(record, name));
  const entered = column === undefined ? undefined : (record as Readonly<Record<string, unknown>>)[column];
  const read = written === "file" ? readText : readJson;
  return read(field.reads, field.unknown ?? [], entered);
}

function* judge<F extends Fields>(checks: Checks<F>, read: readonly ReadRecord<F>[], data: Data): Generator<Finding> {
  for (const [index, { row, empty, mistakes }] of read.entries()) {
    const found = [...mistakes, ...neededBy(checks, row, empty, data), ...joinsOf(checks, row, data)];
    for (const { breaks, id, fields, severity, message } of checks.rules) {
      if (breaks(row, data)) {
        found.push({ rule: id, fields, severity, message });
      }
    }
    for (const finding of found) {
      yield { table: checks.table.name, record: index + 1, ...finding };
    }
  }
}

function* neededBy<F extends Fields>(
  { table, needed }: Checks<F>,
  row: Row<F>,
  empty: ReadonlySet<string>,
  data: Data,
): Generator<Omit<Finding, "table" | "record">> {
  for (const { field: name, holds } of needed) {
    const field: Field | undefined = table.fields[name];
    if (field !== undefined && empty.has(name) && holds(row, data)) {
      const message = `${nameOf(field)}: must be filled in here`;
      yield { rule: "missing", fields: [field.id], severity: "error", message };
    }
  }
}

function* joinsOf<F extends Fields>(
  { table, key, links }: Checks<F>,
  row: Row<F>,
  data: Data,
): Generator<Omit<Finding, "table" | "record">> {
  const called = (names: readonly NameOf<F>[]) => {
    const fields = names.flatMap((name): Field[] => (table.fields[name] === undefined ? [] : [table.fields[name]]));
    return { fields: fields.map((field) => field.id), named: fields.map(nameOf).join(" and ") };
  };
  if (key.length > 0 && data.having(table, key, valuesOf(row, key)).length > 1) {
    const { fields, named } = called(key);
    yield { rule: "same-key", fields, severity: "error", message: `Another record has the same ${named}` };
  }
  for (const { by, to, theirs } of links) {
    const values = valuesOf(row, by);
    if (data.has(to) && keyOf(values) !== undefined && data.having(to, theirs, values).length === 0) {
      const { fields, named } = called(by);
      const message = `No record of \`${to.name}\` (${to.title}) has this ${named}`;
      yield { rule: "no-such-record", fields, severity: "error", message };
    }
  }
}
