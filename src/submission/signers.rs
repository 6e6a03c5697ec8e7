//! Whose signatures count: single public keys (`--signer`), or a roster in the format of OpenSSH's `allowed_signers`.
//!
//! A roster line reads: principals, options, key kind, key, comment. Understood options are `namespaces`, `valid-after` and
//! `valid-before`; a line with any other option is refused rather than trusted too far.

use super::error::KeyError;
use super::keys::{PublicKey, parse_public_key, read_public_key};
use super::report::SignerStatus;
use super::signature::NAMESPACE;
use jiff::civil::Date;
use std::path::Path;

/// Keys whose signatures count, and when.
#[derive(Clone, Debug, Default)]
pub struct Signers(Vec<Signer>);

#[derive(Clone, Debug)]
struct Signer {
    /// The person's name in the roster, or the key's comment.
    name: String,
    key: PublicKey,
    in_namespace: bool,
    /// First day on which a signature counts.
    from: Option<Date>,
    /// Last day on which a signature counts.
    until: Option<Date>,
}

impl Signers {
    /// One key that always counts.
    pub fn key(key: PublicKey) -> Self {
        let name = key.comment().to_owned();
        Self(vec![Signer {
            name,
            key,
            in_namespace: true,
            from: None,
            until: None,
        }])
    }

    /// One key file (`KEY.pub`) that always counts.
    pub fn key_file(path: &Path) -> Result<Self, KeyError> {
        read_public_key(path).map(Self::key)
    }

    /// A roster: `allowed_signers` lines.
    pub fn roster(text: &str) -> Result<Self, KeyError> {
        let lines = text.lines().enumerate().map(|(at, line)| (at + 1, line.trim()));
        let lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        lines
            .map(|(number, line)| roster_line(number, line))
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// Both together.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// Whether nobody is listed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is known of a key on that day. When a key is listed more than once the best line counts.
    pub(super) fn status(&self, key: &PublicKey, day: Option<Date>) -> SignerStatus {
        let lines = self.0.iter().filter(|signer| signer.key.key_data() == key.key_data());
        let statuses = lines.map(|signer| signer.on(day));
        statuses
            .min_by_key(|status| !matches!(status, SignerStatus::Known { .. }))
            .unwrap_or(SignerStatus::Unknown)
    }
}

impl Signer {
    fn on(&self, day: Option<Date>) -> SignerStatus {
        let name = self.name.clone();
        if !self.in_namespace {
            return SignerStatus::OtherPurpose { name };
        }
        match (self.from, self.until, day) {
            (Some(from), _, Some(day)) if day < from => SignerStatus::NotYetValid { name, from },
            (_, Some(until), Some(day)) if day > until => SignerStatus::NoLongerValid { name, until },
            (None, None, _) | (_, _, Some(_)) => SignerStatus::Known { name },
            // Without a date nothing can be said of a key that has one.
            _ => SignerStatus::Unknown,
        }
    }
}

fn roster_line(number: usize, line: &str) -> Result<Signer, KeyError> {
    let wrong = |why: String| KeyError::Roster { line: number, why };
    let fields = fields(line).ok_or_else(|| wrong("a quotation mark is not closed".to_owned()))?;
    let kind = fields
        .iter()
        .skip(1)
        .take(2)
        .position(|field| field.starts_with("ssh-") || field.starts_with("ecdsa-") || field.starts_with("sk-"));
    let kind = 1 + kind.ok_or_else(|| wrong("it has no key".to_owned()))?;
    let mut signer = Signer {
        name: unquoted(&fields[0]),
        key: parse_public_key(&fields[kind..].join(" "), &format!("line {number} of the roster"))?,
        in_namespace: true,
        from: None,
        until: None,
    };
    if kind == 2 {
        for option in options(&fields[1]) {
            let (name, value) = option.split_once('=').unwrap_or((&option, ""));
            let value = unquoted(value);
            let date = || instant(&value).ok_or_else(|| wrong(format!("{value:?} is not a date")));
            match name.to_ascii_lowercase().as_str() {
                "namespaces" => signer.in_namespace = in_namespaces(&value),
                // A key that begins to count during a day counts from the next one: a package states days only.
                "valid-after" => {
                    let (day, at_midnight) = date()?;
                    signer.from = Some(if at_midnight {
                        day
                    } else {
                        day.tomorrow().unwrap_or(day)
                    });
                }
                "valid-before" => signer.until = Some(date()?.0),
                other => return Err(wrong(format!("the option {other:?} is not understood"))),
            }
        }
    }
    Ok(signer)
}

/// Fields are separated by white space outside of quotation marks.
fn fields(line: &str) -> Option<Vec<String>> {
    split(line, char::is_whitespace)
}

fn options(field: &str) -> Vec<String> {
    split(field, |letter| letter == ',').unwrap_or_default()
}

fn split(text: &str, at: impl Fn(char) -> bool) -> Option<Vec<String>> {
    let mut parts = vec![String::new()];
    let mut quoted = false;
    for letter in text.chars() {
        quoted ^= letter == '"';
        if !quoted && at(letter) {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(letter);
        }
    }
    parts.retain(|part| !part.is_empty());
    (!quoted).then_some(parts)
}

fn unquoted(text: &str) -> String {
    text.replace('"', "")
}

/// Whether a list of namespace patterns lets ours in: one matches and none forbids it.
fn in_namespaces(list: &str) -> bool {
    let hits = |pattern: &str| matches_pattern(pattern.as_bytes(), NAMESPACE.as_bytes());
    let (forbidden, allowed): (Vec<&str>, Vec<&str>) = list.split(',').partition(|pattern| pattern.starts_with('!'));
    allowed.into_iter().any(hits) && !forbidden.into_iter().any(|pattern| hits(&pattern[1..]))
}

/// OpenSSH patterns: `*` for any run, `?` for one character.
fn matches_pattern(pattern: &[u8], text: &[u8]) -> bool {
    match (pattern.split_first(), text.split_first()) {
        (None, None) => true,
        (Some((b'*', rest)), _) => (0..=text.len()).any(|skipped| matches_pattern(rest, &text[skipped..])),
        (Some((b'?', rest)), Some((_, text))) => matches_pattern(rest, text),
        (Some((a, rest)), Some((b, text))) if a == b => matches_pattern(rest, text),
        _ => false,
    }
}

/// `YYYYMMDD` with or without a time and `Z`: the day, and whether it is its very beginning.
fn instant(text: &str) -> Option<(Date, bool)> {
    let digits = text.strip_suffix(['Z', 'z']).unwrap_or(text);
    if ![8, 12, 14].contains(&digits.len()) || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let (day, time) = digits.split_at(8);
    let number = |range: std::ops::Range<usize>| day[range].parse::<i16>().ok();
    let date = Date::new(number(0..4)?, number(4..6)? as i8, number(6..8)? as i8).ok()?;
    Some((date, time.bytes().all(|digit| digit == b'0')))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn namespaces_and_dates_are_read_as_openssh_reads_them() {
        for (list, expected) in [
            ("ilms-submission", true),
            ("file,ilms-*", true),
            ("*", true),
            ("file", false),
            ("*,!ilms-submission", false),
            ("ilms-submissio?", true),
            ("", false),
        ] {
            assert_eq!(in_namespaces(list), expected, "{list:?}");
        }
        let day = jiff::civil::date(2015, 8, 14);
        for (text, expected) in [
            ("20150814", Some((day, true))),
            ("20150814Z", Some((day, true))),
            ("201508140000", Some((day, true))),
            ("20150814235959Z", Some((day, false))),
            ("20150231", None),
            ("2015-08-14", None),
            ("", None),
        ] {
            assert_eq!(instant(text), expected, "{text:?}");
        }
    }
}
