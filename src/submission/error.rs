//! What can go wrong with packages and keys: every message says what is wrong, where, and what to do.

use std::path::PathBuf;

/// Why a package could not be made, read or looked into.
#[derive(Debug, thiserror::Error)]
pub enum PackageError {
    /// The file could not be read.
    #[error("{} cannot be read: {source}. Check that the file is there and that you may open it.", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file is refused before or while it is opened.
    #[error("This file is refused: {0}. Ask the sender for the package again, and do not open it with other programs.")]
    Refused(#[from] Refusal),
    /// A file of the payload could not be made.
    #[error(transparent)]
    Payload(#[from] super::payload::ComposeError),
    /// A payload file has a name that cannot travel.
    #[error("The file name {name:?} cannot go into a package: {why}.")]
    UnusableName {
        /// The name, below `data/`.
        name: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// There is more to pack than a package may hold.
    #[error(
        "The package would be too large: {what} is more than {limit}. Remove what does not belong into a submission."
    )]
    TooLarge {
        /// What is too large, with its size.
        what: String,
        /// The limit, in words.
        limit: String,
    },
    /// The package was changed, so it is not opened.
    #[error("The package was changed and is not opened: {0} Ask the sender for it again.")]
    NotIntact(String),
    /// `bag-info.txt` lacks something or holds something unreadable.
    #[error("bag-info.txt {0}. The package was not made by this program, or by a newer version of it.")]
    BagInfo(String),
    /// A signature of that role is there already.
    #[error("The package already holds {0}. Make a new revision instead of signing this one again.")]
    AlreadySigned(&'static str),
    /// The signature could not be made.
    #[error("The signature could not be made: {0}. Open the key again and retry.")]
    Sign(String),
}

/// Why a file is refused as a package.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is no zip container in it.
    #[error("it is not a package (no zip container was found in it)")]
    NotAZip,
    /// A folder that no package was unpacked to.
    #[error("the folder holds no bag-info.txt, so no package was unpacked to it")]
    NotAPackage,
    /// Neither a package nor a data package.
    #[error("it holds neither bag-info.txt nor datapackage.json, so it is no package")]
    NoData,
    /// A file whose content is not what went into the container.
    #[error("{0} in it is damaged")]
    Damaged(String),
    /// The container's directory cannot be followed.
    #[error("the zip container is broken ({0})")]
    Broken(&'static str),
    /// The whole file is too large.
    #[error("it is larger than {} MB", super::MAX_PACKAGE >> 20)]
    PackageTooLarge,
    /// One file inside inflates to too much.
    #[error("{0} inflates to more than {mb} MB", mb = super::MAX_FILE >> 20)]
    FileTooLarge(String),
    /// All files together inflate to too much.
    #[error("its files inflate to more than {} MB together", super::MAX_INFLATED >> 20)]
    InflatesTooLarge,
    /// One file inflates to a multiple that no figures reach.
    #[error("{0} inflates to more than {ratio} times its size", ratio = super::MAX_RATIO)]
    Ratio(String),
    /// Too many entries.
    #[error("it holds more than {} files", super::MAX_ENTRIES)]
    TooManyEntries,
    /// A name that could leave the folder or confuse a system.
    #[error("the file name {name:?} in it is not allowed: {why}")]
    Name {
        /// The name, shortened.
        name: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// Two entries of one name.
    #[error("it holds two files named {0}")]
    Duplicate(String),
    /// Two names that are one on Windows and macOS.
    #[error("it holds two files whose names differ in upper and lower case only: {0} and {1}")]
    CaseDuplicate(String, String),
    /// A name that is a file and a folder at once.
    #[error("{0} in it is a file and a folder at once")]
    FileAndFolder(String),
    /// An encrypted entry.
    #[error("{0} in it is encrypted")]
    Encrypted(String),
    /// A compression other than deflate.
    #[error("{0} in it is compressed with method {1}; packages use deflate only")]
    Method(String, u16),
    /// Zip64 structures, which no package needs.
    #[error("it uses zip64, which no package of this size needs")]
    Zip64,
    /// A container split over several volumes.
    #[error("it is one part of a split zip")]
    Split,
    /// Entries share bytes.
    #[error("{0} in it overlaps another entry")]
    Overlap(String),
    /// A symbolic link or another thing that is no plain file.
    #[error("{0} in it is a link or device, not a plain file")]
    Link(String),
}

/// Why a key could not be made or opened.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// One of the files to write exists.
    #[error("{} exists already, and a key is never overwritten. Choose another name, or move that file away.", .0.display())]
    Exists(PathBuf),
    /// A new key without a passphrase.
    #[error("A key needs a passphrase of at least {min} characters: whoever finds the file could sign in your name otherwise.", min = super::keys::MIN_PASSPHRASE)]
    PassphraseTooShort,
    /// The passphrase does not open the key.
    #[error("The passphrase does not open {}. Check Caps Lock and the keyboard's language, and type it again.", .0.display())]
    WrongPassphrase(PathBuf),
    /// The key file has no passphrase.
    #[error("{} is not protected by a passphrase. Add one with `ssh-keygen -p -f {}`, or make a new key here.", .0.display(), .0.display())]
    Unprotected(PathBuf),
    /// The file is no private key.
    #[error("{} is not a private key in OpenSSH format. Choose the file without .pub that was made with the key.", .0.display())]
    NotAPrivateKey(PathBuf),
    /// The text is no public key.
    #[error("{what} is not a public key in OpenSSH format. It should be one line that begins with ssh-ed25519.")]
    NotAPublicKey {
        /// The file or line it was read from.
        what: String,
    },
    /// A key of another kind.
    #[error("{what} holds a key of the kind {kind}; only Ed25519 keys are used here. Make a new key in this program.")]
    NotEd25519 {
        /// The file or line.
        what: String,
        /// What kind of key it is.
        kind: String,
    },
    /// A roster line that cannot be read.
    #[error("Line {line} of the roster cannot be read: {why}. A line reads: name, options, ssh-ed25519, key.")]
    Roster {
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        why: String,
    },
    /// A file could not be read or written.
    #[error("{}: {source}. Check that the folder is there and that you may write to it.", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The cryptographic library failed.
    #[error("The key could not be made: {0}. Try again.")]
    Failed(String),
}
