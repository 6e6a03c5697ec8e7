//! Opens an intact package, or the folder that one was unpacked to: its payload for an import, its size checked before it is read.

use super::bag::Payload;
use super::container::{self, MAX_ENTRIES, MAX_FILE, MAX_INFLATED, MAX_PACKAGE};
use super::error::{PackageError, Refusal};
use super::info::BagInfo;
use super::names::{BAG_INFO, DATA, check_path};
use super::open::open;
use super::verify::{VerifyOptions, report};
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

/// Reads a package file, or the folder that one was unpacked to as the package that its files make; what is larger than any
/// package is refused before it is read.
pub fn read_file(path: &Path) -> Result<Vec<u8>, PackageError> {
    if path.is_dir() {
        return read_folder(path);
    }
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

/// The package that the files of a folder make.
fn read_folder(folder: &Path) -> Result<Vec<u8>, PackageError> {
    let files = folder_files(folder)?;
    if !files.contains_key(BAG_INFO) {
        return Err(Refusal::NotAPackage.into());
    }
    Ok(container::write(&files)?)
}

/// The files of a folder, by their path in it. Links are files that do not belong there, like everything that is no file: nothing
/// is read of them.
pub(super) fn folder_files(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, PackageError> {
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut left = MAX_INFLATED as u64;
    let mut open = vec![(folder.to_owned(), String::new())];
    while let Some((at, prefix)) = open.pop() {
        let failed = |source| PackageError::Read {
            path: at.clone(),
            source,
        };
        for entry in std::fs::read_dir(&at).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            let kind = entry.file_type().map_err(failed)?;
            if kind.is_dir() {
                check_path(&name).map_err(|why| Refusal::Name {
                    name: name.clone(),
                    why,
                })?;
                open.push((entry.path(), format!("{name}/")));
                continue;
            }
            let mut content = Vec::new();
            if kind.is_file() {
                let limit = left.min(MAX_FILE as u64);
                let file = std::fs::File::open(entry.path()).map_err(failed)?;
                file.take(limit + 1).read_to_end(&mut content).map_err(failed)?;
                if content.len() as u64 > limit {
                    return Err(Refusal::FileTooLarge(name).into());
                }
                left -= content.len() as u64;
            }
            files.insert(name, content);
            if files.len() > MAX_ENTRIES {
                return Err(Refusal::TooManyEntries.into());
            }
        }
    }
    Ok(files)
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
