//! Random damage of every kind: verifying never panics and never calls a changed package intact.

use crate::sample::{check, info, payload, preparer, signed};
use ilms_collect::submission::{PackageError, VerifyOptions, pack, read_payload, verify};
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Damage {
    Flip(usize, u8),
    Set(usize, [u8; 4]),
    Insert(usize, Vec<u8>),
    Remove(usize, usize),
    Copy(usize, usize, usize),
    Swap(usize, usize, usize),
    Cut(usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    let at = || 0..usize::MAX;
    let special = prop_oneof![
        Just([0; 4]),
        Just([0xFF; 4]),
        Just(*b"PK\x03\x04"),
        Just(*b"PK\x01\x02"),
        Just(*b"PK\x05\x06"),
        Just(*b"../x"),
        any::<[u8; 4]>()
    ];
    prop_oneof![
        (at(), 1..=255_u8).prop_map(|(at, mask)| Damage::Flip(at, mask)),
        (at(), special).prop_map(|(at, bytes)| Damage::Set(at, bytes)),
        (at(), prop::collection::vec(any::<u8>(), 1..40)).prop_map(|(at, bytes)| Damage::Insert(at, bytes)),
        (at(), 1..200_usize).prop_map(|(at, count)| Damage::Remove(at, count)),
        (at(), at(), 1..200_usize).prop_map(|(from, to, count)| Damage::Copy(from, to, count)),
        (at(), at(), 1..60_usize).prop_map(|(a, b, count)| Damage::Swap(a, b, count)),
        at().prop_map(Damage::Cut),
    ]
}

fn apply(bytes: &mut Vec<u8>, damage: &Damage) {
    let length = bytes.len();
    if length == 0 {
        return;
    }
    let span = |at: usize, count: usize| at % length..(at % length + count).min(length);
    match damage {
        Damage::Flip(at, mask) => bytes[at % length] ^= mask,
        Damage::Set(at, new) => span(*at, 4).zip(new).for_each(|(at, byte)| bytes[at] = *byte),
        Damage::Insert(at, new) => drop(bytes.splice(at % length..at % length, new.iter().copied())),
        Damage::Remove(at, count) => drop(bytes.drain(span(*at, *count))),
        Damage::Copy(from, to, count) => {
            let copied = bytes[span(*from, *count)].to_vec();
            bytes.splice(to % length..to % length, copied);
        }
        Damage::Swap(a, b, count) => (0..*count).for_each(|step| bytes.swap((a + step) % length, (b + step) % length)),
        Damage::Cut(at) => bytes.truncate(at % length),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_package_is_never_intact(damages in prop::collection::vec(damage(), 1..4)) {
        let payload = payload().into_iter().filter(|(name, _)| name.ends_with("OEDU.csv") || name == "notes.csv").collect();
        thread_local!(static PACKAGE: std::cell::OnceCell<Vec<u8>> = const { std::cell::OnceCell::new() });
        let package = PACKAGE.with(|cell| cell.get_or_init(|| pack(&payload, &info(), Some(&preparer().key)).unwrap()).clone());
        let mut changed = package.clone();
        for damage in &damages {
            apply(&mut changed, damage);
        }
        if let Ok(report) = verify(&changed, &VerifyOptions::default()) {
            prop_assert_eq!(report.is_intact(), changed == package);
            prop_assert!(report.sentences().iter().all(|sentence| !sentence.is_empty()));
        }
    }

    #[test]
    fn random_bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(matches!(verify(&bytes, &VerifyOptions::default()), Err(PackageError::Refused(_))));
    }
}

#[test]
fn every_truncation_is_noticed() {
    let package = signed();
    let mut refused = 0;
    for length in 0..package.len() {
        match verify(&package[..length], &VerifyOptions::default()) {
            Ok(report) => assert!(!report.is_intact(), "cut to {length}"),
            Err(PackageError::Refused(_)) => refused += 1,
            Err(other) => panic!("cut to {length}: {other}"),
        }
        assert!(read_payload(&package[..length]).is_err(), "cut to {length}");
    }
    println!(
        "{} truncations noticed, {refused} of them refused as no package",
        package.len()
    );
    assert!(check(&package).is_intact());
}
