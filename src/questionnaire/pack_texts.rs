//! The texts that a pack brings along: titles of its modules and tables, and what is counted, who is in, who is out and
//! the common mistake, for each table, dimension and classification. English is complete; other languages fall back to it.

use super::load::Reading;
use super::texts::bundle_of;
use super::{Classification, ClassificationId, ClassificationKind, Item, Language, ModuleId, Pack, Table};
use fluent_templates::fluent_bundle::FluentResource;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What a person needs to know to fill a table or to use a dimension.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guidance {
    /// What is counted.
    pub counted: String,
    /// Who is in.
    pub included: String,
    /// Who is out.
    pub excluded: String,
    /// The common mistake, and how to avoid it.
    pub mistake: String,
}

/// Guidance on a classification: on its dimension, and on this version of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClassificationGuidance {
    /// Name of the dimension: "Economic activity".
    pub name: String,
    /// What holds for every version.
    pub dimension: Guidance,
    /// What is particular to this version.
    pub about: String,
}

/// A dimension of the figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dimension {
    /// Total, male, female.
    Sex,
    /// The calendar year.
    Year,
    /// A classification of rows or columns.
    List(ClassificationKind),
}

impl Dimension {
    fn key(self) -> &'static str {
        match self {
            Dimension::Sex => "dimension-sex",
            Dimension::Year => "dimension-year",
            Dimension::List(kind) => match kind {
                ClassificationKind::Age => "dimension-age",
                ClassificationKind::Education => "dimension-education",
                ClassificationKind::Activity => "dimension-activity",
                ClassificationKind::Occupation => "dimension-occupation",
                ClassificationKind::EmploymentStatus => "dimension-employment-status",
                ClassificationKind::Country => "dimension-country",
                ClassificationKind::MigrationStatus => "dimension-migration-status",
            },
        }
    }
}

/// The attributes under which guidance stands in the files.
const GUIDANCE: [&str; 4] = ["counted", "included", "excluded", "mistake"];

/// The texts of a pack, by language.
#[derive(Clone, Debug, Default)]
pub struct PackTexts {
    languages: BTreeMap<String, BTreeMap<String, Message>>,
}

#[derive(Clone, Debug)]
struct Message {
    value: String,
    attributes: BTreeMap<String, String>,
    file: String,
    line: usize,
}

impl PackTexts {
    fn message(&self, key: &str, language: Language) -> Option<&Message> {
        let in_language = |tag: &str| self.languages.get(tag)?.get(key);
        in_language(language.tag()).or_else(|| in_language(Language::English.tag()))
    }

    fn title(&self, key: &str, language: Language) -> Option<&str> {
        let in_language = |tag: &str| {
            let message = self.languages.get(tag)?.get(key)?;
            Some(message.value.as_str()).filter(|title| !title.is_empty())
        };
        in_language(language.tag()).or_else(|| in_language(Language::English.tag()))
    }

    fn attribute(&self, key: &str, attribute: &str, language: Language) -> String {
        let own = self
            .message(key, language)
            .and_then(|message| message.attributes.get(attribute));
        let english = || self.message(key, Language::English)?.attributes.get(attribute);
        own.or_else(english).cloned().unwrap_or_default()
    }

    fn guidance(&self, key: &str, language: Language) -> Guidance {
        Guidance {
            counted: self.attribute(key, "counted", language),
            included: self.attribute(key, "included", language),
            excluded: self.attribute(key, "excluded", language),
            mistake: self.attribute(key, "mistake", language),
        }
    }

    /// Adds the texts of another folder; a key may stand in one of them only.
    pub(super) fn add(&mut self, reading: &Reading<'_>, other: &PackTexts) {
        for (tag, messages) in &other.languages {
            let language = self.languages.entry(tag.clone()).or_default();
            for (key, message) in messages {
                if let Some(first) = language.get(key) {
                    let reason = format!("the text `{key}` stands in {}:{} too", first.file, first.line);
                    reading.problems.add(&message.file, message.line, reason);
                } else {
                    language.insert(key.clone(), message.clone());
                }
            }
        }
    }

    /// Whether everything that the pack asks has its English text, and no other language has a text that English lacks.
    pub(super) fn check(
        &self,
        reading: &Reading<'_>,
        header: &str,
        modules: &[(ModuleId, String)],
        tables: &[Table],
        lists: &BTreeMap<ClassificationId, Arc<Classification>>,
    ) {
        let empty = BTreeMap::new();
        let english = self.languages.get(Language::English.tag()).unwrap_or(&empty);
        let need = |key: &str, attributes: &[&str]| match english.get(key) {
            None => reading
                .problems
                .add(header, 0, format!("the English text `{key}` is missing")),
            Some(message) => {
                if message.value.is_empty() {
                    reading
                        .problems
                        .add(&message.file, message.line, format!("the text `{key}` has no title"));
                }
                for attribute in attributes
                    .iter()
                    .filter(|name| !message.attributes.contains_key(**name))
                {
                    let reason = format!("the text `{key}` has no `.{attribute}`");
                    reading.problems.add(&message.file, message.line, reason);
                }
            }
        };
        for (module, _) in modules {
            need(&module_key(module), &[]);
        }
        for table in tables {
            need(table.code.as_str(), &GUIDANCE);
        }
        let kinds: BTreeSet<Dimension> = lists.values().map(|list| Dimension::List(list.kind)).collect();
        for dimension in kinds.into_iter().chain([Dimension::Sex, Dimension::Year]) {
            need(dimension.key(), &GUIDANCE);
        }
        for list in lists.keys() {
            need(list.as_str(), &["about"]);
        }
        for (tag, messages) in &self.languages {
            for (key, message) in messages.iter().filter(|(key, _)| !english.contains_key(*key)) {
                let reason = format!("the text `{key}` of the language `{tag}` has no English text");
                reading.problems.add(&message.file, message.line, reason);
            }
        }
    }
}

fn module_key(module: &ModuleId) -> String {
    format!("module-{module}")
}

impl Pack {
    /// The title of a table.
    pub fn table_title<'a>(&'a self, table: &'a Table, language: Language) -> &'a str {
        self.texts.title(table.code.as_str(), language).unwrap_or(&table.title)
    }

    /// A few words for a narrow list, told apart within its module; the title where there are none.
    pub fn table_short_title(&self, table: &Table, language: Language) -> String {
        let short = self.texts.attribute(table.code.as_str(), "short", language);
        if short.is_empty() {
            self.table_title(table, language).to_owned()
        } else {
            short
        }
    }

    /// What to know to fill a table.
    pub fn guidance(&self, table: &Table, language: Language) -> Guidance {
        self.texts.guidance(table.code.as_str(), language)
    }

    /// The title of a module.
    pub fn module_title<'a>(&'a self, module: &'a ModuleId, language: Language) -> &'a str {
        let english = self.modules.iter().find(|(known, _)| known == module);
        let english = english.map_or(module.as_str(), |(_, title)| title.as_str());
        self.texts.title(&module_key(module), language).unwrap_or(english)
    }

    /// The name of a classification: "ISIC Rev.4".
    pub fn classification_title<'a>(&'a self, list: &'a Classification, language: Language) -> &'a str {
        self.texts.title(list.id.as_str(), language).unwrap_or(&list.title)
    }

    /// What to know to use a classification.
    pub fn classification_guidance(&self, list: &Classification, language: Language) -> ClassificationGuidance {
        let dimension = Dimension::List(list.kind);
        ClassificationGuidance {
            name: self.dimension_name(dimension, language).to_owned(),
            dimension: self.dimension_guidance(dimension, language),
            about: self.texts.attribute(list.id.as_str(), "about", language),
        }
    }

    /// The name of a dimension: "Age".
    pub fn dimension_name(&self, dimension: Dimension, language: Language) -> &str {
        self.texts.title(dimension.key(), language).unwrap_or_default()
    }

    /// What to know on a dimension.
    pub fn dimension_guidance(&self, dimension: Dimension, language: Language) -> Guidance {
        self.texts.guidance(dimension.key(), language)
    }

    /// The label of an item.
    pub fn item_label<'a>(&self, item: &'a Item, language: Language) -> &'a str {
        item.label_in(language)
    }
}

/// Reads a folder of texts, one file a language: `en.ftl`, `id.ftl`.
pub(super) fn read(reading: &Reading<'_>, folder: &str) -> PackTexts {
    let mut texts = PackTexts::default();
    for name in reading.list(folder) {
        let Some(tag) = name.strip_suffix(".ftl") else { continue };
        let Some(source) = reading.source(&format!("{folder}/{name}")) else {
            continue;
        };
        let resource = match FluentResource::try_new(source.text.clone()) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                for error in errors {
                    let line = source.line(error.pos.start);
                    reading.problems.add(&source.file, line, format!("not Fluent: {error}"));
                }
                resource
            }
        };
        let Some(mut bundle) = bundle_of(tag) else {
            reading
                .problems
                .add(&source.file, 0, format!("`{tag}` is no language tag"));
            continue;
        };
        if let Err(errors) = bundle.add_resource(&resource) {
            for error in errors {
                reading
                    .problems
                    .add(&source.file, 0, format!("the texts contradict each other: {error}"));
            }
        }
        let mut messages = BTreeMap::new();
        for (key, line) in keys(&source.text) {
            let Some(found) = bundle.get_message(key) else { continue };
            let mut errors = Vec::new();
            let mut format = |pattern| {
                bundle
                    .format_pattern(pattern, None, &mut errors)
                    .replace('\u{200b}', "\u{2009}")
            };
            let value = found.value().map(&mut format).unwrap_or_default();
            let attributes = found
                .attributes()
                .map(|part| (part.id().to_owned(), format(part.value())))
                .collect();
            for error in errors {
                reading.problems.add(
                    &source.file,
                    line,
                    format!("the text `{key}` cannot be resolved: {error}"),
                );
            }
            messages.insert(
                key.to_owned(),
                Message {
                    value,
                    attributes,
                    file: source.file.clone(),
                    line,
                },
            );
        }
        texts.languages.insert(tag.to_owned(), messages);
    }
    texts
}

/// The ids of the messages of a Fluent file with their lines: what stands before `=` at the beginning of a line.
pub(super) fn keys(text: &str) -> impl Iterator<Item = (&str, usize)> {
    text.lines().zip(1..).filter_map(|(line, number)| {
        let (key, _) = line.split_once('=')?;
        let key = key.trim_end();
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
        (key.starts_with(|first: char| first.is_ascii_alphabetic()) && key.bytes().all(plain)).then_some((key, number))
    })
}
