/**
 * Fields, the records that they make up, and the zod schemas that read them.
 */

import * as z from "zod";

import { readJson, readText } from "./reading.js";
import type { Fault, Reading, Reads } from "./reading.js";
import type { Scalar } from "./values.js";

/** What a framework says of a field. */
export interface AboutField {
  /** Its id in the framework. */
  readonly id: string;
  /** What it is called. */
  readonly title: string;
  /** What it means. */
  readonly description?: string;
  /** The columns of files that hold it, best first. */
  readonly columns: readonly [string, ...string[]];
  /** Whether something must always stand there. */
  readonly required?: true;
  /** Codes that say that it is not known. */
  readonly unknown?: readonly string[];
  /** Whether it speaks of a person, and whether the law protects that further. */
  readonly personal?: "personal" | "special category";
  /** How its values are read. */
  readonly reads: Reads<Scalar>;
}

/** A field, whose values are of this type. */
export interface Field<V extends Scalar | undefined = Scalar | undefined> extends AboutField {
  /** Never there: it carries the type. */
  readonly value?: V;
}

/** The fields of a record by their names. */
export type Fields = Readonly<Record<string, Field>>;

type ReadBy<A> = A extends { readonly reads: Reads<infer V extends Scalar> } ? V : never;
type ValueOf<A> = A extends { readonly required: true }
  ? A extends { readonly unknown: readonly string[] }
    ? ReadBy<A> | undefined
    : ReadBy<A>
  : ReadBy<A> | undefined;

/** A field: one that must be filled in, and has no codes for what is not known, always has a value in a good record. */
export function field<const A extends AboutField>(about: A): Field<ValueOf<A>> {
  return about;
}

/** What a field of a good record holds. */
type ValueIn<A> = A extends Field<infer V extends Scalar | undefined> ? V : never;

/** A record as rules see it: what is not there, not known or not usable is `undefined`. */
export type Row<F extends Fields> = { readonly [K in keyof F]: ValueIn<F[K]> | undefined };

/** The zod schema of a record with such fields. */
export type RecordSchema<F extends Fields> = z.ZodObject<{ [K in keyof F]: z.ZodType<ValueIn<F[K]>, unknown> }>;

/** What a framework says of the records of a table. */
export interface AboutRecord {
  /** What the table is called. */
  readonly title: string;
  /** What one record is. */
  readonly description?: string;
}

/** The schema of a record in JSON: its values are as the JSON Schema of the same framework has them. */
export function recordOf<F extends Fields>(fields: F, about: AboutRecord): RecordSchema<F> {
  return schemaOf(fields, about, (field, entered) => readJson(field.reads, field.unknown ?? [], entered));
}

/** The schema of a row of a file: its values are texts. */
export function rowOf<F extends Fields>(fields: F, about: AboutRecord): RecordSchema<F> {
  return schemaOf(fields, about, (field, entered) => readText(field.reads, field.unknown ?? [], entered));
}

function schemaOf<F extends Fields>(
  fields: F,
  about: AboutRecord,
  read: (field: Field, entered: unknown) => Reading<Scalar>,
): RecordSchema<F> {
  const shape = Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, schemaOfField(field, (entered) => read(field, entered))]),
  );
  // What the fields say of their values is what their schemas give: the loop over them cannot tell the compiler so.
  return z.object(shape).meta(metadata(about)) as unknown as RecordSchema<F>;
}

function schemaOfField(field: Field, read: (entered: unknown) => Reading<Scalar>): z.ZodType {
  const schema = z.unknown().transform((entered, context): Scalar | undefined => {
    const reading = read(entered);
    const message = messageOf(field, reading);
    if (message !== undefined) {
      context.addIssue({ code: "custom", message, params: { rule: faultOf(field, reading) } });
      return z.NEVER;
    }
    return reading.kind === "value" ? reading.value : undefined;
  });
  return (field.required === true ? schema : z.optional(schema)).meta(metadata(field));
}

function metadata(about: AboutRecord): { title: string; description?: string } {
  const { title, description } = about;
  return description === undefined ? { title } : { title, description };
}

/** The id of what is wrong with what stands in a field; `undefined` where nothing is. */
export function faultOf(field: Field, reading: Reading<Scalar>): Fault | "missing" | undefined {
  if (reading.kind === "unusable") {
    return reading.fault;
  }
  return reading.kind === "empty" && field.required === true ? "missing" : undefined;
}

/** What is wrong with what stands in a field, in words; `undefined` where nothing is. */
export function messageOf(field: Field, reading: Reading<Scalar>): string | undefined {
  const fault = faultOf(field, reading);
  if (fault === undefined) {
    return undefined;
  }
  return `${nameOf(field)}: ${fault === "missing" ? "must be filled in" : field.reads.words(fault)}`;
}

/** A field as messages call it: by its column and its title. */
export function nameOf(field: Field): string {
  const [column] = field.columns;
  return column === field.title ? `\`${column}\`` : `\`${column}\` (${field.title})`;
}
