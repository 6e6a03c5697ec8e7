//! Verifying a package: intact or not, what differs, who signed, whom it follows.
//!
//! Each list in the bag can be written anew from what it lists. So when a list does not fit, it is known whether the list
//! was changed or what it lists: the rebuilt one either has the right digest (or signature) or has not. The differences are
//! found from the signature downwards; nothing that was found damaged accuses anything else without further evidence.

use super::bag::{DECLARATION, SignatureRole, manifest, oxum};
use super::container::{self, Packed};
use super::digest::Digest;
use super::error::PackageError;
use super::info::{BagInfo, stated_oxum};
use super::keys::fingerprint;
use super::lines::{self, LineHashes};
use super::names::{APPROVER_SIGNATURE, BAG_INFO, BAGIT, DATA, LINES, MANIFEST, SIGNATURE, TAGMANIFEST, is_text};
use super::open::{Opened, open};
use super::report::{ContainerPart, Continuation, Difference, SignatureReport, SignerStatus, Verdict, VerifyReport};
use super::signature::Signature;
use super::signers::Signers;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What to verify against.
#[derive(Clone, Debug, Default)]
pub struct VerifyOptions {
    /// Whose signatures count; empty: any good signature is "signer not known".
    pub signers: Signers,
    /// SHA-256 of the `tagmanifest-sha256.txt` of the package that this one must follow.
    pub previous: Option<Digest>,
    /// The day on which the keys must count; the package's own date when absent.
    pub day: Option<Date>,
}

/// The tag files that the signed list names, in its order.
const TAG_FILES: [&str; 4] = [BAG_INFO, BAGIT, LINES, MANIFEST];

/// Verifies a package. An error means that it is refused as no package or a hostile one; everything else is in the report.
pub fn verify(bytes: &[u8], options: &VerifyOptions) -> Result<VerifyReport, PackageError> {
    let opened = open(bytes, false)?;
    Ok(report(bytes, &opened, options))
}

pub(super) fn report(bytes: &[u8], opened: &Opened, options: &VerifyOptions) -> VerifyReport {
    let mut audit = Audit {
        opened,
        differences: Vec::new(),
        good: BTreeSet::new(),
    };
    audit.run();
    audit.compare_container(bytes);
    let Audit { mut differences, .. } = audit;

    let info = opened.content(BAG_INFO).map(BagInfo::parse);
    if differences.is_empty() && !matches!(info, Some(Ok(_))) {
        differences.push(Difference::File {
            file: BAG_INFO.to_owned(),
        });
    }
    let mut remarks: Vec<String> = match &info {
        Some(Err(error)) => vec![error.to_string()],
        _ => Vec::new(),
    };
    if let Some(refusal) = opened.other_listing.as_ref().filter(|_| !differences.is_empty()) {
        remarks.push(format!(
            "One of the zip's two lists of files cannot be used: {refusal}."
        ));
    }
    let info = info.and_then(Result::ok);
    let day = options.day.or(info.as_ref().map(|info| info.date));
    let signatures = signatures(opened, &options.signers, day);
    let continuation = match (options.previous, &info) {
        (None, _) => Continuation::NotAsked,
        (Some(given), info) => match info.as_ref().and_then(|info| info.previous) {
            Some(named) if named == given => Continuation::Continues,
            named => Continuation::Differs { named, given },
        },
    };
    VerifyReport {
        verdict: verdict(&differences, &signatures, &continuation),
        info,
        tagmanifest: opened.records.get(TAGMANIFEST).map(|record| record.digest),
        differences,
        signatures,
        continuation,
        remarks,
    }
}

fn verdict(differences: &[Difference], signatures: &[SignatureReport], continuation: &Continuation) -> Verdict {
    let preparer = SignatureRole::Preparer.file();
    if !differences.is_empty() {
        Verdict::Changed
    } else if !signatures.iter().any(|signature| signature.file == preparer) {
        Verdict::NotSigned
    } else if signatures
        .iter()
        .any(|signature| signature.signer == SignerStatus::Unknown)
    {
        Verdict::SignerNotKnown
    } else if !signatures
        .iter()
        .all(|signature| matches!(signature.signer, SignerStatus::Known { .. }))
    {
        Verdict::SignerNotValid
    } else if matches!(continuation, Continuation::Differs { .. }) {
        Verdict::DoesNotContinue
    } else {
        Verdict::Holds
    }
}

fn signatures(opened: &Opened, signers: &Signers, day: Option<Date>) -> Vec<SignatureReport> {
    let tagmanifest = opened.content(TAGMANIFEST).unwrap_or_default();
    let files = [SIGNATURE, APPROVER_SIGNATURE]
        .into_iter()
        .filter_map(|file| Some((file, opened.content(file)?)));
    files
        .map(|(file, content)| {
            let signature = Signature::read(content);
            let good = signature
                .as_ref()
                .is_some_and(|signature| signature.verifies(tagmanifest));
            SignatureReport {
                file: file.to_owned(),
                fingerprint: signature.as_ref().map(|signature| fingerprint(&signature.key())),
                good,
                signer: match signature {
                    Some(signature) if good => signers.status(&signature.key(), day),
                    _ => SignerStatus::Unknown,
                },
            }
        })
        .collect()
}

/// The search for what differs.
struct Audit<'a> {
    opened: &'a Opened<'a>,
    differences: Vec<Difference>,
    /// Files whose content is what was packed.
    good: BTreeSet<&'a str>,
}

/// A list as it should be: what was found, or what was rebuilt because the found one is damaged.
type Digests = BTreeMap<String, Digest>;

impl<'a> Audit<'a> {
    fn run(&mut self) {
        let signed = self.tagmanifest();
        let lines = self.lines_file(&signed);
        let listed = self.manifest(&signed, &lines);
        self.other_tag_files(&signed, &lines);
        self.payload(&listed, &lines);
        self.extra_files();
        if self.differences.is_empty() {
            self.lists_are_canonical();
        }
    }

    /// The list that is signed: the found one, or one written anew from the tag files when only that fits the signature.
    fn tagmanifest(&mut self) -> Digests {
        let found = self.opened.content(TAGMANIFEST);
        let present = TAG_FILES
            .into_iter()
            .filter_map(|name| Some((name, self.opened.records.get(name)?.digest)));
        let rebuilt = manifest(present).into_bytes();
        let signatures: Vec<(&'static str, Option<Signature>)> = [SIGNATURE, APPROVER_SIGNATURE]
            .into_iter()
            .filter_map(|file| Some((file, Signature::read(self.opened.content(file)?))))
            .collect();
        let signs = |message: &[u8]| {
            signatures
                .iter()
                .any(|(_, signature)| signature.as_ref().is_some_and(|one| one.verifies(message)))
        };
        let crc_holds = self
            .opened
            .records
            .get(TAGMANIFEST)
            .is_some_and(super::open::Record::crc_holds);
        let truth = match found {
            Some(found) if found == rebuilt || signs(found) => found,
            _ if signs(&rebuilt) => &rebuilt,
            // No signature decides: the container's checksum does.
            Some(found) if crc_holds => found,
            _ => &rebuilt,
        };
        match found {
            None => self.differences.push(Difference::Missing {
                file: TAGMANIFEST.to_owned(),
            }),
            Some(found) if found == truth => {
                self.good.insert(TAGMANIFEST);
            }
            Some(found) => self.differ(TAGMANIFEST, &lines::of(truth), &lines::of(found)),
        }
        for (file, signature) in &signatures {
            if signature.as_ref().is_some_and(|signature| signature.verifies(truth)) {
                self.good.insert(file);
            } else {
                self.differences.push(Difference::Signature {
                    file: (*file).to_owned(),
                });
            }
        }
        parse_manifest(truth)
    }

    /// `lines.txt`, which locates the rest: as found when it is right, else rebuilt when that is right, else nothing.
    fn lines_file(&mut self, signed: &Digests) -> BTreeMap<String, LineHashes> {
        let rebuilt = self.rebuilt_lines();
        match self.tag_file(signed, LINES) {
            TagFile::Right(content) => lines::parse(content),
            TagFile::Missing => BTreeMap::new(),
            TagFile::Wrong(content) => {
                let is_rebuilt = signed.get(LINES) == Some(&Digest::of(rebuilt.as_bytes()));
                let expected = if is_rebuilt {
                    lines::of(rebuilt.as_bytes())
                } else {
                    LineHashes::new()
                };
                self.differ(LINES, &expected, &lines::of(content));
                if is_rebuilt {
                    lines::parse(rebuilt.as_bytes())
                } else {
                    BTreeMap::new()
                }
            }
        }
    }

    /// The manifest: as found when it is right, else rebuilt when that is right, else as found with doubt.
    fn manifest(&mut self, signed: &Digests, lines: &BTreeMap<String, LineHashes>) -> Listed {
        let rebuilt = self.rebuilt_manifest();
        let (content, is_present) = match self.tag_file(signed, MANIFEST) {
            TagFile::Right(content) => {
                return Listed {
                    digests: parse_manifest(content),
                    trusted: true,
                };
            }
            TagFile::Wrong(content) => (content, true),
            TagFile::Missing => (&[][..], false),
        };
        let is_rebuilt = signed.get(MANIFEST) == Some(&Digest::of(rebuilt.as_bytes()));
        if is_present {
            let rebuilt_lines = lines::of(rebuilt.as_bytes());
            let expected = if is_rebuilt {
                Some(&rebuilt_lines)
            } else {
                lines.get(MANIFEST)
            };
            self.differ(MANIFEST, expected.unwrap_or(&LineHashes::new()), &lines::of(content));
        }
        if is_rebuilt {
            return Listed {
                digests: parse_manifest(rebuilt.as_bytes()),
                trusted: true,
            };
        }
        Listed {
            digests: parse_manifest(content),
            trusted: false,
        }
    }

    fn other_tag_files(&mut self, signed: &Digests, lines: &BTreeMap<String, LineHashes>) {
        let declaration = lines::of(DECLARATION.as_bytes());
        for (name, expected) in [(BAGIT, Some(&declaration)), (BAG_INFO, lines.get(BAG_INFO))] {
            if let TagFile::Wrong(content) = self.tag_file(signed, name) {
                self.differ(name, expected.unwrap_or(&LineHashes::new()), &lines::of(content));
            }
        }
    }

    fn payload(&mut self, listed: &Listed, lines: &BTreeMap<String, LineHashes>) {
        let opened = self.opened;
        for name in listed.digests.keys().filter(|name| !opened.records.contains_key(*name)) {
            self.differences.push(Difference::Missing { file: name.clone() });
        }
        for (name, record) in opened.records.iter().filter(|(name, _)| name.starts_with(DATA)) {
            let expected = lines.get(name);
            let lines_hold = expected.is_some_and(|expected| expected == &record.lines);
            match listed.digests.get(name) {
                Some(digest) if *digest == record.digest && record.complete => {
                    self.good.insert(name);
                }
                // The list itself is damaged: it takes more than its word to accuse a file.
                _ if !listed.trusted && record.complete && (lines_hold || record.crc_holds()) => {}
                None => self.differences.push(Difference::Added { file: name.clone() }),
                Some(_) => {
                    let cut = !record.complete;
                    let ranges = expected
                        .map(|expected| lines::locate(expected, &record.lines, cut))
                        .unwrap_or_default();
                    self.differences.push(Difference::in_file(name, ranges, cut));
                }
            }
        }
    }

    /// Files outside of the payload that are no tag file of ours.
    fn extra_files(&mut self) {
        let known =
            |name: &str| TAG_FILES.contains(&name) || [TAGMANIFEST, SIGNATURE, APPROVER_SIGNATURE].contains(&name);
        let extra = self
            .opened
            .records
            .keys()
            .filter(|name| !name.starts_with(DATA) && !known(name));
        self.differences
            .extend(extra.map(|name| Difference::Added { file: name.clone() }));
    }

    /// When all digests hold, the lists must still be the ones that the program writes: a list that names files twice, or a
    /// `lines.txt` that leads elsewhere, was made by something else.
    fn lists_are_canonical(&mut self) {
        let present = TAG_FILES
            .into_iter()
            .filter_map(|name| Some((name, self.opened.records.get(name)?.digest)));
        let expected = [
            (TAGMANIFEST, manifest(present)),
            (MANIFEST, self.rebuilt_manifest()),
            (LINES, self.rebuilt_lines()),
            (BAGIT, DECLARATION.to_owned()),
        ];
        for (name, expected) in expected {
            let content = self.opened.content(name).unwrap_or_default();
            if content != expected.as_bytes() {
                self.differ(name, &lines::of(expected.as_bytes()), &lines::of(content));
            }
        }
        let payload = self.opened.records.iter().filter(|(name, _)| name.starts_with(DATA));
        let actual = oxum(payload.map(|(_, record)| record.actual.1 as usize));
        let stated = self.opened.content(BAG_INFO).and_then(stated_oxum);
        if stated.as_deref() != Some(&actual) {
            self.differences.push(Difference::File {
                file: BAG_INFO.to_owned(),
            });
        }
    }

    fn rebuilt_manifest(&self) -> String {
        let payload = self.opened.records.iter().filter(|(name, _)| name.starts_with(DATA));
        manifest(payload.map(|(name, record)| (name.as_str(), record.digest)))
    }

    fn rebuilt_lines(&self) -> String {
        let located = |name: &str| name.starts_with(DATA) || [BAG_INFO, MANIFEST].contains(&name);
        let files = self
            .opened
            .records
            .iter()
            .filter(|(name, _)| located(name) && is_text(name));
        lines::render(files.map(|(name, record)| (name.as_str(), &record.lines)))
    }

    /// A tag file against the signed list; notes it as good or missing.
    fn tag_file(&mut self, signed: &Digests, name: &'static str) -> TagFile<'a> {
        let opened = self.opened;
        let Some((record, content)) = opened.records.get(name).zip(opened.content(name)) else {
            self.differences.push(Difference::Missing { file: name.to_owned() });
            return TagFile::Missing;
        };
        if record.complete && signed.get(name) == Some(&record.digest) {
            self.good.insert(name);
            return TagFile::Right(content);
        }
        TagFile::Wrong(content)
    }

    /// Notes a tag file that differs, with its lines when what was expected is known.
    fn differ(&mut self, name: &str, expected: &[u16], actual: &[u16]) {
        let cut = self.opened.records.get(name).is_some_and(|record| !record.complete);
        let ranges = if expected.is_empty() {
            Vec::new()
        } else {
            lines::locate(expected, actual, cut)
        };
        self.differences.push(Difference::in_file(name, ranges, cut));
    }

    /// Writes the container anew around what was found in it and compares byte for byte.
    fn compare_container(&mut self, bytes: &[u8]) {
        let records = &self.opened.records;
        let repacked = records
            .iter()
            .filter(|(name, record)| self.good.contains(name.as_str()) && !record.canonical);
        self.differences
            .extend(repacked.map(|(name, _)| Difference::Packing { file: name.clone() }));

        // A file that differs is placed already: its stated checksum is taken as it stands.
        let packed = records.iter().map(|(name, record)| {
            let (crc, size) = if self.good.contains(name.as_str()) {
                record.actual
            } else {
                record.stated
            };
            Packed {
                name,
                raw: record.raw,
                crc,
                size,
            }
        });
        let segments = container::segments(&packed.collect::<Vec<_>>());
        let expected: usize = segments.iter().map(|segment| segment.bytes.len()).sum();
        let mut at = 0;
        for segment in segments {
            let found = bytes.get(at..).unwrap_or_default();
            let found = &found[..found.len().min(segment.bytes.len())];
            if found != segment.bytes {
                let first = found.iter().zip(&segment.bytes).take_while(|(a, b)| a == b).count();
                self.differences.push(Difference::Container {
                    part: segment.part,
                    offset: (at + first) as u64,
                });
                if bytes.len() != expected {
                    // Everything behind is shifted and says nothing more.
                    return;
                }
            }
            at += segment.bytes.len();
        }
        if bytes.len() > expected {
            self.differences.push(Difference::Container {
                part: ContainerPart::Behind,
                offset: expected as u64,
            });
        }
    }
}

/// The digests that a manifest lists, and whether the list is what was packed.
struct Listed {
    digests: Digests,
    trusted: bool,
}

enum TagFile<'a> {
    Right(&'a [u8]),
    Wrong(&'a [u8]),
    Missing,
}

/// The lines of a manifest that are understood.
fn parse_manifest(text: &[u8]) -> Digests {
    let text = String::from_utf8_lossy(text);
    let lines = text.lines().filter_map(|line| line.split_once("  "));
    lines
        .filter_map(|(hex, name)| Some((name.to_owned(), hex.parse().ok()?)))
        .collect()
}
