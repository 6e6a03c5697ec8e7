//! Signatures over `tagmanifest-sha256.txt`: SSHSIG, the format of `ssh-keygen -Y sign`, so that anyone can verify them.

use super::error::PackageError;
use super::keys::{PublicKey, SigningKey};
use ssh_key::{HashAlg, LineEnding, SshSig};

/// The namespace of our signatures (`ssh-keygen -n`): a signature made for another purpose is none here.
pub const NAMESPACE: &str = "ilms-submission";

/// Signs a message; Ed25519 signatures are the same each time.
pub(super) fn sign(key: &SigningKey, message: &[u8]) -> Result<String, PackageError> {
    let failed = |error: ssh_key::Error| PackageError::Sign(error.to_string());
    let signature = key
        .private()
        .sign(NAMESPACE, HashAlg::Sha512, message)
        .map_err(failed)?;
    signature.to_pem(LineEnding::LF).map_err(failed)
}

/// A signature file that was understood.
pub(super) struct Signature(SshSig);

impl Signature {
    /// Reads a signature file. Only the one form that `ssh-keygen` writes is taken: what the signature does not protect
    /// (the armour around it, the version) must not be changeable unnoticed.
    pub fn read(file: &[u8]) -> Option<Self> {
        let signature = SshSig::from_pem(file).ok()?;
        let is_canonical = signature.to_pem(LineEnding::LF).is_ok_and(|pem| pem.as_bytes() == file);
        let is_ours = signature.version() == SshSig::VERSION
            && signature.namespace() == NAMESPACE
            && signature.public_key().ed25519().is_some();
        (is_canonical && is_ours).then_some(Self(signature))
    }

    /// The key that signed, without a comment.
    pub fn key(&self) -> PublicKey {
        self.0.public_key().clone().into()
    }

    /// Whether it is a signature of this message.
    pub fn verifies(&self, message: &[u8]) -> bool {
        self.key().verify(NAMESPACE, message, &self.0).is_ok()
    }
}
