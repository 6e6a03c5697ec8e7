//! `bag-info.txt`: what a package says about itself, in the labels of RFC 8493 and our own `ILMS-` ones.
//!
//! Long values are folded as the RFC says (at a space, the next line indented), and read back to the same value.

use super::digest::Digest;
use super::error::PackageError;
use jiff::civil::Date;
use serde::Serialize;

/// What a package says about itself. Values are single lines: runs of white space count as one space.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BagInfo {
    /// ISO 3166-1 alpha-3 code of the reporting country.
    pub country_code: String,
    /// Name of the reporting country, in English.
    pub country: String,
    /// Short name of the phase as it stands in the file name, such as `phase3`.
    pub phase: String,
    /// Id of the pack.
    pub pack_id: String,
    /// Version of the pack.
    pub pack_version: String,
    /// SHA-256 of the pack, lower-case hexadecimal.
    pub pack_hash: String,
    /// Final, or a draft and why.
    pub status: Status,
    /// Counts up from 1; rises only when the content changed.
    pub revision: u32,
    /// SHA-256 of the previous package's `tagmanifest-sha256.txt`; none for the first.
    pub previous: Option<Digest>,
    /// Name and version of the program that packed.
    pub program_version: String,
    /// Who prepared it.
    pub contact_name: String,
    /// The preparer's ministry or office; may be empty.
    pub contact_organization: String,
    /// The preparer's e-mail address; may be empty.
    pub contact_email: String,
    /// The day of the last journal entry: packing again on another day gives the same bytes.
    pub date: Date,
}

/// Whether a package counts as a submission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "status", content = "reasons")]
pub enum Status {
    /// It counts.
    Final,
    /// It does not; the reasons, one sentence each.
    Draft(Vec<String>),
}

/// How wide a line of `bag-info.txt` may grow before it is folded (RFC 8493 recommends 79).
const WIDTH: usize = 79;

impl BagInfo {
    /// The text of `bag-info.txt`. `payload_oxum` is octets and files of the payload.
    pub(super) fn render(&self, payload_oxum: &str) -> String {
        let kind = if matches!(self.status, Status::Final) {
            "final"
        } else {
            "draft"
        };
        let revision = self.revision.to_string();
        let date = self.date.to_string();
        let identifier = format!("{}-{}-r{:02}", self.country_code, self.pack_id, self.revision);
        let description = format!(
            "ILMS questionnaire of {}, {}, revision {}, {kind}",
            self.country, self.pack_id, self.revision
        );
        let previous = self.previous.map(|digest| digest.to_string()).unwrap_or_default();
        let mut labels: Vec<(&str, &str)> = vec![
            ("Source-Organization", &self.contact_organization),
            ("Contact-Name", &self.contact_name),
            ("Contact-Email", &self.contact_email),
            ("External-Description", &description),
            ("External-Identifier", &identifier),
            ("Bagging-Date", &date),
            ("Bag-Software-Agent", &self.program_version),
            ("Payload-Oxum", payload_oxum),
            ("ILMS-Country", &self.country),
            ("ILMS-Country-Code", &self.country_code),
            ("ILMS-Phase", &self.phase),
            ("ILMS-Pack", &self.pack_id),
            ("ILMS-Pack-Version", &self.pack_version),
            ("ILMS-Pack-SHA256", &self.pack_hash),
            ("ILMS-Status", kind),
            ("ILMS-Revision", &revision),
            ("ILMS-Previous-Tagmanifest-SHA256", &previous),
        ];
        if let Status::Draft(reasons) = &self.status {
            labels.extend(reasons.iter().map(|reason| ("ILMS-Draft-Reason", reason.as_str())));
        }
        labels.iter().map(|(label, value)| folded(label, value)).collect()
    }

    /// Reads `bag-info.txt`.
    pub(super) fn parse(text: &[u8]) -> Result<Self, PackageError> {
        let labels = labels(text)?;
        let optional = |label: &str| labels.iter().find(|(l, _)| l == label).map(|(_, value)| value.clone());
        let required =
            |label: &str| optional(label).ok_or_else(|| PackageError::BagInfo(format!("does not say {label}")));
        let wrong = |label: &str, value: &str| PackageError::BagInfo(format!("gives {value:?} as {label}"));

        let status = required("ILMS-Status")?;
        let reasons = labels
            .iter()
            .filter(|(label, _)| label == "ILMS-Draft-Reason")
            .map(|(_, value)| value.clone());
        let status = match status.as_str() {
            "final" => Status::Final,
            "draft" => Status::Draft(reasons.collect()),
            other => return Err(wrong("ILMS-Status", other)),
        };
        let revision = required("ILMS-Revision")?;
        let date = required("Bagging-Date")?;
        let previous = optional("ILMS-Previous-Tagmanifest-SHA256");
        Ok(Self {
            country_code: required("ILMS-Country-Code")?,
            country: required("ILMS-Country")?,
            phase: required("ILMS-Phase")?,
            pack_id: required("ILMS-Pack")?,
            pack_version: required("ILMS-Pack-Version")?,
            pack_hash: required("ILMS-Pack-SHA256")?,
            status,
            revision: revision.parse().map_err(|_| wrong("ILMS-Revision", &revision))?,
            previous: previous
                .map(|hex| {
                    hex.parse()
                        .map_err(|()| wrong("ILMS-Previous-Tagmanifest-SHA256", &hex))
                })
                .transpose()?,
            program_version: optional("Bag-Software-Agent").unwrap_or_default(),
            contact_name: optional("Contact-Name").unwrap_or_default(),
            contact_organization: optional("Source-Organization").unwrap_or_default(),
            contact_email: optional("Contact-Email").unwrap_or_default(),
            date: date.parse().map_err(|_| wrong("Bagging-Date", &date))?,
        })
    }
}

/// The Payload-Oxum that `bag-info.txt` states.
pub(super) fn stated_oxum(text: &[u8]) -> Option<String> {
    labels(text)
        .ok()?
        .into_iter()
        .find(|(label, _)| label == "Payload-Oxum")
        .map(|(_, value)| value)
}

/// One label with its value, folded; an empty value gives no line.
fn folded(label: &str, value: &str) -> String {
    let mut words = value.split_whitespace();
    let Some(first) = words.next() else {
        return String::new();
    };
    let mut text = format!("{label}: {first}");
    let mut width = text.chars().count();
    for word in words {
        let more = word.chars().count() + 1;
        if width + more > WIDTH {
            text.push_str("\n ");
            width = more;
        } else {
            text.push(' ');
            width += more;
        }
        text.push_str(word);
    }
    text.push('\n');
    text
}

/// Labels and unfolded values.
fn labels(text: &[u8]) -> Result<Vec<(String, String)>, PackageError> {
    let text = std::str::from_utf8(text).map_err(|_| PackageError::BagInfo("is not UTF-8".to_owned()))?;
    let mut labels: Vec<(String, String)> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        if line.starts_with([' ', '\t']) {
            let Some((_, value)) = labels.last_mut() else {
                return Err(PackageError::BagInfo("begins with a folded line".to_owned()));
            };
            value.push(' ');
            value.push_str(line.trim());
        } else if let Some((label, value)) = line.split_once(':') {
            labels.push((label.trim().to_owned(), value.trim().to_owned()));
        } else if !line.trim().is_empty() {
            return Err(PackageError::BagInfo(format!("has no label in line {}", number + 1)));
        }
    }
    Ok(labels)
}
