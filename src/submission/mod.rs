//! Handing over: the package (a signed `BagIt` bag in one deterministic zip), the keys that sign it, and its verification.
//!
//! The payload comes in as bytes ([`Payload`]); this room never looks into it and never alters it. Same content, same bytes:
//! only signatures may differ. [`pack`] makes a package, [`verify`] says what differs and who signed, [`read_payload`] opens
//! an intact one, [`data`] has the answers alone, out and in, [`keys`] makes and opens keys, [`eml`] writes the e-mail draft that carries it.

mod bag;
mod container;
pub mod data;
mod digest;
pub mod eml;
mod error;
mod info;
pub mod keys;
mod lines;
mod names;
mod open;
pub mod payload;
mod read;
mod report;
mod signature;
mod signers;
mod verify;

pub use bag::{Payload, SignatureRole, add_signature, pack};
pub use container::{MAX_ENTRIES, MAX_FILE, MAX_INFLATED, MAX_PACKAGE, MAX_RATIO};
pub use digest::Digest;
pub use error::{KeyError, PackageError, Refusal};
pub use info::{BagInfo, Status};
pub use keys::{PublicKey, SigningKey};
pub use names::{MAX_NAME, package_file_name};
pub use read::{read_file, read_payload};
pub use report::{
    ContainerPart, Continuation, Difference, LineRange, SignatureReport, SignerStatus, Verdict, VerifyReport,
};
pub use signature::NAMESPACE;
pub use signers::Signers;
pub use verify::{VerifyOptions, verify};
