//! Comments beside cells: what the form did not write itself is a note in words on the cell, or on the row.

use super::super::cells::squeezed;
use super::table::{ReadTable, words_note};
use super::{Reading, place};
use crate::exchange::incoming::Sentence;
use crate::figures::Scope;
use std::collections::BTreeSet;
use std::sync::Arc;

impl Reading<'_> {
    pub(super) fn comments(&mut self, read: &ReadTable<'_>) {
        if read.worksheet.comments.is_empty() {
            return;
        }
        let part: Arc<str> = read.worksheet.name.as_str().into();
        let table = self.theirs.sheets.get(&read.id).or_else(|| {
            let base = self.base.as_ref()?;
            base.answers.sheets.get(&read.id)
        });
        let Some(table) = table.and_then(|sheet| self.pack.table(&sheet.table)) else {
            return;
        };
        for (at, comment) in &read.worksheet.comments {
            let address = read.address(*at);
            let mut own: BTreeSet<String> = BTreeSet::new();
            if let Some(address) = &address {
                for words in self.words() {
                    let says = words.answers.effective(address, &table.module);
                    own.extend(words.comment(table, address, &says).iter().flat_map(|line| lines(line)));
                }
            }
            let said: Vec<&str> = comment
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty() && !own.contains(&squeezed(line)))
                .collect();
            if said.is_empty() {
                continue;
            }
            let text = said.join("\n");
            let from = place(&part, *at);
            let scope = match (address, read.rows.get(&at.row)) {
                (Some(cell), _) => Scope::Cell { cell },
                (None, Some(item)) => Scope::Row {
                    sheet: read.id,
                    item: item.clone(),
                },
                (None, None) => {
                    self.refuse(from, text, Sentence::new("refused-comment"));
                    continue;
                }
            };
            let known = self.notes.get(&scope).into_iter().flatten().flatten();
            let said_already = known
                .into_iter()
                .any(|(_, note)| squeezed(&note.text) == squeezed(&text));
            if !said_already {
                self.notes
                    .entry(scope)
                    .or_default()
                    .push(Some((from, words_note(text))));
            }
        }
    }
}

/// The lines of a text as they are compared.
fn lines(text: &str) -> Vec<String> {
    let all = text.lines().map(squeezed);
    all.chain([squeezed(text)]).filter(|line| !line.is_empty()).collect()
}
