//! Opens an intact package: its payload for an import, its size checked before it is read.

use super::bag::Payload;
use super::container::MAX_PACKAGE;
use super::error::{PackageError, Refusal};
use super::info::BagInfo;
use super::names::{BAG_INFO, DATA};
use super::open::open;
use super::verify::{VerifyOptions, report};
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

/// Reads a package file; one that is larger than any package is refused before it is read.
pub fn read_file(path: &Path) -> Result<Vec<u8>, PackageError> {
    let failed = |source| PackageError::Read {
        path: path.to_owned(),
        source,
    };
    let file = std::fs::File::open(path).map_err(failed)?;
    let mut bytes = Vec::new();
    file.take(MAX_PACKAGE as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    if bytes.len() > MAX_PACKAGE {
        return Err(Refusal::PackageTooLarge.into());
    }
    Ok(bytes)
}

/// The payload of an intact package, and what the package says about itself. A changed one is not opened. Who signed is
/// not looked at: ask [`super::verify`].
pub fn read_payload(bytes: &[u8]) -> Result<(BagInfo, Payload), PackageError> {
    let files = intact_files(bytes)?;
    let info = BagInfo::parse(files.get(BAG_INFO).map(Vec::as_slice).unwrap_or_default())?;
    let payload = files
        .into_iter()
        .filter_map(|(name, content)| Some((name.strip_prefix(DATA)?.to_owned(), content)));
    Ok((info, payload.collect()))
}

/// All files of an intact package, by path.
pub(super) fn intact_files(bytes: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, PackageError> {
    let opened = open(bytes, true)?;
    let report = report(bytes, &opened, &VerifyOptions::default());
    if let Some(difference) = report.differences.first() {
        return Err(PackageError::NotIntact(difference.to_string()));
    }
    let files = opened
        .records
        .into_iter()
        .map(|(name, record)| (name, record.content.unwrap_or_default()));
    Ok(files.collect())
}
