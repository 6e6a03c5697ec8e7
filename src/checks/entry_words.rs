//! Entries in words: the explanation that stands out, else the finding; what repeats, said once with how far it goes.
//! The sentences stand in `assets/texts/<language>/cause.ftl`; `cause_words.rs` says the explanations.

use super::entries::{Entry, Joined};
use super::finding::{Detail, Finding};
use super::sentence::{Words, number};
use crate::figures::{Answers, CellAddress};
use crate::questionnaire::{Arg, Language, Pack, Year, text_args};

impl Entry {
    /// What is the matter, in a sentence: the explanation that stands out, else the finding; what repeats, once. `findings` are
    /// all of the checker's.
    pub fn sentence(&self, findings: &[&Finding], pack: &Pack, answers: &Answers, language: Language) -> String {
        let words = Words::new(pack, answers, language);
        let own: Vec<&Finding> = self
            .findings
            .iter()
            .filter_map(|at| findings.get(*at).copied())
            .collect();
        let Some(principal) = own.first() else {
            return String::new();
        };
        let said = || principal.sentence(pack, answers, language);
        match &self.joined {
            Joined::Cause => {
                let cause = self.cause.as_ref().filter(|cause| cause.named);
                let named = cause.and_then(|cause| Some((cause, cause.explanations.first()?)));
                named.map_or_else(said, |(cause, explanation)| {
                    cause.sentence(explanation, pack, answers, language)
                })
            }
            Joined::Alone | Joined::Figures => said(),
            // The sentence of one year gives the figures themselves.
            Joined::Pair { years, .. } if years.len() < 2 => said(),
            Joined::Pair { years, range } => words.pair(principal, years, *range),
            Joined::Years { years, range } => {
                let others: Vec<Year> = principal
                    .cells
                    .first()
                    .map_or_else(|| years.clone(), |cell| other_years(years, cell.place.year));
                let args = [
                    ("sentence", Arg::Text(&said())),
                    ("count", Arg::from(others.len())),
                    ("years", Arg::Text(&words.years(&others))),
                    ("range", Arg::Text(&words.range(*range))),
                ];
                text_args(
                    language,
                    if range.is_some() {
                        "entry-years"
                    } else {
                        "entry-years-plain"
                    },
                    &args,
                )
            }
            Joined::Places => words.places(principal, &own),
            Joined::Input => words.input(principal, &own),
        }
    }

    /// How many sums, what else and how many causes: "4 sums, 1 cause"; nothing where it is one finding.
    pub fn extent(&self, findings: &[&Finding], language: Language) -> Option<String> {
        // Where something repeats, the sentence says how often.
        if self.findings.len() < 2 || !matches!(self.joined, Joined::Cause | Joined::Figures) {
            return None;
        }
        let own = self.findings.iter().filter_map(|at| findings.get(*at));
        let sums = own.filter(|finding| finding.difference.is_some()).count();
        if self.joined != Joined::Cause || sums == 0 {
            let count = [("count", Arg::from(self.findings.len()))];
            return Some(text_args(language, "entry-findings", &count));
        }
        let args = [
            ("sums", Arg::from(sums)),
            ("more", Arg::from(self.findings.len() - sums)),
            (
                "cause",
                Arg::Text(if self.offered().is_empty() { "open" } else { "known" }),
            ),
        ];
        Some(text_args(language, "entry-sums", &args))
    }
}

fn other_years(years: &[Year], but: Year) -> Vec<Year> {
    years.iter().copied().filter(|year| *year != but).collect()
}

/// Sheets, tables and inputs named one by one at most; the list below names them all.
const NAMED: usize = 6;

impl Words<'_> {
    /// Two tables that differ over the years.
    fn pair(&self, principal: &Finding, years: &[Year], range: Option<(f64, f64)>) -> String {
        let [first, second, ..] = &principal.cells[..] else {
            return String::new();
        };
        let same_source = self.source(first.sheet) == self.source(second.sheet);
        let same_table =
            self.table_of(first.sheet).map(|table| &table.code) == self.table_of(second.sheet).map(|table| &table.code);
        let name = |cell: &CellAddress| {
            let title = self
                .table_of(cell.sheet)
                .map(|table| self.title(table))
                .unwrap_or_default();
            if same_source && !same_table {
                title
            } else {
                format!("{title} ({})", self.source(cell.sheet))
            }
        };
        let range = match self.range(range) {
            range if range.is_empty() => range,
            range => format!(", {range}"),
        };
        let nested = principal.message.id.starts_with("finding-nested");
        let args = [
            ("first", Arg::Text(&name(first))),
            ("second", Arg::Text(&name(second))),
            ("count", Arg::from(years.len())),
            ("years", Arg::Text(&self.years(years))),
            ("range", Arg::Text(&range)),
            ("sources", Arg::Text(if same_source { "one" } else { "two" })),
        ];
        text_args(
            self.language,
            if nested { "entry-nested" } else { "entry-totals" },
            &args,
        )
    }

    /// "1997 to 2001 and 2003".
    fn years(&self, years: &[Year]) -> String {
        let mut runs: Vec<(Year, Year)> = Vec::new();
        for year in years {
            match runs.last_mut() {
                Some((_, last)) if last.0 + 1 == year.0 => *last = *year,
                _ => runs.push((*year, *year)),
            }
        }
        let said = runs.into_iter().flat_map(|(first, last)| {
            if first == last {
                vec![first.to_string()]
            } else if first.0 + 1 == last.0 {
                vec![first.to_string(), last.to_string()]
            } else {
                let args = [
                    ("first", Arg::Text(&first.to_string())),
                    ("last", Arg::Text(&last.to_string())),
                ];
                vec![text_args(self.language, "entry-run", &args)]
            }
        });
        self.list(said.collect())
    }

    /// "from −3 % to +31 %", or "each time +3 %"; nothing where it is not known.
    fn range(&self, range: Option<(f64, f64)>) -> String {
        let Some((least, most)) = range else {
            return String::new();
        };
        let (least, most) = (self.percent(least), self.percent(most));
        if least == most {
            return text_args(self.language, "entry-by", &[("percent", Arg::Text(&most))]);
        }
        let args = [("least", Arg::Text(&least)), ("most", Arg::Text(&most))];
        text_args(self.language, "entry-range", &args)
    }

    /// A share in per cent with its sign; finer below ten per cent.
    fn percent(&self, share: f64) -> String {
        let percent = share * 100.0;
        let sign = if percent < 0.0 { '\u{2212}' } else { '+' };
        let size = percent.abs();
        let written = if size >= 10.0 {
            format!("{size:.0}")
        } else if size >= 0.1 {
            format!("{size:.1}")
        } else {
            format!("{size:.2}")
        };
        format!(
            "{sign}{}\u{a0}%",
            written.replace('.', &self.decimal_sign().to_string())
        )
    }

    /// What is missing in several places.
    fn places(&self, principal: &Finding, own: &[&Finding]) -> String {
        let mut names = Vec::new();
        for finding in own {
            let table = finding.table.as_ref().and_then(|code| self.pack.table(code));
            let mut name = table.map(number).unwrap_or_default();
            let twice = own.iter().filter(|other| other.table == finding.table).count() > 1;
            if let Some(sheet) = finding.sheet.filter(|_| twice) {
                name = format!("{name} ({})", self.source(sheet));
            }
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let cells: usize = own.iter().filter_map(|finding| count_of(finding)).sum();
        let year = principal.message.args.iter().find_map(|(name, detail)| match detail {
            Detail::Text(year) if *name == "year" => Some(year.as_str()),
            _ => None,
        });
        let title = principal
            .table
            .as_ref()
            .and_then(|code| self.pack.table(code))
            .map(|table| self.title(table))
            .unwrap_or_default();
        let id = match principal.message.id {
            "finding-source-missing" => "entry-source-missing",
            "finding-definition-missing" => "entry-definition-missing",
            "finding-year-outside" => "entry-year-outside",
            "finding-unanswered-cells" => "entry-unanswered-cells",
            "finding-unanswered-sheet" => "entry-unanswered-sheets",
            _ => "entry-unanswered-tables",
        };
        let args = [
            ("count", Arg::from(own.len())),
            ("places", Arg::Text(&self.few(names))),
            ("cells", Arg::from(cells)),
            ("table", Arg::Text(&title)),
            ("year", Arg::Text(year.unwrap_or_default())),
        ];
        text_args(self.language, id, &args)
    }

    /// Cells of one sheet that cannot be read for the same reason.
    fn input(&self, principal: &Finding, own: &[&Finding]) -> String {
        let typed = |finding: &&Finding| {
            let found = finding.message.args.iter().find(|(name, _)| *name == "typed");
            match found {
                Some((_, Detail::Text(typed))) => Some(format!("\u{201c}{typed}\u{201d}")),
                Some((_, Detail::Amount(value, unit))) => Some(self.amount(*value, *unit)),
                _ => None,
            }
        };
        let mut inputs: Vec<String> = Vec::new();
        for input in own.iter().filter_map(typed) {
            if !inputs.contains(&input) {
                inputs.push(input);
            }
        }
        let cells: Vec<&CellAddress> = own.iter().filter_map(|finding| finding.cells.first()).collect();
        let negative = principal.message.id == "finding-negative";
        let args = [
            ("place", Arg::Text(&self.where_all(&cells, None))),
            ("count", Arg::from(own.len())),
            ("inputs", Arg::Text(&self.few(inputs))),
        ];
        text_args(
            self.language,
            if negative { "entry-negative" } else { "entry-input" },
            &args,
        )
    }

    /// The first names; that there are others where there are.
    fn few(&self, mut names: Vec<String>) -> String {
        if names.len() > NAMED {
            let more = names.len() - (NAMED - 1);
            names.truncate(NAMED - 1);
            names.push(text_args(self.language, "entry-more", &[("count", Arg::from(more))]));
        }
        self.list(names)
    }
}

fn count_of(finding: &Finding) -> Option<usize> {
    finding.message.args.iter().find_map(|(name, detail)| match detail {
        Detail::Count(count) if *name == "count" => Some(*count),
        _ => None,
    })
}
