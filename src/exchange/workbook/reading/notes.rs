//! The worksheet of notes, and of reasons that cover more than a cell.

use super::super::cells::{same_text, squeezed};
use super::super::formats::cell_text;
use super::super::keys::{is_key, parse_json_key};
use super::super::notes::{self as written, LineKey, NoteScope};
use super::labels::plain;
use super::{Reading, place, places};
use crate::exchange::incoming::{Position, Sentence};
use crate::exchange::spreadsheet::{At, Content, Worksheet};
use crate::figures::{Note, Reason, Scope, SheetId};
use crate::questionnaire::{Language, NoteCode, text};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// A line as it stands.
struct Line {
    from: Position,
    says_for: String,
    kind: String,
    code: String,
    words: String,
}

impl Line {
    /// Whether it is the head of the list, its key gone.
    fn is_head(&self) -> bool {
        means("workbook-note-code", &self.code) && means("workbook-note-text", &self.words)
    }

    /// Whether it is what stands over the list.
    fn is_title(&self) -> bool {
        ["workbook-notes-title", "workbook-notes-how"]
            .iter()
            .any(|id| means(id, &self.says_for))
    }
}

/// Whether a text is that of the form, in any language.
fn means(id: &str, said: &str) -> bool {
    Language::ALL
        .iter()
        .any(|language| plain(&text(*language, id)) == plain(said))
}

/// What lines may be for.
struct KnownPlaces {
    listed: HashMap<String, Scope>,
    names: Vec<(SheetId, String)>,
    labels: places::Known,
}

impl Reading<'_> {
    pub(super) fn notes(&mut self, worksheet: &Worksheet) {
        let part: Arc<str> = worksheet.name.as_str().into();
        // What is not found again was taken off.
        if let Some(base) = &self.base {
            for (scope, index) in written::listed(&base.answers) {
                if let Some(known) = self.notes.get_mut(scope).and_then(|notes| notes.get_mut(index)) {
                    *known = None;
                }
            }
        }
        let covers = std::mem::take(&mut self.covers);
        let mut known = KnownPlaces {
            listed: self.listed_scopes(),
            names: match &self.base {
                Some(base) => base.names.iter().map(|(id, name)| (*id, name.clone())).collect(),
                None => Vec::new(),
            },
            labels: places::Known::new(),
        };
        let keyed = worksheet
            .cells()
            .find(|(_, cell)| text_of(&cell.content).is_some_and(is_key));
        let first = keyed.map_or(0, |(at, _)| at.column + 1);
        for row in 0..worksheet.height() {
            let (mut key, mut is_of_form, mut texts) = (None, false, BTreeMap::new());
            for (at, cell) in worksheet.row(row) {
                match text_of(&cell.content) {
                    Some(text) if is_key(text) => {
                        key = key.or_else(|| parse_json_key::<LineKey>(text.trim()));
                        is_of_form = true;
                    }
                    _ => {
                        texts.insert(at.column, cell.text().into_owned());
                    }
                }
            }
            if is_of_form && key.is_none() {
                continue;
            }
            let column = |of: u16| first + u32::from(of - written::FOR);
            let mut take = |of: u16| texts.remove(&column(of)).unwrap_or_default();
            let line = Line {
                from: place(&part, At::new(row, column(written::CODE))),
                says_for: take(written::FOR),
                kind: take(written::KIND),
                code: take(written::CODE),
                words: take(written::TEXT),
            };
            match key {
                Some(LineKey::Note {
                    scope: NoteScope(scope),
                    index,
                }) => self.known_note(scope, index, &line),
                Some(LineKey::Reason {
                    scope: NoteScope(scope),
                }) => {
                    let before = covers.get(&scope).map(|(_, reason)| reason);
                    self.reason(scope, before, &line);
                }
                Some(LineKey::New) | None => self.new_line(&line, &covers, &mut known),
            }
        }
    }

    /// A note that was listed; its text is what it was where it shows as it did.
    fn known_note(&mut self, scope: Scope, index: usize, line: &Line) {
        let base = self
            .base
            .as_ref()
            .and_then(|base| base.answers.notes.get(&scope)?.get(index));
        if let Some(before) = base {
            let code = before.code.as_ref().map_or("", |code| code.as_str());
            let is_same = same_text(&cell_text(code), &line.code) && same_text(&cell_text(&before.text), &line.words);
            let after = if is_same {
                Some(before.clone())
            } else {
                let text = same_text(&cell_text(&before.text), &line.words).then(|| before.text.clone());
                note(&line.code, text.unwrap_or_else(|| line.words.clone()))
            };
            if let Some(known) = self.notes.get_mut(&scope).and_then(|notes| notes.get_mut(index)) {
                *known = after.map(|note| (line.from.clone(), note));
            }
        } else if let Some(note) = note(&line.code, line.words.clone()) {
            self.notes
                .entry(scope)
                .or_default()
                .push(Some((line.from.clone(), note)));
        }
    }

    /// A reason over a scope; one that was emptied is taken off.
    fn reason(&mut self, scope: Scope, before: Option<&Reason>, line: &Line) {
        let letter = line.code.trim();
        let reason = match before {
            Some(before) if before.letter().eq_ignore_ascii_case(letter) => Some(before.clone()),
            _ => {
                let mut letters = letter.chars();
                letters
                    .next()
                    .filter(|_| letters.next().is_none())
                    .and_then(Reason::from_letter)
            }
        };
        match reason {
            Some(reason) => {
                self.covers.insert(scope, (line.from.clone(), reason));
            }
            None if letter.is_empty() => {}
            None => {
                let id = if letter.eq_ignore_ascii_case("K") {
                    "refused-included-where"
                } else {
                    "refused-reason-letter"
                };
                self.refuse(line.from.clone(), letter, Sentence::new(id));
                if let Some(before) = before {
                    self.covers.insert(scope, (line.from.clone(), before.clone()));
                }
            }
        }
    }

    /// A line that was written in, or one whose key was deleted.
    fn new_line(&mut self, line: &Line, covers: &BTreeMap<Scope, (Position, Reason)>, known: &mut KnownPlaces) {
        let said = [&line.code, &line.words].map(String::as_str).join(" ");
        let said = said.trim();
        if said.is_empty() || line.is_head() {
            if said.is_empty() && !squeezed(&line.says_for).is_empty() && !line.is_title() {
                self.refuse(
                    line.from.clone(),
                    line.says_for.clone(),
                    Sentence::new("refused-note-empty"),
                );
            }
            return;
        }
        let answers = self.base.as_ref().map_or(&self.theirs, |base| &base.answers);
        let listed = known.listed.get(&squeezed(&line.says_for)).cloned();
        let named = |known: &mut KnownPlaces| {
            places::scope(self.pack, answers, &known.names, &mut known.labels, &line.says_for)
        };
        let Some(scope) = listed.or_else(|| named(known)) else {
            let text = format!("{}: {said}", line.says_for);
            return self.refuse(
                line.from.clone(),
                text.trim_start_matches(": "),
                Sentence::new("refused-note-where"),
            );
        };
        let is_reason = Language::ALL
            .iter()
            .any(|language| plain(&text(*language, "workbook-kind-reason")) == plain(&line.kind));
        if is_reason {
            let before = covers.get(&scope).map(|(_, reason)| reason);
            self.reason(scope, before, line);
        } else if let Some(note) = note(&line.code, line.words.clone()) {
            // A line without its key may be one of those that were there.
            let base = self.base.as_ref().and_then(|base| base.answers.notes.get(&scope));
            let same = |of: &Note| of.code == note.code && same_text(&cell_text(&of.text), &note.text);
            let known = base.and_then(|notes| notes.iter().position(same));
            let slot = known.and_then(|index| self.notes.get_mut(&scope)?.get_mut(index));
            match (slot, known, base) {
                (Some(slot @ None), Some(index), Some(base)) => *slot = Some((line.from.clone(), base[index].clone())),
                _ => self
                    .notes
                    .entry(scope)
                    .or_default()
                    .push(Some((line.from.clone(), note))),
            }
        }
    }

    /// The scopes that the form itself names, by how it calls them.
    fn listed_scopes(&self) -> HashMap<String, Scope> {
        let (Some(base), words) = (&self.base, self.words()) else {
            return HashMap::new();
        };
        let Some(words) = words.first() else {
            return HashMap::new();
        };
        let scopes = base.answers.notes.keys().chain(base.answers.covers.keys());
        scopes
            .map(|scope| (squeezed(&cell_text(&words.scope(scope))), scope.clone()))
            .collect()
    }
}

fn text_of(content: &Content) -> Option<&str> {
    match content {
        Content::Text(text) => Some(text),
        _ => None,
    }
}

/// A note of a code and words; none where it says nothing.
fn note(code: &str, words: String) -> Option<Note> {
    let code = code.split_whitespace().next().unwrap_or_default();
    let note = Note {
        code: (!code.is_empty()).then(|| NoteCode::from(code)),
        text: words,
    };
    (note.code.is_some() || !note.text.trim().is_empty()).then_some(note)
}
