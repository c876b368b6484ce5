//! Finds circles of packages and cuts them.

use super::{Graph, package_circle};
use crate::project::loader::Loader;
use crate::source::Span;

/// How far the search has come with a package.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    /// On the path that is being followed.
    Open,
    Done,
}

/// Reports every circle once, with the whole path, and takes out the `use` that closes it, so that nothing later goes
/// round for ever. The search keeps its own path, since packages may be chained more deeply than calls may.
pub(super) fn cut(loader: &mut Loader<'_>, graph: &mut Graph, spans: &[Vec<Span>]) {
    let mut states = vec![State::New; graph.folders.len()];
    for start in 0..graph.folders.len() {
        if states[start] != State::New {
            continue;
        }
        states[start] = State::Open;
        // A package on the path with the index of the `use` to follow next.
        let mut path: Vec<(usize, usize)> = vec![(start, 0)];
        while let Some((package, next)) = path.last_mut() {
            let (package, at) = (*package, *next);
            *next += 1;
            let Some(target) = graph.uses[package].get(at).copied() else {
                states[package] = State::Done;
                path.pop();
                continue;
            };
            // Packages of the standard library stand past the end; they use nothing but each other.
            let Some(target) = target.filter(|target| *target < states.len()) else { continue };
            match states[target] {
                State::New => {
                    states[target] = State::Open;
                    path.push((target, 0));
                }
                State::Open => {
                    graph.uses[package][at] = None;
                    report(loader, graph, spans, &path, target);
                }
                State::Done => {}
            }
        }
    }
}

/// Reports the part of the path that begins with the package the last `use` leads back to.
fn report(loader: &mut Loader<'_>, graph: &Graph, spans: &[Vec<Span>], path: &[(usize, usize)], back_to: usize) {
    let from = path.iter().position(|(package, _)| *package == back_to).unwrap_or(0);
    let named: Vec<(String, Span)> = path[from..]
        .iter()
        .filter_map(|(package, next)| {
            let name = super::name_of(loader, &graph.folders[*package])?;
            Some((name, *spans[*package].get(next.checked_sub(1)?)?))
        })
        .collect();
    if let Some(finding) = package_circle::finding(&named) {
        loader.diagnostics.push(finding);
    }
}
