//! Keys: made once, kept under a passphrase, never overwritten.

use crate::sample::{PASSPHRASE, preparer};
use ilms_collect::submission::{KeyError, SigningKey, keys};

#[test]
fn a_key_is_opened_again_with_its_passphrase_only() {
    let made = preparer();
    let opened = SigningKey::open(&made.path, PASSPHRASE).unwrap();
    assert_eq!(opened.fingerprint(), made.key.fingerprint());
    assert_eq!(opened.comment(), "Test Preparer <preparer@example.org>");
    assert!(opened.fingerprint().starts_with("SHA256:"));
    for wrong in ["", "rice field at dusk", "Rice field at dawn", "rice field at dawn "] {
        assert!(
            matches!(SigningKey::open(&made.path, wrong), Err(KeyError::WrongPassphrase(_))),
            "{wrong:?}"
        );
    }
    let text = std::fs::read_to_string(&made.path).unwrap();
    assert!(text.starts_with("-----BEGIN OPENSSH PRIVATE KEY-----\n"));
    let public = keys::read_public_key(&keys::public_path(&made.path)).unwrap();
    assert_eq!(&public, made.key.public_key());
    assert_eq!(keys::fingerprint(&public), made.key.fingerprint());
    let words = keys::spoken_words(&public);
    assert_eq!(words.split(' ').map(str::len).collect::<Vec<_>>(), [5; 6], "{words}");
    assert!(!format!("{:?}", made.key).contains("PRIVATE"));
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_read_the_private_file() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&preparer().path), 0o600);
    assert_eq!(mode(&keys::public_path(&preparer().path)), 0o644);
}

#[test]
fn nothing_is_ever_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("key");
    for existing in [path.clone(), keys::public_path(&path)] {
        std::fs::write(&existing, "precious").unwrap();
        let error = SigningKey::create(&path, PASSPHRASE, "x").unwrap_err();
        assert!(matches!(&error, KeyError::Exists(file) if *file == existing), "{error}");
        assert_eq!(std::fs::read_to_string(&existing).unwrap(), "precious");
        std::fs::remove_file(existing).unwrap();
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0, "nothing is left behind");
    }
    assert!(matches!(
        SigningKey::create(&path, "short", "x"),
        Err(KeyError::PassphraseTooShort)
    ));
    let nowhere = folder.path().join("no/such/folder/key");
    assert!(matches!(
        SigningKey::create(&nowhere, PASSPHRASE, "x"),
        Err(KeyError::Io { .. })
    ));
}

#[test]
fn files_that_are_no_key_of_ours_say_what_they_are() {
    const RSA: &str = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQCxO38tKAJXIs9ivPxt7AYdfybgtAR1ow3Qkb9GPQ6wkFHQqcFDe6faKCxH6iDRteo4D8L8BxwzN42uZSB0nfmjkIxFTcEU3mFSXEbWByg78aoddMrAAjatyrhH1pON6P0= x";
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file");
    for content in [
        "",
        "hello",
        "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n",
    ] {
        std::fs::write(&path, content).unwrap();
        assert!(
            matches!(SigningKey::open(&path, PASSPHRASE), Err(KeyError::NotAPrivateKey(_))),
            "{content:?}"
        );
        assert!(
            matches!(keys::read_public_key(&path), Err(KeyError::NotAPublicKey { .. })),
            "{content:?}"
        );
    }
    // The public half chosen by mistake.
    let public = keys::public_path(&preparer().path);
    assert!(matches!(
        SigningKey::open(&public, PASSPHRASE),
        Err(KeyError::NotAPrivateKey(_))
    ));
    std::fs::write(&path, RSA).unwrap();
    assert!(matches!(
        keys::read_public_key(&path),
        Err(KeyError::NotEd25519 { .. } | KeyError::NotAPublicKey { .. })
    ));
    assert!(matches!(
        SigningKey::open(&folder.path().join("none"), PASSPHRASE),
        Err(KeyError::Io { .. })
    ));
    // A key without a passphrase is not used: anyone with the file could sign.
    let key = ssh_key::PrivateKey::random(&mut ssh_key::rand_core::OsRng, ssh_key::Algorithm::Ed25519).unwrap();
    std::fs::write(&path, key.to_openssh(ssh_key::LineEnding::LF).unwrap().as_bytes()).unwrap();
    let error = SigningKey::open(&path, PASSPHRASE).unwrap_err();
    assert!(
        matches!(&error, KeyError::Unprotected(_)) && error.to_string().contains("ssh-keygen -p"),
        "{error}"
    );
}
