//! Reads the texts of a block as figures, by one convention for all of them, and says why each was read so.

use super::clip::{Clip, FieldAt};
use super::plan::{CellOutcome, ConventionBy, DashMeans, KeptWhy, PasteChoices, PlannedCell, Question, ReadAs, Scale};
use crate::desk::entry::wrong;
use crate::figures::numerals::{self, Ambiguity, Convention, Evidence, Reading};
use crate::figures::{Answer, CellAddress, Figure, Reason, Value, ViewUnit};

/// Reads the fields of one block.
pub(super) struct Reader {
    unit: ViewUnit,
    dash: Option<DashMeans>,
    evidence: Evidence,
    pub convention: Convention,
    pub by: ConventionBy,
    pub scale: Scale,
    /// The file's own convention, by which a cell is read when it is edited later.
    file: Convention,
}

impl Reader {
    /// A reader for the texts of `clip`, in a sheet of that unit, in a file of that convention.
    pub fn new(clip: &Clip, unit: ViewUnit, file: Convention, choices: &PasteChoices) -> Self {
        let texts: Vec<&str> = clip.lines().iter().flatten().map(String::as_str).collect();
        let evidence = numerals::decide_convention(&texts);
        let (convention, by) = match (choices.convention, &evidence) {
            (Some(said), _) => (said, ConventionBy::Person),
            (None, Evidence::NotNeeded) => (file, ConventionBy::NotNeeded),
            (None, Evidence::Settled(convention)) => {
                let settles = |text: &&&str| numerals::decide_convention(&[**text]) == evidence;
                let example = texts.iter().find(settles).map_or("", |text| text.trim()).to_owned();
                (*convention, ConventionBy::Block { example })
            }
            (None, Evidence::Contradictory { .. }) => (Convention::Unknown, ConventionBy::Open),
            (None, _) if file == Convention::Unknown => (file, ConventionBy::Open),
            (None, _) => (file, ConventionBy::File),
        };
        Self {
            unit,
            dash: choices.dash,
            evidence,
            convention,
            by,
            scale: choices.scale.unwrap_or_default(),
            file,
        }
    }

    /// Reads one text: what other numbers of the block or the person say decides, the file's own convention only where it makes sense.
    fn read(&self, text: &str) -> Reading {
        match self.by {
            ConventionBy::Block { .. } | ConventionBy::Person => {
                numerals::read_settled(text, self.unit, self.convention)
            }
            ConventionBy::NotNeeded | ConventionBy::File | ConventionBy::Open => {
                numerals::read(text, self.unit, self.convention)
            }
        }
    }

    /// What becomes of one cell.
    pub fn planned(
        &self,
        cell: CellAddress,
        row: Option<usize>,
        column: Option<usize>,
        from: FieldAt,
        text: &str,
        before: Option<Figure>,
    ) -> PlannedCell {
        let (after, outcome, reading) = self.outcome(text, before.as_ref());
        PlannedCell {
            cell,
            row,
            column,
            from,
            text: text.to_owned(),
            before,
            after,
            outcome,
            reading,
        }
    }

    fn outcome(&self, text: &str, before: Option<&Figure>) -> (Option<Figure>, CellOutcome, Option<ReadAs>) {
        let stays = before.cloned();
        match self.read(text) {
            Reading::Blank => (stays, CellOutcome::Kept(KeptWhy::EmptyField), None),
            Reading::Figure(figure) => {
                let why = self.why(text, &figure);
                self.figure(figure, text, before, why)
            }
            Reading::Ambiguous(Ambiguity::Dash) => match self.dash {
                Some(means) => {
                    let figure = match means {
                        DashMeans::Nil => Figure::value(Value::whole(0)),
                        DashMeans::NotAvailable => Figure::reason(Reason::NotAvailable),
                    };
                    self.figure(figure, text, before, Some(ReadAs::Dash(means)))
                }
                None => (Some(wrong(text)), CellOutcome::Unclear, None),
            },
            Reading::Ambiguous(_) | Reading::IncludedElsewhere => (Some(wrong(text)), CellOutcome::Unclear, None),
            Reading::Wrong(why) => (Some(wrong(text)), CellOutcome::Wrong(why), None),
        }
    }

    /// Why a text is read as this figure, where that is not plain to see.
    fn why(&self, text: &str, figure: &Figure) -> Option<ReadAs> {
        if let Answer::Reason(reason) = &figure.answer {
            return (!text.eq_ignore_ascii_case(reason.letter())).then(|| ReadAs::Reason(reason.clone()));
        }
        if self.scale != Scale::AsWritten {
            return Some(ReadAs::Scaled(self.scale));
        }
        if text.starts_with('=') {
            return Some(ReadAs::Calculation);
        }
        let unknown = numerals::read(text, self.unit, Convention::Unknown);
        let other = match self.convention {
            Convention::PointDecimal => numerals::read_settled(text, self.unit, Convention::CommaDecimal),
            Convention::CommaDecimal => numerals::read_settled(text, self.unit, Convention::PointDecimal),
            Convention::Unknown => Reading::Blank,
        };
        let value = |reading: &Reading| match reading {
            Reading::Figure(figure) => figure.as_value(),
            _ => None,
        };
        if self.convention == Convention::Unknown {
            let by = |convention| value(&numerals::read_settled(text, self.unit, convention));
            if by(Convention::PointDecimal) != by(Convention::CommaDecimal) {
                return Some(ReadAs::WholePersons);
            }
        } else if value(&other) != figure.as_value() || matches!(unknown, Reading::Ambiguous(_)) {
            return Some(ReadAs::Separator {
                convention: self.convention,
                by: self.by.clone(),
            });
        }
        (!text.is_ascii()).then_some(ReadAs::Digits)
    }

    fn figure(
        &self,
        mut figure: Figure,
        text: &str,
        before: Option<&Figure>,
        reading: Option<ReadAs>,
    ) -> (Option<Figure>, CellOutcome, Option<ReadAs>) {
        if let Answer::Value(value) = figure.answer {
            let exponent = value.exponent().saturating_add(self.scale.exponent());
            figure.answer = Answer::Value(Value::new(value.mantissa(), exponent));
            // A flag belongs to the place: correcting a provisional figure leaves it provisional.
            figure.flag = figure.flag.or(before.and_then(|figure| figure.flag));
        }
        // What was typed is shown when the cell is edited, so it stays only where it is then read as the same figure.
        let again = numerals::read(text, self.unit, self.file);
        let same = matches!(again, Reading::Figure(again) if again.answer == figure.answer);
        figure.typed = figure.typed.filter(|_| same);
        match before {
            None => (Some(figure), CellOutcome::New, reading),
            // The same figure is the same however it is written; what was typed first stays with it.
            Some(old) if old.answer == figure.answer && old.flag == figure.flag => {
                (Some(old.clone()), CellOutcome::Same, reading)
            }
            Some(_) => (Some(figure), CellOutcome::Changed, reading),
        }
    }

    /// What is to be asked about the numbers of these cells.
    pub fn questions(&self, cells: &[PlannedCell]) -> Vec<Question> {
        let mut questions = Vec::new();
        let doubtful = matches!(
            self.evidence,
            Evidence::AllAmbiguous(_) | Evidence::Contradictory { .. }
        );
        if doubtful && matches!(self.by, ConventionBy::Open | ConventionBy::File) {
            let sign = |cell: &PlannedCell| match self.read(&cell.text) {
                Reading::Ambiguous(Ambiguity::DecimalSign { point, comma }) => Some(Question::DecimalSign {
                    example: cell.text.clone(),
                    point,
                    comma,
                }),
                _ => None,
            };
            questions.extend(cells.iter().find_map(sign));
        }
        let dashes = |cell: &&PlannedCell| {
            let reading = self.read(&cell.text);
            matches!(reading, Reading::Ambiguous(Ambiguity::Dash))
        };
        let count = cells.iter().filter(dashes).count();
        if count > 0 && self.dash.is_none() {
            questions.push(Question::Dash { count });
        }
        questions
    }
}
