//! Names in TypeScript for what a framework declares.

use std::collections::BTreeMap;

use crate::emit::names::{Scope, camel, class};
use crate::id::DeclId;
use crate::model::{Decl, Table};

/// Words of the language, and what every program has; then what the package itself calls so.
const TAKEN: &str = "
    Array ArrayBuffer Awaited BigInt Boolean Buffer Capitalize DataView Date Error Exclude Extract Float32Array
    Function Generator Infinity InstanceType Intl Iterable Iterator JSON Map Math NaN NonNullable Number Object Omit
    Parameters Partial Pick Promise Proxy Readonly ReadonlyArray ReadonlyMap ReadonlySet Record Reflect RegExp Required
    ReturnType Set String Symbol Uncapitalize Uppercase WeakMap WeakRef WeakSet
    Any Object Unknown Never Void Undefined Null
    Data Exact Finding IsoDate Mistake NotChecked Options Period Records Row Rule Severity Spell Table TableChecks Written
";

/// Names that mean a device on Windows, and of our own files.
const FILES: &str = "
    con prn aux nul com0 com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt0 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9
";

/// What every object has already, or what would change it.
const OF_OBJECTS: &str = "
    __proto__ __defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__ constructor hasOwnProperty
    isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf toJSON
";

/// Words that are no name of a value, and what a file of rules brings in or says itself.
const VALUES: &str = "
    arguments await break case catch class const continue debugger default delete do else enum eval export extends false
    finally for function if implements import in instanceof interface let new null package private protected public
    return static super switch this throw true try typeof undefined var void while with yield NaN Infinity
    agreed allOf anyOf atMostAfter atMostBefore between checks checksOf counted dayOf dividedBy data date earliest elapsed exact
    hasLastedFor is isAged isAny isBetween isLike isNear isOneOf isOpenAt isOpenDuring isOpenFor isOpenThroughout isSoonBefore
    isWithin it latest lengthOf longestRun middle minus onDay open plus reaches row someDay times turns wholeOf
";

/// Names of packages that Node has itself, with the words npm does not allow.
const PACKAGES: &str = "
    assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns domain events
    fs http http2 https inspector module net node_modules os path perf_hooks process punycode querystring readline repl
    sea sqlite stream string_decoder sys test timers tls trace_events tty typescript url util v8 vm wasi
    worker_threads zlib zod
";

/// The names at the top of the package.
pub(super) fn package_scope() -> Scope {
    Scope::reserving(&[TAKEN])
}

/// The names of files.
pub(super) fn files() -> Scope {
    Scope::reserving(&[FILES])
}

/// The properties of a record.
pub(super) fn properties() -> Scope {
    Scope::reserving(&[OF_OBJECTS])
}

/// The values of a file of rules.
pub(super) fn values() -> Scope {
    Scope::reserving(&[VALUES])
}

/// The name of a package of programs.
pub(super) fn package(id: &str) -> String {
    let is_taken = PACKAGES.split_whitespace().any(|taken| taken == id);
    if is_taken { format!("{id}-framework") } else { id.to_owned() }
}

/// The names of what is made of a table, which share a stem: `Episodes`, `EpisodesRow`, `EpisodesTable`.
pub(super) fn table(scope: &mut Scope, taken: &mut BTreeMap<String, DeclId>, table: Table<'_>) -> String {
    let dataset = table.dataset().map_or("", Decl::name);
    let wanted = [class(table.name()), class(dataset) + &class(table.name())];
    let all = |stem: &str| [stem.to_owned(), format!("{stem}Row"), format!("{stem}Table")];
    let name = scope.take_beside(&wanted, |stem| all(stem).iter().any(|name| taken.contains_key(name)));
    taken.extend(all(&name).into_iter().map(|name| (name, table.id())));
    name
}

/// The name of a value for what has this id, and where others have that, of these ids together.
pub(super) fn value(scope: &mut Scope, ids: &[&str]) -> String {
    let last = ids.join("-");
    let wanted: Vec<String> = ids.first().map(|id| camel(id)).into_iter().chain([camel(&last)]).collect();
    scope.take(&wanted)
}
