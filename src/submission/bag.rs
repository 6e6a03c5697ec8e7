//! The bag (RFC 8493): from a payload and what is said about it to the tag files, the signature and the container.

use super::container::{self, MAX_ENTRIES, MAX_FILE, MAX_INFLATED, MAX_PACKAGE};
use super::digest::Digest;
use super::error::{PackageError, Refusal};
use super::info::BagInfo;
use super::keys::SigningKey;
use super::lines::{self, LineHashes};
use super::names::{
    APPROVER_SIGNATURE, BAG_INFO, BAGIT, DATA, LINES, MANIFEST, SIGNATURE, TAGMANIFEST, check_path, is_text,
};
use super::{read, signature};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The files handed over: path below `data/`, and content.
pub type Payload = BTreeMap<String, Vec<u8>>;

/// The whole text of `bagit.txt`.
pub(super) const DECLARATION: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/// In which role a package is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SignatureRole {
    /// Who filled and packed it.
    Preparer,
    /// Who approved it, on a computer of their own.
    Approver,
}

impl SignatureRole {
    /// The file that holds the signature.
    pub fn file(self) -> &'static str {
        match self {
            Self::Preparer => SIGNATURE,
            Self::Approver => APPROVER_SIGNATURE,
        }
    }
}

/// Makes a package, signed by the preparer when a key is given. Same payload, same info and same key give the same bytes.
pub fn pack(payload: &Payload, info: &BagInfo, key: Option<&SigningKey>) -> Result<Vec<u8>, PackageError> {
    let mut files = bag(payload, info)?;
    if let Some(key) = key {
        let signature = signature::sign(key, &files[TAGMANIFEST])?;
        files.insert(SIGNATURE.to_owned(), signature.into_bytes());
    }
    finish(&files)
}

/// Adds a signature to an intact package and gives the new one. Everything but the signature stays byte for byte, so that
/// the first signature and the name of the package in the next one still hold.
pub fn add_signature(package: &[u8], role: SignatureRole, key: &SigningKey) -> Result<Vec<u8>, PackageError> {
    let mut files = read::intact_files(package)?;
    if files.contains_key(role.file()) {
        return Err(PackageError::AlreadySigned(match role {
            SignatureRole::Preparer => "the preparer's signature",
            SignatureRole::Approver => "an approver's signature",
        }));
    }
    let signature = signature::sign(key, &files[TAGMANIFEST])?;
    files.insert(role.file().to_owned(), signature.into_bytes());
    finish(&files)
}

/// The container of these files, where it is not larger than what a receiver takes.
pub(super) fn finish(files: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>, PackageError> {
    let too_uniform = |refusal: Refusal| PackageError::TooLarge {
        what: refusal.to_string(),
        limit: "a receiver takes".to_owned(),
    };
    let package = container::write(files).map_err(too_uniform)?;
    if package.len() > MAX_PACKAGE {
        return Err(PackageError::TooLarge {
            what: format!("{} bytes", package.len()),
            limit: megabytes(MAX_PACKAGE),
        });
    }
    Ok(package)
}

/// All files of the unsigned bag, by path.
fn bag(payload: &Payload, info: &BagInfo) -> Result<BTreeMap<String, Vec<u8>>, PackageError> {
    check(payload)?;
    let oxum = oxum(payload.values().map(Vec::len));
    let mut files: BTreeMap<String, Vec<u8>> = payload
        .iter()
        .map(|(name, content)| (format!("{DATA}{name}"), content.clone()))
        .collect();
    let payload_manifest = manifest(files.iter().map(|(name, content)| (name.as_str(), Digest::of(content))));
    files.insert(BAG_INFO.to_owned(), info.render(&oxum).into_bytes());
    // What is written must be read back: a value that cannot be is refused now, not by the receiver.
    BagInfo::parse(&files[BAG_INFO])?;
    files.insert(MANIFEST.to_owned(), payload_manifest.into_bytes());

    let hashes: BTreeMap<&str, LineHashes> = files
        .iter()
        .filter(|(name, _)| is_text(name))
        .map(|(name, content)| (name.as_str(), lines::of(content)))
        .collect();
    let lines = lines::render(hashes.iter().map(|(name, hashes)| (*name, hashes)));
    files.insert(LINES.to_owned(), lines.into_bytes());
    files.insert(BAGIT.to_owned(), DECLARATION.into());

    let tags = [BAG_INFO, BAGIT, LINES, MANIFEST];
    let tagmanifest = manifest(tags.into_iter().map(|name| (name, Digest::of(&files[name]))));
    files.insert(TAGMANIFEST.to_owned(), tagmanifest.into_bytes());
    Ok(files)
}

/// The text of a manifest: digest, two spaces, path. Paths need no escaping, see `names.rs`.
pub(super) fn manifest<'a>(files: impl Iterator<Item = (&'a str, Digest)>) -> String {
    let mut text = String::new();
    for (name, digest) in files {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{digest}  {name}");
    }
    text
}

/// Octets and number of files of a payload, as `bag-info.txt` states them.
pub(super) fn oxum(sizes: impl Iterator<Item = usize>) -> String {
    let (octets, files) = sizes.fold((0, 0), |(octets, files), size| (octets + size, files + 1));
    format!("{octets}.{files}")
}

/// Refuses a payload that the receiver would refuse.
fn check(payload: &Payload) -> Result<(), PackageError> {
    let too_large = |what: String, limit: String| Err(PackageError::TooLarge { what, limit });
    let mut seen = BTreeSet::new();
    for (name, content) in payload {
        let unusable = |why| PackageError::UnusableName {
            name: name.clone(),
            why,
        };
        check_path(&format!("{DATA}{name}")).map_err(unusable)?;
        if !seen.insert(name.to_ascii_lowercase()) {
            return Err(unusable(
                "another file's name differs from it in upper and lower case only",
            ));
        }
        let below = format!("{name}/");
        if payload
            .range(below.clone()..)
            .next()
            .is_some_and(|(other, _)| other.starts_with(&below))
        {
            return Err(unusable("it is a file and a folder at once"));
        }
        if content.len() > MAX_FILE {
            return too_large(format!("{name} with {} bytes", content.len()), megabytes(MAX_FILE));
        }
    }
    // Seven tag files come on top.
    if payload.len() > MAX_ENTRIES - 7 {
        return too_large(
            format!("the number of files, {},", payload.len()),
            (MAX_ENTRIES - 7).to_string(),
        );
    }
    let total: usize = payload.values().map(Vec::len).sum();
    if total > MAX_INFLATED / 2 {
        return too_large(
            format!("the files together with {total} bytes"),
            megabytes(MAX_INFLATED / 2),
        );
    }
    Ok(())
}

fn megabytes(bytes: usize) -> String {
    format!("{} MB", bytes >> 20)
}
