//! Where it lives: one `SQLite` file per country, with an append-only journal as the truth and the current content beside it.
//!
//! [`CountryFile`] is an open file: [`CountryFile::commit`] takes one [`Group`], the changes of one action, and saves it on a
//! thread of its own; "saved" is said when it is on the disk and not before. Nothing is ever deleted: undo appends.
//! `history.rs` and `timeline.rs` read the journal back, `attachments.rs` keeps documents, `backups.rs` and `rescue.rs` what may
//! be needed after an accident. Nothing here knows what is asked or whether an answer is right; a damaged or foreign file is
//! never written to.

mod attachments;
mod backups;
mod checksum;
mod damage;
mod difference;
mod file;
mod group;
mod history;
mod journal;
mod lock;
mod media_type;
mod open;
mod reader;
mod rescue;
mod rows;
mod schema;
mod timeline;
mod undo;
mod writer;

pub use attachments::{
    ALL_TOGETHER as ATTACHMENTS_AT_MOST, AttachError, AttachmentError, Document, LARGEST as LARGEST_ATTACHMENT,
};
pub use backups::{Backup, BackupError, KEPT as BACKUPS_KEPT, list as list_backups, restore as restore_backup};
pub use damage::DamageReport;
pub use file::{Access, CommitError, CountryFile, HistoryError, WhyReadOnly};
pub use group::{Action, ActionKind, Group, GroupId, Origin};
pub use history::HistoryOf;
pub use lock::Holder;
pub use media_type::NotTaken;
pub use open::{NewFile, OpenError, Opened};
pub use rescue::RescueError;
pub use schema::{APPLICATION_ID, VERSION as FILE_VERSION};
pub use timeline::{Line, LineFilter, LinesHold};
pub use undo::{UndoLine, UndoStep};
pub use writer::{NotSaved, SaveState};
