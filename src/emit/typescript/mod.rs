//! A TypeScript package that validates records with zod, and checks all records of a dataset together.
//!
//! What is the framework's own stands in files of its own: code lists, the records of each table, the rules on them. How
//! values are read and what can be asked of them is the same for all frameworks and is copied beside it. Reading comes
//! before judging, so that nothing JavaScript would guess at is ever taken for a value.

mod asking;
mod codes;
mod formula;
mod layout;
mod literal;
mod module;
mod names;
mod project;
mod rules;
mod spell;
mod table;
mod writer;

use self::layout::Doc;
use self::literal::{comment, text};
use self::module::Module;
use self::rules::Unsaid;
use super::about;
use super::plain::sentence;
use super::{Context, Output};

/// What is the same for all frameworks, by the names of its files.
const RUNTIME: [(&str, &str); 7] = [
    ("calendar", include_str!("runtime/calendar.ts")),
    ("checking", include_str!("runtime/checking.ts")),
    ("data", include_str!("runtime/data.ts")),
    ("judging", include_str!("runtime/judging.ts")),
    ("reading", include_str!("runtime/reading.ts")),
    ("records", include_str!("runtime/records.ts")),
    ("values", include_str!("runtime/values.ts")),
];

/// Builds the target; nothing for a package that neither has nor counts records of any table.
pub fn emit(cx: &Context<'_>) -> Output {
    let mut output = Output::new();
    let mut module = Module::new(cx);
    if module.tables.is_empty() {
        return output;
    }
    let mut unsaid = Vec::new();
    for index in 0..module.tables.len() {
        let file = module.tables[index].file.clone();
        output.add(format!("src/tables/{file}.ts"), table::file(&module, &module.tables[index]));
        if let Some(rules) = rules::file(&mut module, index, &mut unsaid) {
            output.add(format!("src/rules/{file}.ts"), rules);
        }
    }
    let lists = codes::file(&module);
    let has_codes = lists.is_some();
    lists.into_iter().for_each(|lists| output.add("src/codes.ts", lists));
    spell::file(&mut module).into_iter().for_each(|spells| output.add("src/spells.ts", spells));
    for (name, content) in RUNTIME {
        output.add(format!("src/runtime/{name}.ts"), content);
    }
    output.add("src/index.ts", index(&module, &unsaid, has_codes));
    output.add("README.md", project::readme(&module, &unsaid));
    output.add("package.json", project::package_json(&module));
    output.add("tsconfig.json", project::TSCONFIG);
    output
}

/// What the package offers.
fn index(module: &Module<'_>, unsaid: &[Unsaid], has_codes: bool) -> String {
    let mut out = comment(0, &about::package(&module.cx, None));
    out.push('\n');
    for known in &module.tables {
        out.push_str(&format!("import {{ checks as of{} }} from \"./rules/{}.js\";\n", known.name, known.file));
    }
    out.push_str(
        "import { findingsIn } from \"./runtime/checking.js\";\n\
         import type { Finding, Options, TableChecks } from \"./runtime/checking.js\";\n\n",
    );
    if has_codes {
        out.push_str("export * from \"./codes.js\";\n");
    }
    for known in &module.tables {
        let names = [known.name.clone(), format!("{}Row", known.name)].map(Doc::text);
        let export = Doc::All(vec![Doc::text("export "), Doc::object(names.into())]);
        out.push_str(&format!("{} from \"./tables/{}.js\";\n", export.laid_out(), known.file));
    }
    out.push_str(
        "export type { Period } from \"./runtime/calendar.js\";\n\
         export type { Finding, Mistake, Options, Severity, Written } from \"./runtime/checking.js\";\n\
         export { Exact } from \"./runtime/values.js\";\n\
         export type { IsoDate } from \"./runtime/values.js\";\n\n",
    );
    let entries = module.tables.iter().map(|known| {
        let about = Doc::lines(&comment(0, &[sentence(&table::called(*known.table))]));
        let key = literal::property(&known.key);
        Doc::All(vec![about, Doc::End, Doc::text(format!("readonly {key}?: Iterable<object> | undefined;"))])
    });
    let lines = entries.flat_map(|entry| [Doc::End, entry]).collect();
    let records = Doc::All(vec![Doc::text("export type Records = {"), Doc::nest(lines), Doc::End, Doc::text("};\n\n")]);
    out.push_str(&comment(
        0,
        &["The records of each table: objects by the names of columns, as read from a file or from JSON.".to_owned()],
    ));
    out.push_str(&records.laid_out());
    let tables = module.tables.iter().map(|known| Doc::text(format!("of{}", known.name))).collect();
    let tables =
        Doc::All(vec![Doc::text("const TABLES: readonly TableChecks[] = "), Doc::array(tables), Doc::text(";\n\n")]);
    out.push_str(&tables.laid_out());
    out.push_str(CHECK);
    out.push_str(&not_checked(unsaid));
    out
}

/// What checks.
const CHECK: &str = "/**
 * What is found in records: a table after the other, and in each the records in their order.
 *
 * Rules that look at records of a table that is not given find none there. Without a period, what they ask of the
 * reporting period is unknown, and what rests on it breaks nothing.
 */
export function check(records: Records, options: Options = {}): Finding[] {
  return [...findingsIn(TABLES, records, options)];
}

/** The same, a finding at a time. */
export function findings(records: Records, options: Options = {}): Generator<Finding> {
  return findingsIn(TABLES, records, options);
}
";

/// The constant that lists what is not checked.
fn not_checked(unsaid: &[Unsaid]) -> String {
    let entries = unsaid.iter().map(|unsaid| {
        Doc::object(vec![
            Doc::entry("table", text(&unsaid.table)),
            Doc::entry("rule", text(&unsaid.id)),
            Doc::entry("title", text(&unsaid.title)),
            Doc::entry("why", text(unsaid.why)),
        ])
    });
    let about =
        comment(0, &["What the framework asks for and this package does not check, with the reason.".to_owned()]);
    let value = Doc::All(vec![
        Doc::text("export const NOT_CHECKED: readonly NotChecked[] = "),
        Doc::array(entries.collect()),
        Doc::text(";\n"),
    ]);
    format!("\n{NOT_CHECKED}\n{about}{}", value.laid_out())
}

/// The type of what is listed there.
const NOT_CHECKED: &str = "/** A rule, or when a field must be filled in, that is not checked. */
export interface NotChecked {
  /** The table. */
  readonly table: string;
  /** The id of the rule or field. */
  readonly rule: string;
  /** What it is called. */
  readonly title: string;
  /** Why it is not checked. */
  readonly why: string;
}
";
