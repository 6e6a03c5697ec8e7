//! The e-mail draft: opened as a message still to be sent, the package in it byte for byte.

use crate::sample::{info, signed};
use base64::Engine;
use ilms_collect::submission::eml::MailDraft;
use ilms_collect::submission::package_file_name;
use jiff::civil::date;

fn draft(to: Option<&str>, subject: &str, body: &str) -> String {
    let (package, name) = (signed(), package_file_name(&info()));
    let draft = MailDraft {
        to,
        subject,
        body,
        date: date(2015, 8, 12),
        file_name: &name,
        package: &package,
    };
    assert_eq!(draft.to_eml(), draft.to_eml(), "the same draft gives the same bytes");
    String::from_utf8(draft.to_eml()).unwrap()
}

#[test]
fn the_package_comes_out_as_it_went_in() {
    let eml = draft(
        Some("atp@example.org"),
        "ILMS Indonesia, Phase III",
        "Dear colleagues,\n\nthe package is attached.\n",
    );
    let (head, _) = eml.split_once("\r\n\r\n").unwrap();
    for line in [
        "X-Unsent: 1",
        "To: <atp@example.org>",
        "Subject: ILMS Indonesia, Phase III",
        "MIME-Version: 1.0",
    ] {
        assert!(head.lines().any(|found| found == line), "{line} in {head}");
    }
    assert!(head.contains("Date: Wed, 12 Aug 2015"));
    let boundary = head.split("boundary=\"").nth(1).unwrap().split('"').next().unwrap();
    let parts: Vec<&str> = eml.split(&format!("--{boundary}")).collect();
    assert_eq!(parts.len(), 4, "head, text, package, end");
    assert!(
        parts[1].contains("Dear colleagues,\r\n\r\nthe package is attached.\r\n"),
        "{}",
        parts[1]
    );
    let (attachment, content) = parts[2].split_once("\r\n\r\n").unwrap();
    assert!(attachment.contains("Content-Type: application/octet-stream"));
    assert!(
        attachment
            .replace("\r\n\t", " ")
            .replace("\r\n ", " ")
            .contains("attachment; filename=\"Indonesia-phase3-r02.ilms-package\""),
        "{attachment}"
    );
    let content: String = content.split_whitespace().collect();
    assert_eq!(
        base64::engine::general_purpose::STANDARD.decode(content).unwrap(),
        signed()
    );
}

#[test]
fn lines_are_those_of_mail_and_nothing_of_this_computer_is_in_it() {
    let eml = draft(
        None,
        "R\u{e9}vision 2 \u{2013} Vi\u{1ec7}t Nam\r\nBcc: thief@example.org",
        "\u{e2a}\u{e27}\u{e31}\u{e2a}\u{e14}\u{e35}\n",
    );
    assert!(eml.is_ascii());
    assert_eq!(eml.matches('\n').count(), eml.matches("\r\n").count());
    assert!(eml.lines().all(|line| line.len() <= 998));
    assert!(
        !eml.lines()
            .any(|line| line.starts_with("To:") || line.starts_with("Bcc:") || line.starts_with("From:"))
    );
    let id = eml.lines().find(|line| line.starts_with("Message-ID:")).unwrap();
    assert!(id.ends_with("@ilms-collect.invalid>"), "{id}");
}
