//! Anyone can verify: the package against `sha256sum` and `ssh-keygen`, where this computer has them.

use crate::sample::{PASSPHRASE, check, info, payload, preparer, signed, unzip};
use ilms_collect::submission::{NAMESPACE, Verdict, pack};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Whether a program can be started; says so when not.
fn has(program: &str) -> bool {
    let found = Command::new(program)
        .arg("--version")
        .stdin(Stdio::null())
        .output()
        .is_ok();
    if !found {
        println!("skipped: {program} is not on this computer");
    }
    found
}

fn unpack(package: &[u8], folder: &Path) {
    for (name, content) in unzip(package) {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }
}

fn run(command: &mut Command, input: &[u8]) -> Output {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn sha256sum_agrees() {
    if !has("sha256sum") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    unpack(&signed(), folder.path());
    let check = |list: &str| {
        let mut command = Command::new("sha256sum");
        run(command.current_dir(&folder).args(["--strict", "-c", list]), b"")
            .status
            .success()
    };
    assert!(check("manifest-sha256.txt"));
    assert!(check("tagmanifest-sha256.txt"));
    std::fs::write(folder.path().join("data/notes.csv"), "changed").unwrap();
    assert!(!check("manifest-sha256.txt"));
}

#[test]
fn ssh_keygen_verifies_what_we_sign() {
    if !has("ssh-keygen") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    unpack(&signed(), folder.path());
    let roster = format!(
        "preparer@office namespaces=\"{NAMESPACE}\",valid-after=\"20150101\",valid-before=\"20151231\" {}\n",
        preparer().key.public_key().to_openssh().unwrap()
    );
    std::fs::write(folder.path().join("roster"), &roster).unwrap();
    let signed_list = std::fs::read(folder.path().join("tagmanifest-sha256.txt")).unwrap();
    let verify = |day: &str, message: &[u8]| {
        let mut command = Command::new("ssh-keygen");
        command
            .current_dir(&folder)
            .args(["-Y", "verify", "-f", "roster", "-I", "preparer@office", "-n", NAMESPACE]);
        command.args(["-O", &format!("verify-time={day}"), "-s", "tagmanifest-sha256.txt.sig"]);
        run(&mut command, message).status.success()
    };
    assert!(verify("20150812", &signed_list));
    assert!(!verify("20160812", &signed_list), "the key had ended");
    assert!(!verify("20150812", b"something else"));
}

#[test]
fn we_verify_what_ssh_keygen_signs() {
    if !has("ssh-keygen") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    // Our own key, opened by ssh-keygen; the passphrase taken off a copy, since it cannot be typed here.
    let key = folder.path().join("copy");
    std::fs::copy(&preparer().path, &key).unwrap();
    let mut shown = Command::new("ssh-keygen");
    let shown = run(shown.args(["-y", "-P", PASSPHRASE, "-f"]).arg(&key), b"");
    assert_eq!(
        String::from_utf8_lossy(&shown.stdout).trim(),
        preparer().key.public_key().to_openssh().unwrap()
    );
    let mut opened = Command::new("ssh-keygen");
    assert!(
        run(opened.args(["-p", "-P", PASSPHRASE, "-N", "", "-f"]).arg(&key), b"")
            .status
            .success()
    );

    let unsigned = pack(&payload(), &info(), None).unwrap();
    let list = unzip(&unsigned)
        .into_iter()
        .find(|(name, _)| name == "tagmanifest-sha256.txt")
        .unwrap()
        .1;
    let mut sign = Command::new("ssh-keygen");
    let signature = run(sign.args(["-Y", "sign", "-n", NAMESPACE, "-f"]).arg(&key), &list);
    assert!(
        signature.status.success(),
        "{}",
        String::from_utf8_lossy(&signature.stderr)
    );
    // Ed25519 signatures are the same whoever makes them: put in place of ours, not one byte differs.
    let ours = unzip(&signed())
        .into_iter()
        .find(|(name, _)| name.ends_with(".sig"))
        .unwrap()
        .1;
    assert_eq!(
        String::from_utf8_lossy(&signature.stdout),
        String::from_utf8_lossy(&ours)
    );
    assert_eq!(check(&signed()).verdict, Verdict::SignerNotKnown);

    let fingerprint = run(
        Command::new("ssh-keygen")
            .arg("-lf")
            .arg(ilms_collect::submission::keys::public_path(&preparer().path)),
        b"",
    );
    assert!(String::from_utf8_lossy(&fingerprint.stdout).contains(&preparer().key.fingerprint()));
}
