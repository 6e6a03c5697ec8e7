//! Which parts of a workbook belong together, as the file itself says. Parts are found by their relation, not by their name.

use crate::exchange::spreadsheet::limits::MAX_PARTS;
use crate::exchange::spreadsheet::package::{Package, resolve};
use crate::exchange::spreadsheet::xml::Xml;
use crate::exchange::spreadsheet::{LeftAside, Spreadsheet, SpreadsheetError};
use std::collections::HashMap;

/// What one part says about others.
#[derive(Default)]
pub(in crate::exchange::spreadsheet) struct Relations {
    by_id: HashMap<String, Relation>,
}

/// Another part.
pub(in crate::exchange::spreadsheet) struct Relation {
    /// The last word of its type: `worksheet`, `comments`. The types of the two editions of the standard differ before it.
    pub kind: String,
    /// Its name. Never outside the file: a target there is left out.
    pub part: String,
}

impl Relations {
    /// Those of a part; none where it has none.
    pub fn of(package: &mut Package<'_>, part: &str) -> Result<Self, SpreadsheetError> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let folder = if folder.is_empty() {
            String::new()
        } else {
            format!("{folder}/")
        };
        let listing = format!("{folder}_rels/{name}.rels");
        let Some(text) = package.text(&listing)? else {
            return Ok(Self::default());
        };
        let mut by_id = HashMap::new();
        let mut xml = Xml::new(&text, &listing);
        while let Some(tag) = xml.next_tag()? {
            if tag.name() != "Relationship" {
                continue;
            }
            if by_id.len() as u64 >= MAX_PARTS {
                return Err(xml.damaged());
            }
            let (Some(id), Some(kind), Some(target)) = (tag.raw("Id"), tag.raw("Type"), tag.attribute("Target")) else {
                continue;
            };
            let outside = tag.raw("TargetMode") == Some("External");
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            let part = if outside { String::new() } else { resolve(part, &target) };
            by_id.insert(id.to_owned(), Relation { kind, part });
        }
        Ok(Self { by_id })
    }

    /// The one of that id.
    pub fn get(&self, id: &str) -> Option<&Relation> {
        self.by_id.get(id)
    }

    /// The parts of a kind.
    pub fn all(&self, kind: &str) -> impl Iterator<Item = &str> {
        let of_kind = self.by_id.values().filter(move |relation| relation.kind == kind);
        of_kind
            .map(|relation| relation.part.as_str())
            .filter(|part| !part.is_empty())
    }

    /// A part of a kind that there is one of.
    pub fn first(&self, kind: &str) -> Option<&str> {
        self.all(kind).next()
    }

    fn any(&self, kinds: &[&str]) -> bool {
        self.by_id
            .values()
            .any(|relation| kinds.contains(&relation.kind.as_str()))
    }
}

/// Says what of a workbook is never looked at.
pub(in crate::exchange::spreadsheet) fn note_what_is_left(
    package: &Package<'_>,
    relations: &Relations,
    into: &mut Spreadsheet,
) {
    if relations.any(&["vbaProject"]) || package.names().any(|name| name.ends_with("vbaproject.bin")) {
        into.leave(LeftAside::Macros);
    }
    if relations.any(&["externalLink", "connections", "externalLinkPath"]) {
        into.leave(LeftAside::ExternalLinks);
    }
}
