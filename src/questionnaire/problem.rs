//! What is wrong with a pack: each problem names file, line and reason, and all of them are collected, not only the first.

use std::cell::RefCell;
use std::fmt;
use std::ops::Range;

/// One thing that is wrong in a pack's files.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, relative to the folder that holds the packs: `asean-phase-3/pack.toml`.
    pub file: String,
    /// The line, from 1; 0 where the whole file is meant.
    pub line: usize,
    /// What is wrong and what would be right.
    pub reason: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.file, self.reason),
            line => write!(f, "{}:{line}: {}", self.file, self.reason),
        }
    }
}

/// A pack that is refused, with everything that must be put right.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the pack is not right:\n{}", .problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
pub struct PackError {
    /// Every problem found, in the order of files and lines.
    pub problems: Vec<Problem>,
}

/// Collects problems while a pack is read.
#[derive(Default)]
pub(super) struct Problems(RefCell<Vec<Problem>>);

impl Problems {
    pub(super) fn add(&self, file: &str, line: usize, reason: impl Into<String>) {
        self.0.borrow_mut().push(Problem {
            file: file.to_owned(),
            line,
            reason: reason.into(),
        });
    }

    pub(super) fn count(&self) -> usize {
        self.0.borrow().len()
    }

    /// Sorted by file and line, each once.
    pub(super) fn into_sorted(self) -> Vec<Problem> {
        let mut problems = self.0.into_inner();
        problems.sort();
        problems.dedup();
        problems
    }
}

/// A text file of a pack with the starts of its lines, so that a place in it can be told as a line.
pub(super) struct Source {
    pub(super) file: String,
    pub(super) text: String,
    starts: Vec<usize>,
}

impl Source {
    pub(super) fn new(file: String, text: String) -> Self {
        let after = text
            .bytes()
            .enumerate()
            .filter(|(_, byte)| *byte == b'\n')
            .map(|(at, _)| at + 1);
        let starts = std::iter::once(0).chain(after).collect();
        Self { file, text, starts }
    }

    /// The line, from 1, of a byte in the text.
    pub(super) fn line(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start <= byte).max(1)
    }

    pub(super) fn line_of(&self, span: &Range<usize>) -> usize {
        self.line(span.start)
    }
}

/// Something read from a line of a file.
#[derive(Clone, Debug)]
pub(super) struct At<T> {
    pub(super) value: T,
    pub(super) line: usize,
}
