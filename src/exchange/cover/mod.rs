//! The sign-off sheet of a package as PDF: what is handed over, how far it is, and the fingerprint of its figures. A head of
//! office puts a name under it, so it must be read at a glance and say nothing that the package does not hold.
//!
//! Same answers, same bytes. `type_setting.rs` puts text on paper, `tables.rs` lists the tables; what else stands there is decided
//! here.

mod tables;
mod type_setting;

use super::edition::Edition;
use crate::figures::Allowance;
use krilla::SerializeSettings;
use krilla::document::Document;
use krilla::metadata::{DateTime, Metadata};
use krilla::page::PageSettings;
use type_setting::{Faces, Ink, Mark, Weight};

/// Why a cover could not be made.
#[derive(Debug, thiserror::Error)]
pub enum CoverError {
    /// A built-in font does not load.
    #[error("the cover could not be made: a font of the program is damaged; install the program again")]
    Fonts,
    /// The PDF could not be written.
    #[error("the cover could not be made: {0}")]
    Pdf(String),
}

const PAGE: (f32, f32) = (595.28, 841.89);
const LEFT: f32 = 56.0;
const WIDTH: f32 = PAGE.0 - 2.0 * LEFT;
const TOP: f32 = 54.0;
const BOTTOM: f32 = PAGE.1 - 62.0;

const INK: Ink = 0x1C_2329;
const MUTED: Ink = 0x5B_6670;
const LINE: Ink = 0xDF_E3E6;
const PANEL: Ink = 0xF6_F7F8;
const ACCENT: Ink = 0x0A_6BA8;
const ERROR: Ink = 0xB4_2318;
const GOOD: Ink = 0x1B_7F4B;
const WARN_PANEL: Ink = 0xFF_F4DC;

/// Sentences of a draft that are printed; the others are in the package.
const STANDING_MAX: usize = 12;

/// Explanations that are printed; the others are in the package.
const EXPLAINED_MAX: usize = 12;

/// A finding that is explained.
#[derive(Clone, Copy, Debug)]
pub struct Explained<'a> {
    /// The finding in a sentence.
    pub finding: &'a str,
    /// The reason in words.
    pub reason: &'a str,
    /// Who explained it, when, in which words.
    pub allowance: &'a Allowance,
}

/// Writes the cover. `fingerprint` is the SHA-256 of the package's figures in hexadecimal, `explained` what is accepted in it.
pub fn write(edition: &Edition<'_>, fingerprint: &str, explained: &[Explained<'_>]) -> Result<Vec<u8>, CoverError> {
    let faces = Faces::new().ok_or(CoverError::Fonts)?;
    let mut sheet = Paper::new(&faces);
    sheet.masthead(edition);
    sheet.facts(edition);
    if !edition.is_final() {
        sheet.standing(edition.in_the_way);
    }
    sheet.tables(edition);
    sheet.without_figures(edition);
    sheet.explained(explained);
    sheet.fingerprint(fingerprint);
    sheet.signatures(edition);
    sheet.credits(edition);
    let pages = sheet.finish(edition);

    let moment = edition.at.to_zoned(jiff::tz::TimeZone::UTC);
    let date = DateTime::new(moment.year().unsigned_abs())
        .month(moment.month() as u8)
        .day(moment.day() as u8)
        .hour(moment.hour() as u8)
        .minute(moment.minute() as u8)
        .second(moment.second() as u8)
        .utc_offset_hour(0)
        .utc_offset_minute(0);
    let mut document = Document::new_with(SerializeSettings::default());
    document.set_metadata(
        Metadata::new()
            .title(format!("{}: {}", edition.country(), edition.pack.title))
            .creator(concat!("ILMS Collect ", env!("CARGO_PKG_VERSION")).to_owned())
            .authors(
                Some(edition.setting("preparer").to_owned())
                    .filter(|name| !name.is_empty())
                    .into_iter()
                    .collect(),
            )
            .language("en".to_owned())
            .creation_date(date)
            .document_id(format!("{fingerprint}-{}-{}", edition.revision, edition.state())),
    );
    for marks in &pages {
        let settings = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or_else(|| CoverError::Pdf("page size".to_owned()))?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        for mark in marks {
            faces.draw(&mut surface, mark);
        }
        surface.finish();
        page.finish();
    }
    document.finish().map_err(|error| CoverError::Pdf(format!("{error:?}")))
}

/// The day on which it was given.
fn day(allowance: &Allowance) -> &str {
    allowance.at.get(..10).unwrap_or(&allowance.at)
}

/// Pages being filled from the top.
struct Paper<'f> {
    faces: &'f Faces,
    pages: Vec<Vec<Mark>>,
    y: f32,
}

impl<'f> Paper<'f> {
    fn new(faces: &'f Faces) -> Self {
        Self {
            faces,
            pages: vec![Vec::new()],
            y: TOP,
        }
    }

    fn put(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.push(mark);
        }
    }

    fn text(&mut self, x: f32, y: f32, size: f32, weight: Weight, ink: Ink, text: &str) {
        self.put(Mark::Text {
            x: LEFT + x,
            y,
            size,
            weight,
            ink,
            text: text.to_owned(),
        });
    }

    fn text_right(&mut self, right: f32, y: f32, size: f32, weight: Weight, ink: Ink, text: &str) {
        let x = right - self.faces.width(text, size, weight);
        self.text(x, y, size, weight, ink, text);
    }

    fn rule(&mut self, y: f32, ink: Ink, height: f32) {
        self.put(Mark::Box {
            x: LEFT,
            y,
            width: WIDTH,
            height,
            ink,
        });
    }

    /// Begins a page unless `height` still fits on this one. Whether a page was begun.
    fn room(&mut self, height: f32) -> bool {
        let begins = self.y + height > BOTTOM;
        if begins {
            self.pages.push(Vec::new());
            self.y = TOP;
        }
        begins
    }

    /// A paragraph from `x` on, `width` wide; moves down.
    fn paragraph(&mut self, x: f32, width: f32, size: f32, weight: Weight, ink: Ink, text: &str) {
        for line in self.faces.wrap(text, size, weight, width) {
            self.room(size * 1.45);
            self.text(x, self.y + size, size, weight, ink, &line);
            self.y += size * 1.45;
        }
    }

    fn heading(&mut self, text: &str, with: f32) {
        self.y += 18.0;
        self.room(22.0 + with);
        self.text(0.0, self.y + 11.0, 11.0, Weight::Semibold, INK, text);
        self.y += 20.0;
    }

    fn masthead(&mut self, edition: &Edition<'_>) {
        self.put(Mark::Box {
            x: 0.0,
            y: 0.0,
            width: PAGE.0,
            height: 6.0,
            ink: ACCENT,
        });
        self.text(
            0.0,
            self.y + 8.0,
            8.5,
            Weight::Semibold,
            ACCENT,
            "INTERNATIONAL LABOUR MIGRATION STATISTICS",
        );
        let (word, ink) = if edition.is_final() {
            ("FINAL", GOOD)
        } else {
            ("DRAFT", ERROR)
        };
        let width = self.faces.width(word, 11.0, Weight::Semibold) + 20.0;
        self.put(Mark::Box {
            x: LEFT + WIDTH - width,
            y: self.y - 4.0,
            width,
            height: 21.0,
            ink,
        });
        self.text(
            WIDTH - width + 10.0,
            self.y + 10.5,
            11.0,
            Weight::Semibold,
            0xFF_FFFF,
            word,
        );
        self.y += 24.0;
        for line in self.faces.wrap(&edition.country(), 25.0, Weight::Semibold, WIDTH) {
            self.text(0.0, self.y + 24.0, 25.0, Weight::Semibold, INK, &line);
            self.y += 33.0;
        }
        self.y += 2.0;
        self.paragraph(0.0, WIDTH, 12.5, Weight::Regular, INK, &edition.pack.title);
        self.y += 3.0;
        self.paragraph(
            0.0,
            WIDTH,
            9.5,
            Weight::Regular,
            MUTED,
            "Sign-off sheet of the answers handed over",
        );
        self.y += 10.0;
    }

    fn facts(&mut self, edition: &Edition<'_>) {
        self.rule(self.y, LINE, 0.8);
        self.y += 12.0;
        let stated = |name: &str| Some(edition.setting(name).to_owned()).filter(|text| !text.is_empty());
        let preparer = stated("preparer").unwrap_or_else(|| "Nobody named yet".to_owned());
        let rest: Vec<String> = ["preparer_post", "preparer_agency", "preparer_email"]
            .into_iter()
            .filter_map(stated)
            .collect();
        let half = WIDTH / 2.0;
        let columns = [
            vec![
                (
                    "Questionnaire",
                    format!("{}, version {}", edition.pack.id, edition.pack.version),
                ),
                ("Revision", edition.revision.to_string()),
                ("Figures as of", edition.moment()),
            ],
            vec![(
                "Prepared by",
                std::iter::once(preparer).chain(rest).collect::<Vec<_>>().join("\n"),
            )],
        ];
        let start = self.y;
        let mut end = start;
        for (index, facts) in columns.into_iter().enumerate() {
            let x = half * index as f32;
            self.y = start;
            for (label, text) in facts {
                self.text(x, self.y + 9.5, 9.0, Weight::Regular, MUTED, label);
                self.paragraph(x + 78.0, half - 88.0, 9.5, Weight::Regular, INK, &text);
                self.y += 3.0;
            }
            end = end.max(self.y);
        }
        self.y = end + 4.0;
    }

    fn standing(&mut self, standing: &[String]) {
        let lead = "This is a draft and does not count as a submission. What stands in the way:";
        let inner = WIDTH - 40.0;
        let mut lines: Vec<(bool, String)> = Vec::new();
        for sentence in standing.iter().take(STANDING_MAX) {
            let wrapped = self.faces.wrap(sentence, 9.0, Weight::Regular, inner);
            lines.extend(wrapped.into_iter().enumerate().map(|(index, line)| (index == 0, line)));
        }
        if standing.len() > STANDING_MAX {
            let more = standing.len() - STANDING_MAX;
            lines.push((true, format!("and {more} more, listed in data/findings.csv")));
        }
        let height = 30.0 + lines.len() as f32 * 13.5;
        self.y += 8.0;
        self.room(height);
        self.put(Mark::Box {
            x: LEFT,
            y: self.y,
            width: WIDTH,
            height,
            ink: WARN_PANEL,
        });
        self.put(Mark::Box {
            x: LEFT,
            y: self.y,
            width: 3.0,
            height,
            ink: ERROR,
        });
        self.text(14.0, self.y + 17.0, 9.5, Weight::Semibold, INK, lead);
        let mut y = self.y + 32.0;
        for (first, line) in lines {
            if first {
                self.text(14.0, y, 9.0, Weight::Regular, INK, "\u{2022}");
            }
            self.text(24.0, y, 9.0, Weight::Regular, INK, &line);
            y += 13.5;
        }
        self.y += height;
    }

    /// Findings with the same explanation stand together: the first of them is printed.
    fn explained(&mut self, explained: &[Explained<'_>]) {
        if explained.is_empty() {
            return;
        }
        let mut together: Vec<(Explained<'_>, usize)> = Vec::new();
        for one in explained {
            let said = |of: &Allowance| {
                (
                    of.reason.clone(),
                    of.sentence.clone(),
                    of.who.clone(),
                    day(of).to_owned(),
                )
            };
            let same = together
                .iter_mut()
                .find(|(other, _)| said(other.allowance) == said(one.allowance));
            match same {
                Some((_, count)) => *count += 1,
                None => together.push((*one, 1)),
            }
        }
        self.heading(&format!("Findings explained: {}", explained.len()), 30.0);
        for (one, count) in together.iter().take(EXPLAINED_MAX) {
            let finding = match count {
                1 => one.finding.to_owned(),
                _ => format!("{} (and {} more with this explanation)", one.finding, count - 1),
            };
            let said = match one.allowance.sentence.as_str() {
                "" => format!("{}.", one.reason),
                sentence => format!("{}. {sentence}", one.reason),
            };
            self.room(26.0);
            self.text(0.0, self.y + 9.0, 9.0, Weight::Regular, MUTED, "\u{2022}");
            self.paragraph(10.0, WIDTH - 10.0, 9.0, Weight::Regular, INK, &finding);
            let who = format!("{said} ({}, {})", one.allowance.who, day(one.allowance));
            self.paragraph(10.0, WIDTH - 10.0, 9.0, Weight::Regular, MUTED, &who);
            self.y += 3.0;
        }
        if together.len() > EXPLAINED_MAX {
            let more = together.len() - EXPLAINED_MAX;
            let text = format!("and {more} more explanations, listed in data/allowances.csv");
            self.paragraph(10.0, WIDTH - 10.0, 9.0, Weight::Regular, INK, &text);
        }
    }

    fn fingerprint(&mut self, fingerprint: &str) {
        self.heading("Fingerprint of the figures (SHA-256)", 56.0);
        self.put(Mark::Box {
            x: LEFT,
            y: self.y,
            width: WIDTH,
            height: 42.0,
            ink: PANEL,
        });
        for (row, half) in [fingerprint.get(..32), fingerprint.get(32..)]
            .into_iter()
            .flatten()
            .enumerate()
        {
            let groups = half.as_bytes().chunks(4).map(String::from_utf8_lossy);
            let line = groups.collect::<Vec<_>>().join("  ");
            self.text(
                12.0,
                self.y + 17.0 + row as f32 * 15.0,
                10.5,
                Weight::Regular,
                INK,
                &line,
            );
        }
        self.y += 48.0;
        for line in [
            "Another fingerprint means other figures. To compare, in the folder of the unpacked package:",
            "grep data/figures/ manifest-sha256.txt | sha256sum",
        ] {
            self.paragraph(0.0, WIDTH, 8.0, Weight::Regular, MUTED, line);
        }
    }

    fn signatures(&mut self, edition: &Edition<'_>) {
        self.heading("Signatures", 138.0);
        let width = (WIDTH - 28.0) / 2.0;
        let top = self.y;
        let preparer = [edition.setting("preparer"), edition.setting("preparer_post")];
        let preparer: Vec<&str> = preparer.into_iter().filter(|text| !text.is_empty()).collect();
        for (index, (role, name)) in [
            ("Prepared by", preparer.join(", ")),
            ("Approved by (head of office)", String::new()),
        ]
        .into_iter()
        .enumerate()
        {
            let x = (width + 28.0) * index as f32;
            self.text(x, top + 9.0, 9.0, Weight::Semibold, INK, role);
            let fields = [
                ("Name and post", name.as_str()),
                ("Signature", ""),
                ("Date and place", ""),
            ];
            for (row, (label, text)) in fields.into_iter().enumerate() {
                let y = top + [40.0, 88.0, 122.0][row];
                // The last line stands on the rule; there is room for two.
                let lines = self.faces.wrap(text, 9.0, Weight::Regular, width);
                for (index, line) in lines.iter().take(2).rev().enumerate() {
                    self.text(x, y - 3.5 - index as f32 * 11.5, 9.0, Weight::Regular, INK, line);
                }
                self.put(Mark::Box {
                    x: LEFT + x,
                    y,
                    width,
                    height: 0.7,
                    ink: MUTED,
                });
                self.text(x, y + 9.5, 7.5, Weight::Regular, MUTED, label);
            }
        }
        self.y = top + 134.0;
    }

    fn credits(&mut self, edition: &Edition<'_>) {
        self.y += 12.0;
        for credit in edition.credits() {
            self.paragraph(0.0, WIDTH, 8.0, Weight::Regular, MUTED, credit);
        }
    }

    /// Puts the foot on every page.
    fn finish(mut self, edition: &Edition<'_>) -> Vec<Vec<Mark>> {
        let count = self.pages.len();
        let left = format!(
            "{} \u{b7} {} \u{b7} revision {} \u{b7} {}",
            edition.country(),
            edition.pack.id,
            edition.revision,
            edition.state()
        );
        let mut pages = std::mem::take(&mut self.pages);
        for (index, page) in pages.iter_mut().enumerate() {
            let y = PAGE.1 - 36.0;
            let size = 8.0;
            let right = format!("Page {} of {count}", index + 1);
            let mark = |x: f32, text: String| Mark::Text {
                x,
                y,
                size,
                weight: Weight::Regular,
                ink: MUTED,
                text,
            };
            let x = LEFT + WIDTH - self.faces.width(&right, size, Weight::Regular);
            page.push(Mark::Box {
                x: LEFT,
                y: y - 14.0,
                width: WIDTH,
                height: 0.6,
                ink: LINE,
            });
            page.push(mark(LEFT, left.clone()));
            page.push(mark(x, right));
        }
        pages
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_within_their_width_and_lose_nothing() {
        let Some(faces) = Faces::new() else { panic!("fonts") };
        for text in [
            "Outflow of nationals for employment by sex and country of destination",
            "กระทรวงแรงงานกรมการจัดหางานกองบริหารแรงงานไทยไปต่างประเทศ",
            "aVeryLongWordWithoutAnySpaceThatMustBreakSomewhereInside",
        ] {
            let lines = faces.wrap(text, 9.0, Weight::Regular, 120.0);
            assert!(lines.len() > 1);
            for line in &lines {
                assert!(faces.width(line, 9.0, Weight::Regular) <= 120.5, "{line}");
            }
            let glue = if text.contains(' ') { " " } else { "" };
            assert_eq!(lines.join(glue), text);
        }
    }
}
