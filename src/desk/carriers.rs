//! How a package leaves: saved as a file, as an e-mail draft, as a link for the mail program; and other formats, written
//! away from the desk so that a worker can do it.

use super::hand_over::write_whole;
use super::{Desk, DeskError, ExportFormat, ExportReport, PackageDraft, Packed};
use crate::exchange::csv_table::{self, Style};
use crate::exchange::{Written, ilostat, sdmx_csv, workbook};
use crate::figures::Answers;
use crate::questionnaire::{Language, Pack, text_args};
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

impl Packed {
    /// Writes the package to `path`, whole or not at all.
    pub fn save(&self, path: &Path) -> Result<(), DeskError> {
        write_whole(path, &self.bytes)
    }
}

/// Writes an e-mail draft, whole or not at all.
pub fn save_email_draft(eml: &[u8], path: &Path) -> Result<(), DeskError> {
    write_whole(path, eml)
}

/// What another format is made of, as it stood when it was taken from the desk.
pub struct ExportDraft(Made);

enum Made {
    Lines {
        of: Lines,
        pack: Arc<Pack>,
        answers: Box<Answers>,
    },
    DataPackage(Box<PackageDraft>),
    Workbook(Box<PackageDraft>, workbook::Layout),
}

/// The formats of one figure a line.
enum Lines {
    IlostatCsv,
    SdmxCsv,
    Table(Style),
}

impl Desk {
    /// Takes what an export needs from the desk.
    pub fn prepare_export(&self, format: ExportFormat) -> Result<ExportDraft, DeskError> {
        let lines = |of| Made::Lines {
            of,
            pack: Arc::clone(&self.pack),
            answers: Box::new(self.answers.clone()),
        };
        Ok(ExportDraft(match format {
            ExportFormat::IlostatCsv => lines(Lines::IlostatCsv),
            ExportFormat::SdmxCsv => lines(Lines::SdmxCsv),
            ExportFormat::Csv(style) => lines(Lines::Table(style)),
            ExportFormat::DataPackage => Made::DataPackage(Box::new(self.prepare_package()?)),
            ExportFormat::Workbook(layout) => Made::Workbook(Box::new(self.prepare_package()?), layout),
        }))
    }

    /// A link that opens an empty mail to the project office, with the subject and text of the draft; the package is to be
    /// attached by the person.
    pub fn mail_link(&self, packed: &Packed, language: Language) -> String {
        let arguments = self.mail_arguments(packed);
        let arguments: Vec<_> = arguments
            .iter()
            .map(|(name, value)| (*name, value.as_str().into()))
            .collect();
        let to = self.pack.submission_email.as_deref().unwrap_or_default();
        let (subject, body) = (
            text_args(language, "mail-subject", &arguments),
            text_args(language, "mail-body", &arguments),
        );
        // RFC 6068: everything but unreserved letters is written by its bytes, line breaks as CR LF.
        format!(
            "mailto:{}?subject={}&body={}",
            percent(to, "@"),
            percent(&subject, ""),
            percent(&body.replace('\n', "\r\n"), "")
        )
    }
}

impl ExportDraft {
    /// Writes the file. Returns how many cells had to be left out, because they hold what could not be read.
    pub fn write(&self, path: &Path) -> Result<usize, DeskError> {
        Ok(self.write_out(path)?.left_out)
    }

    /// Writes the file, and says what the format has no place for.
    pub fn write_out(&self, path: &Path) -> Result<ExportReport, DeskError> {
        let (bytes, report) = match &self.0 {
            Made::Lines { of, pack, answers } => {
                let written = match of {
                    Lines::IlostatCsv => ilostat::write(pack, answers),
                    Lines::SdmxCsv => sdmx_csv::write(pack, answers),
                    Lines::Table(style) => csv_table::write(pack, answers, *style),
                };
                let report = ExportReport::of(&written);
                (written.bytes, report)
            }
            Made::DataPackage(draft) => (draft.data_package()?, ExportReport::default()),
            Made::Workbook(draft, layout) => (draft.workbook(layout)?, ExportReport::default()),
        };
        write_whole(path, &bytes)?;
        Ok(report)
    }
}

impl ExportReport {
    fn of(written: &Written) -> Self {
        Self {
            left_out: written.left_out.len(),
            words: written.words,
            doubled: written.doubled,
        }
    }
}

/// Percent-encodes for a link; letters in `also` stay as they are too.
fn percent(text: &str, also: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        let letter = char::from(byte);
        if letter.is_ascii_alphanumeric() || "-._~".contains(letter) || also.contains(letter) {
            encoded.push(letter);
        } else {
            // Writing to a string cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn a_link_holds_no_letter_that_ends_it() {
        for (text, also, expected) in [
            ("a b&c=d?e#f", "", "a%20b%26c%3Dd%3Fe%23f"),
            ("office@ilo.org", "@", "office@ilo.org"),
            ("Lao \u{e9}\r\n", "", "Lao%20%C3%A9%0D%0A"),
        ] {
            assert_eq!(percent(text, also), expected);
        }
    }
}
