//! What people wrote beside the cells of a worksheet: notes, and threads of comments with their replies.
//!
//! For a thread, Excel also writes a note for older versions of itself, with an explanation in front that is in the language of
//! whoever wrote it. Where the file holds the thread, it counts instead; else the note is cut to what was said.

use super::relations::Relations;
use super::texts::runs;
use crate::exchange::spreadsheet::draft::Draft;
use crate::exchange::spreadsheet::error::Stop;
use crate::exchange::spreadsheet::package::Package;
use crate::exchange::spreadsheet::xml::Xml;
use crate::exchange::spreadsheet::{At, SpreadsheetError};
use std::collections::HashSet;

pub(super) fn read(package: &mut Package<'_>, sheet: &str, draft: &mut Draft<'_>) -> Result<(), Stop> {
    let relations = Relations::of(package, sheet)?;
    let mut threads = HashSet::new();
    for part in relations.all("threadedComment") {
        if let Some(text) = package.text(part).map_err(SpreadsheetError::from)? {
            let mut xml = Xml::new(&text, part);
            while let Some(tag) = xml.next_tag()? {
                let at = tag.raw("ref").and_then(|text| text.parse::<At>().ok());
                if let ("threadedComment", Some(at)) = (tag.name(), at) {
                    let said = xml.text()?;
                    draft.comment(at, &said)?;
                    threads.insert(at);
                }
            }
        }
    }
    for part in relations.all("comments") {
        if let Some(text) = package.text(part).map_err(SpreadsheetError::from)? {
            notes(&text, part, &threads, draft)?;
        }
    }
    Ok(())
}

fn notes(text: &str, part: &str, threads: &HashSet<At>, draft: &mut Draft<'_>) -> Result<(), Stop> {
    let mut xml = Xml::new(text, part);
    while let Some(tag) = xml.next_tag()? {
        if tag.name() != "comment" {
            continue;
        }
        let at = tag.raw("ref").and_then(|text| text.parse::<At>().ok());
        let depth = xml.depth();
        while let Some(tag) = xml.child(depth)? {
            if tag.name() != "text" {
                continue;
            }
            let note = runs(&mut xml)?;
            if let Some(at) = at.filter(|at| !threads.contains(at)) {
                draft.comment(at, &said_in_thread(&note))?;
            }
        }
    }
    Ok(())
}

/// What was said in a thread, of the note that Excel writes for it; any other note is itself.
fn said_in_thread(note: &str) -> String {
    let thread = note.trim_start().strip_prefix("[Threaded comment]");
    let Some((_, said)) = thread.and_then(|thread| thread.split_once("Comment:")) else {
        return note.to_owned();
    };
    let said = said.replace("\nReply:\n", "\n");
    said.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::said_in_thread;

    #[test]
    fn the_explanation_in_front_of_a_thread_is_left_out() {
        let note = "[Threaded comment]\n\nYour version of Excel allows you to read this threaded comment; however, any edits to it will \
            get removed if the file is opened in a newer version of Excel.\n\nComment:\n    Figures of the second half are estimates\n\
            Reply:\n    Revised in May";
        assert_eq!(
            said_in_thread(note),
            "Figures of the second half are estimates\nRevised in May"
        );
        assert_eq!(said_in_thread("Author:\nComment: none"), "Author:\nComment: none");
    }
}
