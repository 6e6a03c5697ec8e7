//! A new file elsewhere with everything in it, when the old one is damaged or its disk fails.

use super::attachments::TakenAlong;
use super::difference::changes_between;
use super::group::{Action, ActionKind, Group, Origin};
use super::open::{self, OpenError};
use super::{journal, schema};
use crate::figures::Answers;
use std::path::Path;
use std::sync::Arc;

/// Why no rescue copy could be written.
#[derive(Debug, thiserror::Error)]
#[error("The rescue copy was not written. {0}")]
pub struct RescueError(#[from] OpenError);

/// Where the saved groups are.
pub enum Saved<'a> {
    /// In a country file.
    File(&'a Path),
    /// In memory, from a damaged one.
    Groups(&'a [Group]),
}

/// Writes the saved groups, the pending ones, and whatever `answers` holds beyond them as one more group; and the documents.
pub fn write(
    to: &Path,
    saved: &Saved<'_>,
    pending: &[Arc<Group>],
    along: &TakenAlong<'_>,
    answers: &Answers,
) -> Result<(), RescueError> {
    let mut groups = match saved {
        Saved::File(path) => all_groups(path).unwrap_or_default(),
        Saved::Groups(groups) => groups.to_vec(),
    };
    let known = groups.last().map_or(0, |group| group.id);
    groups.extend(
        pending
            .iter()
            .filter(|group| group.id > known)
            .map(|group| (**group).clone()),
    );
    renumber(&mut groups);
    let mut replayed = Answers::default();
    groups
        .iter()
        .flat_map(|group| &group.changes)
        .for_each(|change| replayed.apply(change));
    add_content(&mut groups, &replayed, answers);
    if open::make(to, &groups, along).is_ok() {
        return Ok(());
    }
    // A journal with holes may break the file's own rules on the way; the content as it stands cannot.
    let mut groups = Vec::new();
    add_content(&mut groups, &Answers::default(), answers);
    Ok(open::make(to, &groups, along)?)
}

/// Adds what leads from one content to the other: first everything, then, apart, the seals that would keep it out.
fn add_content(groups: &mut Vec<Group>, from: &Answers, to: &Answers) {
    let mut unsealed = to.clone();
    for (pack, phase) in &mut unsealed.phases {
        phase.sealed = from.phases.get(pack).is_some_and(|phase| phase.sealed);
    }
    let who = groups.last().map(|group| group.who.clone()).unwrap_or_default();
    for changes in [changes_between(from, &unsealed), changes_between(&unsealed, to)] {
        if !changes.is_empty() {
            let mut group = Group::new(&who, Action::new(ActionKind::Rescue), Origin::Program, None, changes);
            group.id = groups.len() as u64 + 1;
            groups.push(group);
        }
    }
}

fn all_groups(path: &Path) -> rusqlite::Result<Vec<Group>> {
    let connection = schema::connect_read_only(path)?;
    let mut statement = connection.prepare("SELECT * FROM journal_group ORDER BY id")?;
    let heads: Vec<_> = statement.query_map([], journal::head_of)?.collect::<Result<_, _>>()?;
    heads
        .into_iter()
        .map(|mut head| journal::fill(&connection, &mut head).map(|_| head.group))
        .collect()
}

/// Closes the gaps that lost groups have left; what pointed to a lost group points nowhere.
fn renumber(groups: &mut [Group]) {
    let old: Vec<_> = groups.iter().map(|group| group.id).collect();
    let new = |id: u64| old.binary_search(&id).ok().map(|position| position as u64 + 1);
    for (group, id) in groups.iter_mut().zip(1..) {
        group.id = id;
        group.undoes = group.undoes.and_then(new);
        group.redoes = group.redoes.and_then(new);
    }
}
