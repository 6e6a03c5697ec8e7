//! Names of worksheets, as spreadsheets take them.

use std::collections::HashSet;

/// Excel's limit for the name of a sheet.
const NAME_MAX: usize = 31;

/// Sheet names as Excel takes them: at most 31 characters, none of `[]:*?/\`, each once whatever the case.
#[derive(Default)]
pub(super) struct Names(HashSet<String>);

impl Names {
    pub(super) fn take(&mut self, wanted: &str) -> String {
        let plain: String = wanted
            .chars()
            .map(|c| {
                if "[]:*?/\\'".contains(c) || c.is_control() {
                    '-'
                } else {
                    c
                }
            })
            .collect();
        // Excel counts UTF-16 units.
        let cut = |text: &str, max: usize| {
            let mut units = 0;
            let fits = |c: &char| {
                units += c.len_utf16();
                units <= max
            };
            text.trim()
                .chars()
                .take_while(fits)
                .collect::<String>()
                .trim_end()
                .to_owned()
        };
        let mut name = cut(&plain, NAME_MAX);
        let mut number = 2;
        while name.is_empty() || !self.0.insert(name.to_lowercase()) {
            let suffix = format!(" ({number})");
            name = format!("{}{suffix}", cut(&plain, NAME_MAX - suffix.len()));
            number += 1;
        }
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheet_names_fit_excel_and_differ() {
        let mut names = Names::default();
        let long = "19 Ministry of Manpower: records of outflow";
        let taken: Vec<String> = [long, long, "19 a/b", "19 A-B", "", "\u{1F600}".repeat(20).as_str()]
            .into_iter()
            .map(|wanted| names.take(wanted))
            .collect();
        assert_eq!(taken[0], "19 Ministry of Manpower- record");
        assert_eq!(taken[1], "19 Ministry of Manpower- re (2)");
        assert_eq!(&taken[2..4], ["19 a-b", "19 A-B (2)"]);
        let mut once = HashSet::new();
        for name in &taken {
            assert!(name.encode_utf16().count() <= NAME_MAX && !name.is_empty(), "{name}");
            assert!(once.insert(name.to_lowercase()), "{name}");
        }
    }
}
