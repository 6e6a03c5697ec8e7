//! ILO's observation statuses: the letters that flag a value or stand for none, and what they mean in SDMX. The letters
//! of the two lists collide (ILO's N is SDMX's O), so that the mapping is data and never a guess.

use super::Language;
use super::list;
use super::load::Reading;
use std::collections::{BTreeMap, BTreeSet};

/// Whether a status stands beside a value or in place of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusKind {
    /// Beside a value: break, estimate, provisional.
    Flag,
    /// In place of a value: not available, confidential.
    Reason,
}

/// One observation status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObservationStatus {
    /// The letter: `B`, `N`; `K` (included elsewhere) is ours.
    pub letter: String,
    /// English label.
    pub label: String,
    /// Labels by language tag.
    pub labels: BTreeMap<String, String>,
    /// Beside a value or in place of one.
    pub kind: StatusKind,
    /// The letter written to ILO's formats, where it is another one (`K` goes out as `N` with a note).
    pub export_as: Option<String>,
    /// SDMX cross-domain `CL_OBS_STATUS`.
    pub sdmx_obs_status: String,
    /// SDMX cross-domain `CL_CONF_STATUS`, where the status says something on confidentiality.
    pub sdmx_conf_status: Option<String>,
}

impl ObservationStatus {
    /// The label in that language, English where there is none.
    pub fn label_in(&self, language: Language) -> &str {
        self.labels.get(language.tag()).map_or(&self.label, String::as_str)
    }
}

/// Reads the list of statuses.
pub(super) fn read(reading: &Reading<'_>, path: &str) -> Vec<ObservationStatus> {
    let Some(source) = reading.source(path) else {
        return Vec::new();
    };
    let columns = [
        "code",
        "label_*",
        "kind",
        "export_as",
        "sdmx_obs_status",
        "sdmx_conf_status",
    ];
    let rows = list::read(
        &source,
        &columns,
        &["code", "label_en", "sdmx_obs_status"],
        &reading.problems,
    );
    let mut seen = BTreeSet::new();
    let mut statuses = Vec::new();
    for row in rows {
        let letter = row.get("code");
        if !seen.insert(letter.to_owned()) {
            reading
                .problems
                .add(&source.file, row.line, format!("the status `{letter}` stands twice"));
        }
        let kind = match row.get("kind") {
            "flag" => StatusKind::Flag,
            "reason" => StatusKind::Reason,
            other => {
                let reason = format!("the kind of a status is `flag` or `reason`, not `{other}`");
                reading.problems.add(&source.file, row.line, reason);
                StatusKind::Flag
            }
        };
        let labels = row
            .with_prefix("label_")
            .filter(|(tag, label)| *tag != "en" && !label.is_empty());
        let filled = |cell: &str| (!cell.is_empty()).then(|| cell.to_owned());
        statuses.push(ObservationStatus {
            letter: letter.to_owned(),
            label: row.get("label_en").to_owned(),
            labels: labels.map(|(tag, label)| (tag.to_owned(), label.to_owned())).collect(),
            kind,
            export_as: filled(row.get("export_as")),
            sdmx_obs_status: row.get("sdmx_obs_status").to_owned(),
            sdmx_conf_status: filled(row.get("sdmx_conf_status")),
        });
    }
    statuses
}
