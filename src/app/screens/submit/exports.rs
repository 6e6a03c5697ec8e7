//! The figures in other formats, for one's own files. A worker writes them; what a format has no place for is said.

use super::handed_out::HandedOut;
use crate::app::context::ScreenContext;
use crate::app::file_dialogs::{FileRequest, PendingFile, path_field};
use crate::app::jobs::Job;
use crate::app::screens::page::{self, Tone};
use crate::app::words::Words;
use crate::app::{icons, parts};
use crate::desk::{DeskError, ExportFormat, ExportReport};
use crate::exchange::csv_table::{Decimal, Separator, Style};
use crate::questionnaire::{Arg, Language, Pack};
use eframe::egui::{ComboBox, Ui};
use std::path::{Path, PathBuf};

/// View state of the exports.
#[derive(Default)]
pub(super) struct Exports {
    export: Option<Export>,
    writing: Option<(PathBuf, Job<Result<ExportReport, DeskError>>)>,
    /// What came of the last one.
    said: Option<(Tone, String)>,
}

/// An export while its place is chosen.
struct Export {
    what: What,
    /// How a CSV for spreadsheets is written.
    style: Style,
    /// What a workbook holds.
    book: HandedOut,
    path: String,
    pending: Option<PendingFile>,
}

/// What can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Workbook,
    Csv,
    IlostatCsv,
    SdmxCsv,
    DataPackage,
}

impl What {
    /// In the order in which they are offered.
    const ALL: [What; 5] = [
        What::Workbook,
        What::Csv,
        What::IlostatCsv,
        What::SdmxCsv,
        What::DataPackage,
    ];

    /// The id of its name; with `-about` behind it, of what it is for.
    fn text_id(self) -> &'static str {
        match self {
            What::Workbook => "submit-export-xlsx",
            What::Csv => "submit-export-table",
            What::IlostatCsv => "submit-export-csv",
            What::SdmxCsv => "submit-export-sdmx",
            What::DataPackage => "submit-export-data",
        }
    }

    fn icon(self) -> &'static str {
        match self {
            What::Workbook => icons::FILE_XLS,
            What::Csv | What::IlostatCsv | What::SdmxCsv => icons::FILE_CSV,
            What::DataPackage => icons::PACKAGE,
        }
    }

    /// What its name ends with. Of several CSVs each has its own, so that none replaces another.
    fn ending(self) -> &'static str {
        match self {
            What::Workbook => "xlsx",
            What::Csv => "table.csv",
            What::IlostatCsv => "csv",
            What::SdmxCsv => "sdmx.csv",
            What::DataPackage => "zip",
        }
    }
}

impl Export {
    /// What is to be written; nothing while a choice is open.
    fn format(&self, pack: &Pack) -> Option<ExportFormat> {
        Some(match self.what {
            What::Workbook => ExportFormat::Workbook(self.book.layout(pack)?),
            What::Csv => ExportFormat::Csv(self.style),
            What::IlostatCsv => ExportFormat::IlostatCsv,
            What::SdmxCsv => ExportFormat::SdmxCsv,
            What::DataPackage => ExportFormat::DataPackage,
        })
    }
}

/// Shows the formats, and where the chosen one is to be written.
pub(super) fn show(ui: &mut Ui, cx: &mut ScreenContext<'_>, exports: &mut Exports) {
    let words = cx.words();
    page::section(ui, &words.get("submit-export"), &words.get("submit-export-about"));
    let mut begun = None;
    ui.horizontal_wrapped(|ui| {
        for what in What::ALL {
            let chosen = exports.export.as_ref().is_some_and(|export| export.what == what);
            let id = what.text_id();
            let name = words.get(id);
            let button =
                eframe::egui::Button::selectable(chosen, format!("{}  {name}", what.icon())).frame_when_inactive(true);
            let response = ui.add(button).accessible_name(&name);
            if response.on_hover_text(words.get(&format!("{id}-about"))).clicked() {
                begun = Some(what);
            }
        }
    });
    if let Some(what) = begun {
        let path = cx.desk.path().with_extension(what.ending()).display().to_string();
        exports.export = Some(Export {
            what,
            style: Style::usual(words.0),
            book: HandedOut::new(words.0),
            path,
            pending: None,
        });
        exports.said = None;
    }
    let idle = exports.writing.is_none();
    let mut go = None;
    if let Some(export) = &mut exports.export {
        parts::small(ui, words.get(&format!("{}-about", export.what.text_id())));
        if export.what == What::Csv {
            style(ui, words, &mut export.style);
        }
        if export.what == What::Workbook {
            export.book.show(ui, words, cx.desk.pack());
        }
        go = place(ui, cx, export, idle);
    }
    if let Some((format, path)) = go {
        let prepared = cx.desk.prepare_export(format);
        if let Some(draft) = cx.report(prepared) {
            let to = path.clone();
            let job = cx.shell.jobs.start("export", move |_| draft.write_out(&to));
            exports.writing = Some((path, job));
        }
    }
    if let Some((tone, said)) = &exports.said {
        page::remark(ui, *tone, said);
    }
}

/// Where it is to be written; what is to be written where, once that is pressed.
fn place(ui: &mut Ui, cx: &ScreenContext<'_>, export: &mut Export, idle: bool) -> Option<(ExportFormat, PathBuf)> {
    let words = cx.words();
    let name = words.get(export.what.text_id());
    let title = words.with("submit-export-title", &[("format", Arg::from(&name))]);
    page::form_row(ui, &title, |ui, _| {
        let file = Path::new(&export.path)
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let ending = export.what.ending();
        let ending = ending.rsplit('.').next().unwrap_or(ending);
        let request = || {
            FileRequest::save(&title, file)
                .kind(ending.to_uppercase(), &[ending])
                .beside(cx.desk.path())
        };
        let entered = path_field(
            ui,
            words,
            cx.shell.files,
            &title,
            &mut export.path,
            &mut export.pending,
            request,
        );
        let path = PathBuf::from(export.path.trim());
        let format = export.format(cx.desk.pack());
        let can = idle && format.is_some() && !export.path.trim().is_empty();
        let exists = path.exists();
        let id = if exists {
            "submit-export-replace"
        } else {
            "submit-export-write"
        };
        let pressed = parts::button_if(ui, can, icons::EXPORT, &words.get(id)).clicked();
        let go = pressed || (entered && can && !exists);
        format.filter(|_| go).map(|format| (format, path))
    })
}

/// Language, separator and decimal sign of a CSV for spreadsheets.
fn style(ui: &mut Ui, words: Words, style: &mut Style) {
    let language = |language: Language| language.name().to_owned();
    let separator = |separator: Separator| {
        words.get(match separator {
            Separator::Comma => "submit-export-comma",
            Separator::Semicolon => "submit-export-semicolon",
            Separator::Tab => "submit-export-tab",
        })
    };
    let decimal = |decimal: Decimal| {
        words.get(match decimal {
            Decimal::Point => "submit-export-point",
            Decimal::Comma => "submit-export-decimal-comma",
        })
    };
    let before = *style;
    choose(
        ui,
        &words.get("submit-export-language"),
        &mut style.language,
        &Language::ALL,
        language,
    );
    if style.language != before.language {
        // What a spreadsheet in the language expects.
        *style = Style::usual(style.language);
    }
    choose(
        ui,
        &words.get("submit-export-separator"),
        &mut style.separator,
        &Separator::ALL,
        separator,
    );
    if style.separator != before.separator {
        style.decimal = Decimal::usual(style.separator, style.language);
    }
    let signs = [Decimal::Point, Decimal::Comma];
    choose(
        ui,
        &words.get("submit-export-decimal"),
        &mut style.decimal,
        &signs,
        decimal,
    );
}

pub(super) fn choose<T: Copy + PartialEq>(ui: &mut Ui, name: &str, now: &mut T, all: &[T], text: impl Fn(T) -> String) {
    page::form_row(ui, name, |ui, label| {
        let combo = ComboBox::from_id_salt(name).selected_text(text(*now)).width(230.0);
        let shown = combo.show_ui(ui, |ui| {
            for choice in all {
                ui.selectable_value(now, *choice, text(*choice));
            }
        });
        shown.response.labelled_by(label);
    });
}

/// Takes up what a worker has written.
pub(super) fn look_at_job(cx: &ScreenContext<'_>, exports: &mut Exports) {
    let words = cx.words();
    let Some((path, job)) = &exports.writing else { return };
    let Some(result) = job.outcome() else { return };
    let place = path.display().to_string();
    exports.writing = None;
    exports.said = Some(match result {
        Err(why) => (Tone::Error, why),
        Ok(report) => {
            exports.export = None;
            let args = [("path", Arg::from(&place)), ("count", Arg::from(report.left_out))];
            let (tone, first) = if report.left_out == 0 {
                (Tone::Fine, words.with("submit-exported", &args))
            } else {
                (Tone::Warning, words.with("submit-exported-part", &args))
            };
            let mut said = vec![first];
            for (id, count) in [
                ("submit-export-words", report.words),
                ("submit-export-doubled", report.doubled),
            ] {
                if count > 0 {
                    said.push(words.count(id, count));
                }
            }
            (tone, said.join(" "))
        }
    });
}
