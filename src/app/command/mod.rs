//! What a person can ask of the window, in one table: menu, palette, keys and the key sheet are made from it.
//!
//! Screens send a [`Command`]; `execute.rs` alone carries it out. A command without data is a row of [`TABLE`].

mod table;

pub use self::table::TABLE;

use super::context::{Notice, Place};
use super::theme::ThemeChoice;
use crate::figures::{CellAddress, SheetId};
use crate::questionnaire::{Language, PackId, TableCode};
use eframe::egui::{Key, KeyboardShortcut, Modifiers};
use std::path::PathBuf;

/// A request to the window.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// A row of the table.
    Run(CommandId),
    /// Show a place.
    GoTo(Place),
    /// Show a table's sheet.
    GoToSheet(TableCode, SheetId),
    /// Show a cell: its table opens, the cell becomes active.
    GoToCell(CellAddress),
    /// To what was found in the search field; a row that is not listed yet is added.
    Jump(crate::desk::Target),
    /// Say why these findings, by their keys, are right.
    Explain(Vec<String>),
    /// State the source of that sheet.
    GoToSource(SheetId),
    /// Open a country file.
    Open(PathBuf),
    /// Make a country file and open it.
    Create {
        /// Where.
        path: PathBuf,
        /// What it begins with.
        new: crate::desk::NewCountryFile,
    },
    /// Take a file off the list of recent ones.
    Forget(PathBuf),
    /// Verify that package.
    VerifyFile(PathBuf),
    /// Show a phase of the open file.
    ShowPhase(PackId),
    /// Speak that language.
    SetLanguage(Language),
    /// Look like that.
    SetTheme(ThemeChoice),
    /// Show tables so large, 1.0 being 100 %.
    SetTableZoom(f32),
    /// Whether Enter moves down (else to the right).
    SetEnterDown(bool),
    /// Say something to the person.
    Say(Notice),
}

/// A command of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CommandId {
    /// To the welcome screen: another file, a new one.
    Welcome,
    /// Choose a country file to open.
    OpenFile,
    /// Open the sample.
    OpenSample,
    /// Write everything now, and say so.
    SaveNow,
    /// Save a copy elsewhere.
    SaveCopy,
    /// Take the last action back.
    Undo,
    /// Do it again.
    Redo,
    /// Write a remark on the active cell.
    Remark,
    /// Mark the selected cells for follow-up, or take the mark off.
    FollowUp,
    /// Say why what is found on the active cell, or chosen in the list, is right.
    Explain,
    /// State where the selected figures come from.
    Origin,
    /// Choose a document that the selected figures come from.
    Attach,
    /// Fill what follows by a sum.
    FillTotals,
    /// Totals that follow their parts, or typed ones.
    AutomaticTotals,
    /// Say why there is no figure, and for how much.
    NoFigure,
    /// Show the cell that includes the selected ones.
    IncludedElsewhere,
    /// Take what is suggested first: the likely meaning of wrong input, the figure that makes sums hold.
    TakeFirst,
    /// Take what is suggested second.
    TakeSecond,
    /// Take what is suggested third.
    TakeThird,
    /// Type the selected figures a second time.
    RetypeSelection,
    /// Type the table a second time.
    RetypeTable,
    /// Type what no sum guards a second time.
    RetypeUnprotected,
    /// Search field: tables, cells, commands.
    Find,
    /// Next finding.
    NextFinding,
    /// Finding before.
    PreviousFinding,
    /// Next cell to be followed up.
    NextFollowUp,
    /// Next cell that is still to be answered.
    NextToFill,
    /// The one before.
    PreviousToFill,
    /// What is left to do, in a list.
    WhatIsLeft,
    /// Next table.
    NextTable,
    /// Table before.
    PreviousTable,
    /// Overview.
    Overview,
    /// The table last looked at.
    Table,
    /// Sources and definitions.
    Sources,
    /// Findings.
    Findings,
    /// Bring in.
    BringIn,
    /// Submit.
    Submit,
    /// Verify a package.
    Verify,
    /// Every action in the file, and the way back.
    History,
    /// Fold the inspector away or out.
    Inspector,
    /// All rows.
    RowsAll,
    /// Hide empty rows.
    RowsNotEmpty,
    /// Rows with an answer.
    RowsAnswered,
    /// Rows that are still to be answered.
    RowsToFill,
    /// Rows with findings.
    RowsWithFindings,
    /// Rows changed since the phase before.
    RowsChanged,
    /// Keep the year beside the labels, or not any more.
    PinYear,
    /// Larger: the table where one shows, else everything.
    ZoomIn,
    /// Smaller.
    ZoomOut,
    /// 100 %.
    ZoomReset,
    /// Everything larger, the text of the window included.
    TextLarger,
    /// Everything smaller.
    TextSmaller,
    /// Everything at 100 %.
    TextReset,
    /// What the active cell means.
    Meaning,
    /// The sheet of keys.
    KeySheet,
    /// Guide, keys, licences.
    Help,
    /// Close the window.
    Quit,
}

/// Where a command stands in the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Files.
    File,
    /// Changing figures.
    Edit,
    /// Going somewhere.
    Go,
    /// How it looks.
    View,
    /// Help and the end.
    Help,
}

impl Group {
    /// In the order of the menu.
    pub const ALL: [Group; 5] = [Group::File, Group::Edit, Group::Go, Group::View, Group::Help];

    /// The id of its title.
    pub fn text_id(self) -> &'static str {
        match self {
            Group::File => "menu-file",
            Group::Edit => "menu-edit",
            Group::Go => "menu-go",
            Group::View => "menu-view",
            Group::Help => "menu-help",
        }
    }
}

/// What must hold for a command to be possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Nothing.
    Nothing,
    /// An open file.
    File,
    /// An open file that can be written.
    Writable,
    /// Something to undo.
    Undoable,
    /// Something to redo.
    Redoable,
    /// A finding.
    Finding,
    /// A cell of a table, in a file that can be written.
    Cell,
    /// A cell marked for follow-up.
    FollowUp,
    /// A table that shows.
    Table,
}

/// What is the case now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Situation {
    /// A file is open.
    pub file: bool,
    /// It can be written.
    pub writable: bool,
    /// There is something to undo.
    pub undo: bool,
    /// There is something to redo.
    pub redo: bool,
    /// There is a finding.
    pub finding: bool,
    /// A table shows and a cell in it is active.
    pub cell: bool,
    /// A cell is marked for follow-up.
    pub follow_up: bool,
    /// A table shows.
    pub table: bool,
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The command.
    pub id: CommandId,
    /// Its texts: `command-<name>` and `command-<name>-tip`.
    pub name: &'static str,
    /// Its sign.
    pub icon: &'static str,
    /// Its keys; the first is shown.
    pub keys: &'static [KeyboardShortcut],
    /// Its part of the menu.
    pub group: Group,
    /// When it is possible.
    pub needs: Needs,
}

impl Row {
    /// The id of its name.
    pub fn text_id(&self) -> String {
        format!("command-{}", self.name)
    }

    /// The id of the sentence that says what it does.
    pub fn tip_id(&self) -> String {
        format!("command-{}-tip", self.name)
    }

    /// Whether it is possible.
    pub fn enabled(&self, now: Situation) -> bool {
        match self.needs {
            Needs::Nothing => true,
            Needs::File => now.file,
            Needs::Writable => now.file && now.writable,
            Needs::Undoable => now.undo && now.writable,
            Needs::Redoable => now.redo && now.writable,
            Needs::Finding => now.finding,
            Needs::Cell => now.cell && now.writable,
            Needs::FollowUp => now.follow_up,
            Needs::Table => now.table,
        }
    }
}

impl CommandId {
    /// Its row.
    pub fn row(self) -> &'static Row {
        TABLE.iter().find(|row| row.id == self).unwrap_or(&TABLE[0])
    }

    /// Whether the grid takes the same keys itself while it has the keyboard, so that what is being typed is kept first.
    pub fn is_the_grids(self) -> bool {
        use CommandId::{
            FillTotals, KeySheet, NextFinding, NextTable, NextToFill, PreviousFinding, PreviousTable, PreviousToFill,
            Redo, Undo,
        };
        matches!(
            self,
            Undo | Redo
                | FillTotals
                | NextFinding
                | PreviousFinding
                | NextToFill
                | PreviousToFill
                | NextTable
                | PreviousTable
                | KeySheet
        )
    }
}

/// Something without which a shortcut's letters would be guessed: how it is written on a key sheet.
pub fn key_text(shortcut: &KeyboardShortcut) -> String {
    let Modifiers {
        alt,
        shift,
        command,
        ctrl,
        ..
    } = shortcut.modifiers;
    let mut text = String::new();
    if command || ctrl {
        text.push_str("Ctrl+");
    }
    if alt {
        text.push_str("Alt+");
    }
    if shift {
        text.push_str("Shift+");
    }
    text.push_str(match shortcut.logical_key {
        Key::Plus | Key::Equals => "+",
        Key::Minus => "-",
        Key::PageDown => "Page Down",
        Key::PageUp => "Page Up",
        Key::Questionmark => "?",
        key => key.name(),
    });
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_key_means_one_command() {
        let mut seen = BTreeSet::new();
        for row in TABLE {
            for shortcut in row.keys {
                let key = format!("{:?} {:?}", shortcut.modifiers, shortcut.logical_key);
                assert!(seen.insert(key.clone()), "{key} stands twice");
            }
        }
    }

    #[test]
    fn every_command_stands_once() {
        let ids: BTreeSet<CommandId> = TABLE.iter().map(|row| row.id).collect();
        assert_eq!(ids.len(), TABLE.len());
        let groups: Vec<Group> = TABLE.iter().map(|row| row.group).collect();
        assert!(groups.is_sorted(), "the table is in the order of the menu");
    }
}
