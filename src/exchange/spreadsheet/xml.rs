//! XML of strangers, one piece at a time. Entities that a file defines are never expanded and nothing is fetched; elements are known
//! by their names without prefix.

use super::SpreadsheetError;
use super::limits::{MAX_DEPTH, MAX_ELEMENT_NAME};
use quick_xml::events::attributes::Attributes;
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;

/// Reads a part of a file.
pub(super) struct Xml<'a> {
    reader: quick_xml::Reader<&'a [u8]>,
    /// The name of the part, for the message when it is damaged.
    part: String,
    depth: usize,
    /// The last element was one without content: it closes before anything else comes.
    closes: bool,
}

/// A piece of XML.
pub(super) enum Piece<'a> {
    /// An element begins; [`Piece::Close`] follows, be it empty or not.
    Open(Tag<'a>),
    /// The element that began last ends.
    Close,
    /// Text of the innermost element.
    Text(Cow<'a, str>),
}

/// The beginning of an element.
pub(super) struct Tag<'a>(BytesStart<'a>);

impl<'a> Xml<'a> {
    pub fn new(text: &'a str, part: &str) -> Self {
        let mut reader = quick_xml::Reader::from_str(text.trim_start_matches('\u{FEFF}'));
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_dangling_amp = true;
        Self {
            reader,
            part: part.to_owned(),
            depth: 0,
            closes: false,
        }
    }

    /// How many elements are open.
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// The file is damaged in this part.
    pub fn damaged(&self) -> SpreadsheetError {
        SpreadsheetError::damaged(self.part.clone())
    }

    /// The next piece; none at the end, when every element has ended.
    pub fn next(&mut self) -> Result<Option<Piece<'a>>, SpreadsheetError> {
        if self.closes {
            self.closes = false;
            self.depth -= 1;
            return Ok(Some(Piece::Close));
        }
        loop {
            let event = self.reader.read_event().map_err(|_| self.damaged())?;
            let piece = match event {
                Event::Start(start) => self.open(start)?,
                Event::Empty(start) => {
                    let piece = self.open(start)?;
                    self.closes = true;
                    piece
                }
                Event::End(_) => {
                    self.depth = self.depth.checked_sub(1).ok_or_else(|| self.damaged())?;
                    Piece::Close
                }
                Event::Text(text) => Piece::Text(text.xml10_content()),
                Event::CData(text) => Piece::Text(text.xml10_content()),
                Event::GeneralRef(entity) => match entity.resolve_char_ref() {
                    Ok(Some(sign)) => Piece::Text(Cow::Owned(sign.to_string())),
                    Ok(None) => match quick_xml::escape::resolve_xml_entity(&entity.xml10_content()) {
                        Some(sign) => Piece::Text(Cow::Borrowed(sign)),
                        None => continue,
                    },
                    Err(_) => return Err(self.damaged()),
                },
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => continue,
                Event::Eof if self.depth > 0 => return Err(self.damaged()),
                Event::Eof => return Ok(None),
            };
            return Ok(Some(piece));
        }
    }

    fn open(&mut self, start: BytesStart<'a>) -> Result<Piece<'a>, SpreadsheetError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH || start.name().as_ref().len() > MAX_ELEMENT_NAME {
            return Err(self.damaged());
        }
        Ok(Piece::Open(Tag(start)))
    }

    /// The next beginning of an element, wherever it stands; none at the end.
    pub fn next_tag(&mut self) -> Result<Option<Tag<'a>>, SpreadsheetError> {
        loop {
            match self.next()? {
                Some(Piece::Open(tag)) => return Ok(Some(tag)),
                Some(_) => {}
                None => return Ok(None),
            }
        }
    }

    /// The next piece inside the element that made the depth `depth`; none when that element ends.
    pub fn inside(&mut self, depth: usize) -> Result<Option<Piece<'a>>, SpreadsheetError> {
        match self.next()? {
            Some(Piece::Close) if self.depth < depth => Ok(None),
            Some(piece) => Ok(Some(piece)),
            None => Err(self.damaged()),
        }
    }

    /// The next element directly inside the element that made the depth `depth`; none when that element ends. What stands between
    /// elements, and what is left of those that were opened before, is passed over.
    pub fn child(&mut self, depth: usize) -> Result<Option<Tag<'a>>, SpreadsheetError> {
        loop {
            match self.inside(depth)? {
                None => return Ok(None),
                Some(Piece::Open(tag)) if self.depth == depth + 1 => return Ok(Some(tag)),
                Some(_) => {}
            }
        }
    }

    /// Passes over the rest of the element that was opened last.
    pub fn skip(&mut self) -> Result<(), SpreadsheetError> {
        let depth = self.depth;
        while self.inside(depth)?.is_some() {}
        Ok(())
    }

    /// The text of the element that was opened last, up to its end; text of elements inside it too.
    pub fn text(&mut self) -> Result<Cow<'a, str>, SpreadsheetError> {
        let depth = self.depth;
        let mut whole = Cow::Borrowed("");
        while let Some(piece) = self.inside(depth)? {
            if let Piece::Text(text) = piece {
                if whole.is_empty() {
                    whole = text;
                } else {
                    whole.to_mut().push_str(&text);
                }
            }
        }
        Ok(whole)
    }
}

impl Tag<'_> {
    /// Its name, without prefix.
    pub fn name(&self) -> &str {
        let name = self.0.name().into_inner();
        name.rsplit_once(':').map_or(name, |(_, local)| local)
    }

    /// Its attributes as they stand there: names with their prefix, values without entities resolved. Broken ones end the list.
    pub fn raw_attributes(&self) -> impl Iterator<Item = (&str, &str)> {
        let whole: &str = &self.0;
        let mut attributes = Attributes::new(whole, self.0.name().into_inner().len());
        attributes.with_checks(false);
        attributes
            .map_while(Result::ok)
            .filter_map(|attribute| match attribute.value {
                Cow::Borrowed(value) => Some((attribute.key.into_inner(), value)),
                Cow::Owned(_) => None,
            })
    }

    /// The value of an attribute as it stands there, for numbers and key words.
    pub fn raw(&self, name: &str) -> Option<&str> {
        self.raw_attributes()
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value)
    }

    /// The number that an attribute states.
    pub fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.raw(name)?.trim().parse().ok()
    }

    /// Whether an attribute says yes.
    pub fn is(&self, name: &str) -> bool {
        matches!(self.raw(name), Some("1" | "true" | "on"))
    }

    /// The text that an attribute states.
    pub fn attribute(&self, name: &str) -> Option<String> {
        self.raw(name).map(unescaped)
    }
}

/// The value of an attribute with character references and the five entities of XML resolved; as it stands there where it holds
/// others.
pub(super) fn unescaped(raw: &str) -> String {
    quick_xml::escape::unescape(raw).map_or_else(|_| raw.to_owned(), Cow::into_owned)
}
