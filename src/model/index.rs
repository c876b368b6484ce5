//! Declarations by where they stand and by what they are called: what keeps looking a name up from growing with the
//! framework.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap};
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::ops::Range;

use super::declaration::{Declaration, PackageInfo, Statement};
use super::value::{Filled, Value};
use crate::id::{DeclId, PackageId};
use crate::source::SourceMap;
use crate::syntax::code_value;
use crate::vocabulary::KindId;

/// Declarations in sorted parts, each to be searched in logarithmic time.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// Of each package what stands by itself, sorted by id, then by place.
    named: Vec<Vec<DeclId>>,
    /// Where in that list those of one id are, by a sum of package and id; none where two ids have one sum.
    summed: HashMap<u64, Option<Range<u32>>, Hasher>,
    /// Of each declaration what is nested in it, sorted by id or code, then by place; one part after the other.
    nested: Vec<DeclId>,
    /// The same, sorted by kind, then by place.
    nested_by_kind: Vec<DeclId>,
    /// Where the part of each declaration starts.
    starts: Vec<u32>,
    /// Whether some declaration bears what cannot be an id.
    unsuitable: bool,
    /// All tables, sorted by id, then by place.
    tables: Vec<DeclId>,
    /// All tables and spells that say what one row is, sorted by these words, then by place.
    rows: Vec<DeclId>,
    /// Of each package every package whose core it extends, directly or through another.
    cores: Vec<Vec<PackageId>>,
    /// The packages of the standard library.
    standard: Vec<PackageId>,
    /// Of each field and element that names many codes itself, where these stand among its values, sorted by code.
    codes: HashMap<DeclId, Vec<u32>>,
}

/// So many codes are looked through one by one.
const FEW_CODES: usize = 16;

impl Index {
    /// Looks at everything once.
    pub fn new(sources: &SourceMap, packages: &[PackageInfo], declarations: &[Declaration]) -> Self {
        let key = |id: DeclId| key(sources, &declarations[id.index()]);
        let by_key = |a: &DeclId, b: &DeclId| key(*a).cmp(&key(*b)).then(a.cmp(b));
        let mut index = Self { named: vec![Vec::new(); packages.len()], ..Self::default() };
        index.starts.reserve(declarations.len() + 1);
        for (at, declaration) in declarations.iter().enumerate() {
            let id = DeclId::new(at);
            index.unsuitable |= declaration.plain.is_some();
            // What names a translation is a language, and no id.
            let by_id = declaration.name.is_some() && declaration.kind.word() != "translation";
            if declaration.parent.is_none() && by_id {
                index.named[declaration.package.index()].push(id);
            }
            if declaration.kind.word() == "table" {
                index.tables.push(id);
            }
            if let Some(codes) = codes_named(declaration).filter(|codes| codes.len() > FEW_CODES) {
                let mut order: Vec<u32> = (0..codes.len()).map(to_u32).collect();
                order.sort_by_key(|at| code_at(codes, *at));
                index.codes.insert(id, order);
            }
            let start = index.nested.len();
            index.starts.push(to_u32(start));
            index.nested.extend(&declaration.children);
            index.nested[start..].sort_unstable_by(by_key);
            index.nested_by_kind.extend(&declaration.children);
            index.nested_by_kind[start..].sort_unstable_by_key(|id| (declarations[id.index()].kind, *id));
        }
        index.starts.push(to_u32(index.nested.len()));
        for named in &mut index.named {
            named.sort_unstable_by(by_key);
        }
        for (package, named) in index.named.iter().enumerate() {
            let mut start = 0;
            for alike in named.chunk_by(|one, other| key(*one) == key(*other)) {
                let range = start..start + to_u32(alike.len());
                start = range.end;
                let sum = sum(PackageId::new(package), &key(alike[0]));
                index.summed.entry(sum).and_modify(|taken| *taken = None).or_insert(Some(range));
            }
        }
        index.tables.sort_unstable_by(by_key);
        let of_row = |id: &DeclId| row(sources, &declarations[id.index()]);
        index.rows = (0..declarations.len()).map(DeclId::new).filter(|id| of_row(id).is_some()).collect();
        index.rows.sort_by_key(of_row);
        index.cores = (0..packages.len()).map(|package| cores(packages, PackageId::new(package))).collect();
        let standard = packages.iter().enumerate().filter(|(_, info)| info.standard);
        index.standard = standard.map(|(package, _)| PackageId::new(package)).collect();
        index
    }

    /// What stands by itself in a package, sorted by id.
    pub fn named(&self, package: PackageId) -> &[DeclId] {
        &self.named[package.index()]
    }

    /// What stands by itself in a package under an id, by one look in a table: names are looked up more often than
    /// anything, and a search through a long list would touch a far place at each step.
    pub fn under<'s>(&self, package: PackageId, id: &str, key: impl Fn(DeclId) -> Cow<'s, str>) -> &[DeclId] {
        let named = self.named(package);
        match self.summed.get(&sum(package, id)) {
            None => &[],
            Some(Some(range)) => {
                let alike = &named[range.start as usize..range.end as usize];
                if alike.first().is_some_and(|first| key(*first) == id) { alike } else { &[] }
            }
            Some(None) => equal(named, |at| key(at).as_ref().cmp(id)),
        }
    }

    /// What is nested in a declaration, sorted by id or code.
    pub fn nested(&self, id: DeclId) -> &[DeclId] {
        &self.nested[self.part(id)]
    }

    /// What is nested in a declaration, sorted by kind, then by place.
    pub fn nested_by_kind(&self, id: DeclId) -> &[DeclId] {
        &self.nested_by_kind[self.part(id)]
    }

    /// Whether some declaration bears what cannot be an id, which was reported, and is known by what was meant.
    pub fn has_unsuitable(&self) -> bool {
        self.unsuitable
    }

    /// All tables, sorted by id.
    pub fn tables(&self) -> &[DeclId] {
        &self.tables
    }

    /// All tables and spells that say what one row is, sorted by these words.
    pub fn rows(&self) -> &[DeclId] {
        &self.rows
    }

    /// Every package whose core a package extends.
    pub fn cores(&self, package: PackageId) -> &[PackageId] {
        &self.cores[package.index()]
    }

    /// Where the codes that a field or element names itself stand among its values, sorted by code; none for few.
    pub fn codes(&self, id: DeclId) -> Option<&[u32]> {
        self.codes.get(&id).map(Vec::as_slice)
    }

    /// The packages of the standard library.
    pub fn standard(&self) -> &[PackageId] {
        &self.standard
    }

    fn part(&self, id: DeclId) -> Range<usize> {
        self.starts[id.index()] as usize..self.starts[id.index() + 1] as usize
    }
}

/// The codes that a field or element names itself.
pub(super) fn codes_named(declaration: &Declaration) -> Option<&[Filled]> {
    let named = declaration.statements.iter().find(|statement| statement.entry.word == "one of")?;
    Some(&named.values)
}

/// One of them as it stands in the data; empty where it could not be read.
pub(super) fn code_at(codes: &[Filled], at: u32) -> &str {
    match codes.get(at as usize).map(|filled| &filled.value) {
        Some(Value::Code(code)) => code,
        _ => "",
    }
}

/// The same on every run.
type Hasher = BuildHasherDefault<DefaultHasher>;

fn sum(package: PackageId, id: &str) -> u64 {
    Hasher::default().hash_one((package, id))
}

fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// What a declaration is looked up by: its id, or the code it declares without quotes; empty for one without.
pub(super) fn key<'s>(sources: &'s SourceMap, declaration: &'s Declaration) -> Cow<'s, str> {
    if let Some(plain) = &declaration.plain {
        return Cow::Borrowed(plain);
    }
    let name = declaration.name.map_or("", |span| sources.slice(span));
    if declaration.kind.word() == "code" { code_value(name) } else { Cow::Borrowed(name) }
}

/// The words for one row of a table or a spell.
pub(super) fn row<'s>(sources: &'s SourceMap, declaration: &Declaration) -> Option<&'s str> {
    if !matches!(declaration.kind.word(), "table" | "spell") {
        return None;
    }
    let says = declaration.statements.iter().find(|statement| statement.entry.word == "one row is")?;
    says.get("phrase").map(|filled| sources.slice(filled.span))
}

/// Those of sorted declarations that compare as equal.
pub(super) fn equal(ids: &[DeclId], compare: impl Fn(DeclId) -> Ordering) -> &[DeclId] {
    let rest = &ids[ids.partition_point(|id| compare(*id).is_lt())..];
    // Nearly always there is one at most: the one behind it tells.
    let length = match rest {
        [first, ..] if !compare(*first).is_eq() => 0,
        [_, second, ..] if compare(*second).is_eq() => rest.partition_point(|id| compare(*id).is_eq()),
        rest => rest.len().min(1),
    };
    &rest[..length]
}

fn cores(packages: &[PackageInfo], package: PackageId) -> Vec<PackageId> {
    let mut cores = packages[package.index()].extends.clone();
    let mut seen: BTreeSet<PackageId> = cores.iter().copied().chain([package]).collect();
    let mut at = 0;
    while let Some(core) = cores.get(at) {
        at += 1;
        let further = packages[core.index()].extends.iter().copied().filter(|core| seen.insert(*core));
        cores.extend(further.collect::<Vec<_>>());
    }
    cores
}

/// What a head says for all declarations of a kind, by package, kind and word: where the first statement of `defaults`
/// stands, or the first `no …` of the head or of `defaults`.
#[derive(Debug)]
pub(super) struct ForAll {
    defaults: HashMap<(PackageId, KindId, &'static str), (DeclId, usize)>,
    none: HashMap<(PackageId, KindId, &'static str), (DeclId, usize)>,
}

impl ForAll {
    /// Looks at every head once.
    pub fn new(sources: &SourceMap, packages: &[PackageInfo], declarations: &[Declaration]) -> Self {
        let mut all = Self { defaults: HashMap::new(), none: HashMap::new() };
        for (at, info) in packages.iter().enumerate() {
            let (package, Some(head)) = (PackageId::new(at), info.head) else { continue };
            let declaration = &declarations[head.index()];
            for (index, statement) in declaration.statements.iter().enumerate() {
                let kind = statement.get("kinds").map(|filled| &filled.value);
                let (Some(Value::Kind(kind)), "no") = (kind, statement.entry.word) else { continue };
                all.note_none(package, *kind, statement, (head, index));
            }
            for child in &declaration.children {
                let defaults = &declarations[child.index()];
                let Some(kind) = KindId::of(&key(sources, defaults)) else { continue };
                if defaults.kind.word() == "defaults" {
                    for (index, statement) in defaults.statements.iter().enumerate() {
                        all.defaults.entry((package, kind, statement.entry.word)).or_insert((*child, index));
                        if statement.entry.word == "no" && statement.get("part").is_none() {
                            all.note_none(package, kind, statement, (*child, index));
                        }
                    }
                }
            }
        }
        all
    }

    fn note_none(&mut self, package: PackageId, kind: KindId, no: &Statement, place: (DeclId, usize)) {
        for filled in no.all("statement") {
            if let Value::Choice(word) = filled.value {
                self.none.entry((package, kind, word)).or_insert(place);
            }
        }
    }

    /// The statement of `defaults` for a kind.
    pub fn default_of(&self, package: PackageId, kind: KindId, word: &str) -> Option<(DeclId, usize)> {
        self.defaults.get(&(package, kind, word)).copied()
    }

    /// The `no …` of the head or of `defaults` for a kind.
    pub fn none(&self, package: PackageId, kind: KindId, word: &str) -> Option<(DeclId, usize)> {
        self.none.get(&(package, kind, word)).copied()
    }
}
