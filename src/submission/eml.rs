//! The e-mail draft that carries a package: an `.eml` file that mail programs open as a message still to be sent.
//!
//! Nothing in it depends on this computer or the moment: no host name, no clock, the boundary is made of the content.

use super::digest::Digest;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use mail_builder::MessageBuilder;
use mail_builder::headers::HeaderType;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::date::Date as MailDate;
use mail_builder::headers::raw::Raw;
use mail_builder::mime::{BodyPart, MimePart};

/// What goes into the draft.
#[derive(Clone, Copy, Debug)]
pub struct MailDraft<'a> {
    /// The receiver's address; the person fills it in when absent.
    pub to: Option<&'a str>,
    /// The subject, one line.
    pub subject: &'a str,
    /// The text, lines ended by `\n`.
    pub body: &'a str,
    /// The date of the package.
    pub date: Date,
    /// The package's file name, see [`super::package_file_name`].
    pub file_name: &'a str,
    /// The package.
    pub package: &'a [u8],
}

impl MailDraft<'_> {
    /// The `.eml` file: the same draft gives the same bytes.
    pub fn to_eml(&self) -> Vec<u8> {
        let digest = Digest::of(self.package).to_string();
        let mark = &digest[..32];
        let noon = self
            .date
            .at(12, 0, 0, 0)
            .to_zoned(TimeZone::UTC)
            .map_or(0, |noon| noon.timestamp().as_second());
        let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");

        let text = MimePart::new("text/plain", BodyPart::Text(self.body.into()));
        let package = MimePart::new("application/octet-stream", BodyPart::Binary(self.package.into()))
            .attachment(one_line(self.file_name));
        let boundary = ContentType::new("multipart/mixed").attribute("boundary", format!("ilms-{mark}"));
        let mut message = MessageBuilder::new().header("X-Unsent", HeaderType::Raw(Raw::new("1")));
        if let Some(to) = self.to.map(one_line).filter(|to| !to.is_empty()) {
            message = message.to(to);
        }
        let message = message
            .subject(one_line(self.subject))
            .date(MailDate::new(noon))
            .message_id(format!("{mark}@ilms-collect.invalid"))
            .body(MimePart::new(boundary, vec![text, package]));
        let mut eml = Vec::new();
        message.serialize(&mut eml);
        eml
    }
}
