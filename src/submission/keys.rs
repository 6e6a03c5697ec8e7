//! Keys: an Ed25519 key made here, kept as an OpenSSH private key file under a passphrase, so that `ssh-keygen` reads it.
//!
//! A key file is never overwritten, never written without a passphrase, and never half there. The passphrase is not kept.

use super::error::KeyError;
use ssh_key::rand_core::OsRng;
use ssh_key::{Algorithm, HashAlg, LineEnding, PrivateKey};
use std::io::Write;
use std::path::{Path, PathBuf};

pub use ssh_key::PublicKey;

/// The shortest passphrase that a new key takes, in characters.
pub const MIN_PASSPHRASE: usize = 8;

/// A key that can sign. Opened for signing and dropped again; its memory is wiped then.
pub struct SigningKey(PrivateKey);

impl std::fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SigningKey({})", self.fingerprint())
    }
}

impl SigningKey {
    /// Makes a key and writes `path` and `path.pub`. The comment names its owner: name and contact, one line.
    pub fn create(path: &Path, passphrase: &str, comment: &str) -> Result<Self, KeyError> {
        if passphrase.chars().count() < MIN_PASSPHRASE {
            return Err(KeyError::PassphraseTooShort);
        }
        let public_path = public_path(path);
        if let Some(existing) = [path, &public_path]
            .into_iter()
            .find(|path| path.symlink_metadata().is_ok())
        {
            return Err(KeyError::Exists(existing.to_owned()));
        }
        let failed = |error: ssh_key::Error| KeyError::Failed(error.to_string());
        let mut key = PrivateKey::random(&mut OsRng, Algorithm::Ed25519).map_err(failed)?;
        key.set_comment(comment.split_whitespace().collect::<Vec<_>>().join(" "));
        // aes256-ctr under bcrypt-pbkdf, as ssh-keygen does.
        let locked = key.encrypt(&mut OsRng, passphrase).map_err(failed)?;
        let private_text = locked.to_openssh(LineEnding::LF).map_err(failed)?;
        let public_text = key.public_key().to_openssh().map_err(failed)? + "\n";

        write_new(path, private_text.as_bytes(), 0o600)?;
        if let Err(error) = write_new(&public_path, public_text.as_bytes(), 0o644) {
            // Half a pair is of no use; the private file is ours, made a moment ago.
            let _ = std::fs::remove_file(path);
            return Err(error);
        }
        Ok(Self(key))
    }

    /// Opens a key file with its passphrase.
    pub fn open(path: &Path, passphrase: &str) -> Result<Self, KeyError> {
        let io = |source| KeyError::Io {
            path: path.to_owned(),
            source,
        };
        let not_a_key = || KeyError::NotAPrivateKey(path.to_owned());
        if std::fs::metadata(path).map_err(io)?.len() > 64 << 10 {
            return Err(not_a_key());
        }
        let text = zeroize::Zeroizing::new(std::fs::read(path).map_err(io)?);
        let locked = PrivateKey::from_openssh(&*text).map_err(|_| not_a_key())?;
        if locked.algorithm() != Algorithm::Ed25519 {
            let (what, kind) = (path.display().to_string(), locked.algorithm().to_string());
            return Err(KeyError::NotEd25519 { what, kind });
        }
        if !locked.is_encrypted() {
            return Err(KeyError::Unprotected(path.to_owned()));
        }
        let key = locked
            .decrypt(passphrase)
            .map_err(|_| KeyError::WrongPassphrase(path.to_owned()))?;
        Ok(Self(key))
    }

    /// The public half, with the comment.
    pub fn public_key(&self) -> &PublicKey {
        self.0.public_key()
    }

    /// The fingerprint as `ssh-keygen -l` shows it: `SHA256:...`.
    pub fn fingerprint(&self) -> String {
        fingerprint(self.public_key())
    }

    /// Who owns the key, as stated when it was made.
    pub fn comment(&self) -> &str {
        self.0.comment()
    }

    pub(super) fn private(&self) -> &PrivateKey {
        &self.0
    }
}

/// Where the public half of a key file lies.
pub fn public_path(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".pub");
    name.into()
}

/// Reads a public key file (`KEY.pub`), or the public half beside a private one.
pub fn read_public_key(path: &Path) -> Result<PublicKey, KeyError> {
    let io = |source| KeyError::Io {
        path: path.to_owned(),
        source,
    };
    if std::fs::metadata(path).map_err(io)?.len() > 64 << 10 {
        return Err(KeyError::NotAPublicKey {
            what: path.display().to_string(),
        });
    }
    let text = std::fs::read(path).map_err(io)?;
    parse_public_key(&String::from_utf8_lossy(&text), &path.display().to_string())
}

/// Reads the one line of a public key; `what` names where it came from.
pub(super) fn parse_public_key(text: &str, what: &str) -> Result<PublicKey, KeyError> {
    let what = what.to_owned();
    let Ok(key) = PublicKey::from_openssh(text.trim()) else {
        return Err(KeyError::NotAPublicKey { what });
    };
    match key.algorithm() {
        Algorithm::Ed25519 => Ok(key),
        other => Err(KeyError::NotEd25519 {
            what,
            kind: other.to_string(),
        }),
    }
}

/// The fingerprint of a public key as `ssh-keygen -l` shows it: `SHA256:...`.
pub fn fingerprint(key: &PublicKey) -> String {
    key.fingerprint(HashAlg::Sha256).to_string()
}

/// Six words to read out on the phone, made of the first 96 bits of the fingerprint.
///
/// Each word holds 16 bits as consonant, vowel, consonant, vowel, consonant (the *proquints* of Wilkerson, arXiv:0901.4016):
/// pronounceable in any of the languages here, and no list of words to agree on.
pub fn spoken_words(key: &PublicKey) -> String {
    const CONSONANTS: &[u8; 16] = b"bdfghjklmnprstvz";
    const VOWELS: &[u8; 4] = b"aiou";
    let fingerprint = key.fingerprint(HashAlg::Sha256);
    let words = fingerprint.as_bytes().chunks_exact(2).take(6).map(|pair| {
        let bits = usize::from(u16::from_be_bytes([pair[0], pair[1]]));
        let letters = [
            CONSONANTS[bits >> 12 & 15],
            VOWELS[bits >> 10 & 3],
            CONSONANTS[bits >> 6 & 15],
            VOWELS[bits >> 4 & 3],
            CONSONANTS[bits & 15],
        ];
        letters.map(char::from).iter().collect::<String>()
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Writes a file that must not exist yet: whole and on disk, or not at all.
fn write_new(path: &Path, content: &[u8], mode: u32) -> Result<(), KeyError> {
    let io = |source| KeyError::Io {
        path: path.to_owned(),
        source,
    };
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".ilms-key-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(mode));
    }
    #[cfg(not(unix))]
    let _ = mode;
    let mut file = builder.tempfile_in(folder).map_err(io)?;
    file.write_all(content)
        .and_then(|()| file.as_file().sync_all())
        .map_err(io)?;
    file.persist_noclobber(path).map_err(|error| match error.error.kind() {
        std::io::ErrorKind::AlreadyExists => KeyError::Exists(path.to_owned()),
        _ => io(error.error),
    })?;
    #[cfg(unix)]
    std::fs::File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(io)?;
    Ok(())
}
