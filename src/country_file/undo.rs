//! What the next undo and redo are, told from the journal alone, so that they work across restarts.
//!
//! History is linear: a new action ends what could be redone; undo stops at the last packing.

use super::group::{ActionKind, Group, GroupId};

/// The part of a group that undo looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UndoStep {
    /// The group.
    pub id: GroupId,
    /// The kind of action.
    pub kind: ActionKind,
    /// The group it takes back.
    pub undoes: Option<GroupId>,
    /// The group it does again.
    pub redoes: Option<GroupId>,
}

impl From<&Group> for UndoStep {
    fn from(group: &Group) -> Self {
        Self {
            id: group.id,
            kind: group.action.kind,
            undoes: group.undoes,
            redoes: group.redoes,
        }
    }
}

/// What can be undone and done again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UndoLine {
    undo: Vec<GroupId>,
    redo: Vec<GroupId>,
    barrier: GroupId,
}

impl UndoLine {
    /// The line after those steps, oldest first.
    pub fn of(steps: impl IntoIterator<Item = UndoStep>) -> Self {
        let mut line = Self::default();
        for step in steps {
            line.take(step);
        }
        line
    }

    /// Takes one more step in.
    pub fn take(&mut self, step: UndoStep) {
        match (step.undoes, step.redoes) {
            (Some(target), _) => {
                self.undo.retain(|id| *id != target);
                self.redo.push(target);
            }
            (None, Some(target)) => {
                self.redo.retain(|id| *id != target);
                self.undo.push(target);
            }
            (None, None) if step.kind.is_barrier() => {
                self.undo.clear();
                self.redo.clear();
                self.barrier = step.id;
            }
            (None, None) => {
                self.redo.clear();
                self.undo.push(step.id);
            }
        }
    }

    /// The last group that nothing goes back beyond; 0 before the first.
    pub fn barrier(&self) -> GroupId {
        self.barrier
    }

    /// The group that the next undo takes back.
    pub fn undo_target(&self) -> Option<GroupId> {
        self.undo.last().copied()
    }

    /// The group that the next redo does again.
    pub fn redo_target(&self) -> Option<GroupId> {
        self.redo.last().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(steps: &[(&str, GroupId)]) -> UndoLine {
        UndoLine::of(steps.iter().enumerate().map(|(index, (word, target))| UndoStep {
            id: index as GroupId + 1,
            kind: match *word {
                "pack" => ActionKind::Pack,
                "create" => ActionKind::Create,
                _ => ActionKind::Type,
            },
            undoes: (*word == "undo").then_some(*target),
            redoes: (*word == "redo").then_some(*target),
        }))
    }

    #[test]
    fn linear_history() {
        type Case<'a> = (&'a [(&'a str, GroupId)], Option<GroupId>, Option<GroupId>);
        let cases: &[Case<'_>] = &[
            (&[], None, None),
            (&[("create", 0)], None, None),
            (&[("type", 0), ("type", 0)], Some(2), None),
            (&[("type", 0), ("type", 0), ("undo", 2)], Some(1), Some(2)),
            (&[("type", 0), ("type", 0), ("undo", 2), ("undo", 1)], None, Some(1)),
            (
                &[("type", 0), ("type", 0), ("undo", 2), ("undo", 1), ("redo", 1)],
                Some(1),
                Some(2),
            ),
            (&[("type", 0), ("undo", 1), ("redo", 1), ("undo", 1)], None, Some(1)),
            (&[("type", 0), ("undo", 1), ("type", 0)], Some(3), None),
            (&[("type", 0), ("pack", 0)], None, None),
            (&[("type", 0), ("undo", 1), ("pack", 0)], None, None),
            (&[("type", 0), ("pack", 0), ("type", 0)], Some(3), None),
        ];
        for (steps, undo, redo) in cases {
            let line = line(steps);
            assert_eq!((line.undo_target(), line.redo_target()), (*undo, *redo), "{steps:?}");
            let barrier = steps.iter().rposition(|(word, _)| matches!(*word, "pack" | "create"));
            assert_eq!(
                line.barrier(),
                barrier.map_or(0, |index| index as GroupId + 1),
                "{steps:?}"
            );
        }
    }
}
