//! Text on paper: which font a letter takes, how wide a line is, where it breaks, and pages as lists of marks.

use crate::exchange::fonts;
use krilla::Data;
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::{Face, UnicodeBuffer};
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// Regular or semibold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Regular,
    Semibold,
}

/// A colour, 0xRRGGBB.
pub type Ink = u32;

/// One thing on a page. Positions in points from the upper left corner; of text, of its baseline.
pub enum Mark {
    Text {
        x: f32,
        y: f32,
        size: f32,
        weight: Weight,
        ink: Ink,
        text: String,
    },
    Box {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        ink: Ink,
    },
}

struct Cut {
    font: Font,
    face: Face<'static>,
}

/// The fonts, ready to measure and to draw.
pub struct Faces {
    regular: Vec<usize>,
    semibold: Vec<usize>,
    cuts: Vec<Cut>,
}

impl Faces {
    /// The built-in fonts; none when one of them is damaged.
    pub fn new() -> Option<Self> {
        let mut cuts = Vec::new();
        for bytes in [fonts::REGULAR, fonts::SEMIBOLD]
            .into_iter()
            .chain(fonts::OTHER_SCRIPTS)
        {
            cuts.push(Cut {
                font: Font::new(Data::from(bytes), 0)?,
                face: Face::from_slice(bytes, 0)?,
            });
        }
        let others = 2..cuts.len();
        Some(Self {
            regular: std::iter::once(0).chain(others.clone()).collect(),
            semibold: std::iter::once(1).chain(others).collect(),
            cuts,
        })
    }

    /// Pieces of `text` that one font can draw.
    fn runs(&self, text: &str, weight: Weight) -> Vec<(usize, Range<usize>)> {
        let order = match weight {
            Weight::Regular => &self.regular,
            Weight::Semibold => &self.semibold,
        };
        let has = |cut: usize, c: char| self.cuts[cut].face.glyph_index(c).is_some();
        let mut runs: Vec<(usize, Range<usize>)> = Vec::new();
        for (at, c) in text.char_indices() {
            let end = at + c.len_utf8();
            let joins = c == ' ' || is_combining_mark(c);
            if let Some((cut, range)) = runs.last_mut()
                && joins
                && has(*cut, c)
            {
                range.end = end;
                continue;
            }
            let cut = order.iter().copied().find(|&cut| has(cut, c)).unwrap_or(order[0]);
            match runs.last_mut() {
                Some((last, range)) if *last == cut => range.end = end,
                _ => runs.push((cut, at..end)),
            }
        }
        runs
    }

    fn shape(&self, cut: usize, text: &str) -> (Vec<KrillaGlyph>, f32) {
        let Cut { font, face } = &self.cuts[cut];
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let shaped = rustybuzz::shape(face, &[], buffer);
        let em = font.units_per_em();
        let (infos, positions) = (shaped.glyph_infos(), shaped.glyph_positions());
        let mut glyphs = Vec::with_capacity(infos.len());
        let mut width = 0.0;
        for (index, (info, position)) in infos.iter().zip(positions).enumerate() {
            let start = info.cluster as usize;
            let following = infos[index..]
                .iter()
                .map(|next| next.cluster as usize)
                .find(|&next| next > start);
            width += position.x_advance as f32 / em;
            glyphs.push(KrillaGlyph::new(
                GlyphId::new(info.glyph_id),
                position.x_advance as f32 / em,
                position.x_offset as f32 / em,
                position.y_offset as f32 / em,
                position.y_advance as f32 / em,
                start..following.unwrap_or(text.len()),
                None,
            ));
        }
        (glyphs, width)
    }

    /// How wide `text` is in points.
    pub fn width(&self, text: &str, size: f32, weight: Weight) -> f32 {
        let runs = self.runs(text, weight);
        runs.into_iter()
            .map(|(cut, range)| self.shape(cut, &text[range]).1 * size)
            .sum()
    }

    /// Breaks `text` into lines of at most `width` points, at spaces, inside a word only where it is longer than a line.
    pub fn wrap(&self, text: &str, size: f32, weight: Weight, width: f32) -> Vec<String> {
        let mut lines = Vec::new();
        for paragraph in text.split('\n') {
            let mut line = String::new();
            for word in paragraph.split_whitespace() {
                let longer = if line.is_empty() {
                    word.to_owned()
                } else {
                    format!("{line} {word}")
                };
                if self.width(&longer, size, weight) <= width {
                    line = longer;
                    continue;
                }
                if !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                }
                for c in word.chars() {
                    line.push(c);
                    if !is_combining_mark(c) && line.chars().count() > 1 && self.width(&line, size, weight) > width {
                        line.pop();
                        lines.push(std::mem::replace(&mut line, c.to_string()));
                    }
                }
            }
            lines.push(line);
        }
        lines
    }

    /// Draws a mark.
    pub fn draw(&self, surface: &mut Surface<'_>, mark: &Mark) {
        let fill = |ink: Ink| {
            let [_, red, green, blue] = ink.to_be_bytes();
            Some(Fill {
                paint: rgb::Color::new(red, green, blue).into(),
                ..Fill::default()
            })
        };
        match mark {
            Mark::Text {
                x,
                y,
                size,
                weight,
                ink,
                text,
            } => {
                surface.set_fill(fill(*ink));
                let mut x = *x;
                for (cut, range) in self.runs(text, *weight) {
                    let piece = &text[range];
                    let (glyphs, width) = self.shape(cut, piece);
                    surface.draw_glyphs(
                        Point::from_xy(x, *y),
                        &glyphs,
                        self.cuts[cut].font.clone(),
                        piece,
                        *size,
                        false,
                    );
                    x += width * size;
                }
            }
            Mark::Box {
                x,
                y,
                width,
                height,
                ink,
            } => {
                let mut path = PathBuilder::new();
                if let Some(rect) = Rect::from_xywh(*x, *y, *width, *height) {
                    path.push_rect(rect);
                }
                if let Some(path) = path.finish() {
                    surface.set_fill(fill(*ink));
                    surface.draw_path(&path);
                }
            }
        }
    }
}
