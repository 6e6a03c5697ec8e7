//! Whose signatures count, read from a file: a public key, or a roster in the format of OpenSSH's `allowed_signers`.

use super::DeskError;
use crate::submission::Signers;
use std::path::Path;

/// Reads a public key (`KEY.pub`) or a roster, whichever the file holds.
pub fn read_signers(path: &Path) -> Result<Signers, DeskError> {
    let bytes = std::fs::read(path).map_err(|error| DeskError::reading(path, &error))?;
    let text = String::from_utf8_lossy(&bytes);
    // A public key begins with its kind, a roster line with a name.
    if text.trim_start().starts_with("ssh-") {
        return Ok(Signers::key_file(path)?);
    }
    let signers = Signers::roster(&text)?;
    if signers.is_empty() {
        return Err(DeskError::Refused(format!(
            "'{}' names no key. Choose the public key (.pub) of the signer, or the office's roster.",
            path.display()
        )));
    }
    Ok(signers)
}
