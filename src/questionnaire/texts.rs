//! The sentences of the interface in each language: every file of `assets/texts/<language>/`, built in. A text that a
//! language lacks is English; a text that nobody has is its own id, so that it is seen.

use fluent_templates::LanguageIdentifier;
use fluent_templates::fluent_bundle::concurrent::FluentBundle;
use fluent_templates::fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use include_dir::{Dir, include_dir};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::LazyLock;

static TEXTS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/assets/texts");

static BUNDLES: LazyLock<BTreeMap<Language, FluentBundle<FluentResource>>> = LazyLock::new(|| {
    let bundles = Language::ALL.into_iter().filter_map(|language| {
        let mut bundle = bundle_of(language.tag())?;
        for (_, text) in files(language) {
            // A zero-width space marks where a word may break; the window breaks at a hair space drawn without width.
            let resource = FluentResource::try_new(text.replace('\u{200b}', "\u{200a}"));
            bundle.add_resource_overriding(resource.unwrap_or_else(|(resource, _)| resource));
        }
        Some((language, bundle))
    });
    bundles.collect()
});

/// A language of the interface. Another one is a folder of texts and a line here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Language {
    /// English, complete: every other language falls back to it.
    #[default]
    #[serde(rename = "en")]
    English,
    /// Bahasa Indonesia.
    #[serde(rename = "id")]
    Indonesian,
}

impl Language {
    /// In the order in which they are offered.
    pub const ALL: [Language; 2] = [Language::English, Language::Indonesian];

    /// The BCP 47 tag, which is the name of its folder.
    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Indonesian => "id",
        }
    }

    /// Its name in itself.
    pub fn name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::Indonesian => "Bahasa Indonesia",
        }
    }

    /// The language of a tag such as `id`, `id-ID` or `id_ID.UTF-8`.
    pub fn from_tag(tag: &str) -> Option<Language> {
        let primary = tag.split(['-', '_', '.']).next().unwrap_or_default();
        Language::ALL
            .into_iter()
            .find(|language| language.tag().eq_ignore_ascii_case(primary))
    }
}

/// A value set into a sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Arg<'a> {
    /// As it stands.
    Text(&'a str),
    /// A number, by which Fluent chooses singular and plural. Written without thousands separators.
    Number(i64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Arg::Text(text)
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Arg::Text(text)
    }
}

impl From<i64> for Arg<'_> {
    fn from(number: i64) -> Self {
        Arg::Number(number)
    }
}

impl From<usize> for Arg<'_> {
    fn from(number: usize) -> Self {
        Arg::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// The text of that id.
pub fn text(language: Language, id: &str) -> String {
    text_args(language, id, &[])
}

/// The text of that id (`message` or `message.attribute`) with values set in.
pub fn text_args(language: Language, id: &str, args: &[(&str, Arg<'_>)]) -> String {
    let args: Option<FluentArgs<'_>> = (!args.is_empty()).then(|| {
        let value = |arg: &Arg<'_>| match *arg {
            Arg::Text(text) => FluentValue::from(text.to_owned()),
            Arg::Number(number) => FluentValue::from(number),
        };
        args.iter()
            .map(|(name, arg)| ((*name).to_owned(), value(arg)))
            .collect()
    });
    let found = format(language, id, args.as_ref()).or_else(|| format(Language::English, id, args.as_ref()));
    found.unwrap_or_else(|| id.to_owned())
}

fn format(language: Language, id: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
    let bundle = BUNDLES.get(&language)?;
    let (message, attribute) = id
        .split_once('.')
        .map_or((id, None), |(message, attribute)| (message, Some(attribute)));
    let message = bundle.get_message(message)?;
    let pattern = match attribute {
        None => message.value()?,
        Some(attribute) => message.get_attribute(attribute)?.value(),
    };
    // A value that is missing leaves its name in braces in the text, which is seen; there is nobody to tell here.
    Some(bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned())
}

/// An empty bundle for a language, without the invisible marks around values, which the fonts do not have.
pub(super) fn bundle_of<R>(tag: &str) -> Option<FluentBundle<R>> {
    let language: LanguageIdentifier = tag.parse().ok()?;
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    bundle.set_use_isolating(false);
    Some(bundle)
}

/// The files of a language, by name.
fn files(language: Language) -> Vec<(&'static str, &'static str)> {
    let folder = TEXTS.get_dir(language.tag());
    let files = folder.into_iter().flat_map(Dir::files);
    let fluent = files.filter(|file| file.path().extension().is_some_and(|end| end == "ftl"));
    let mut files: Vec<(&str, &str)> = fluent
        .filter_map(|file| Some((file.path().file_name()?.to_str()?, file.contents_utf8()?)))
        .collect();
    files.sort_unstable();
    files
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    /// The variables of each message and attribute of a file, found in its text.
    fn variables(text: &str) -> BTreeMap<String, BTreeSet<String>> {
        let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut message = String::new();
        let mut key = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((id, _)) = super::super::pack_texts::keys(line).next() {
                id.clone_into(&mut message);
                key.clone_from(&message);
            } else if let Some((attribute, _)) = line.trim().strip_prefix('.').and_then(|rest| rest.split_once('=')) {
                key = format!("{message}.{}", attribute.trim());
            }
            if key.is_empty() {
                continue;
            }
            let found = all.entry(key.clone()).or_default();
            for part in line.split('$').skip(1) {
                let end = part.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_' && letter != '-');
                found.insert(part[..end.unwrap_or(part.len())].to_owned());
            }
        }
        all
    }

    #[test]
    fn every_file_is_fluent_and_no_text_stands_twice() {
        for language in Language::ALL {
            assert!(!files(language).is_empty(), "{language:?} has no texts");
            let mut bundle = bundle_of(language.tag()).unwrap();
            for (name, text) in files(language) {
                let resource = FluentResource::try_new(text.to_owned());
                let resource = resource
                    .map_err(|(_, errors)| errors)
                    .unwrap_or_else(|errors| panic!("{name}: {errors:?}"));
                bundle
                    .add_resource(resource)
                    .unwrap_or_else(|errors| panic!("{}/{name}: {errors:?}", language.tag()));
            }
        }
    }

    #[test]
    fn every_language_says_what_english_says_with_the_same_values() {
        let english: BTreeMap<&str, _> = files(Language::English)
            .into_iter()
            .map(|(name, text)| (name, variables(text)))
            .collect();
        assert!(english.values().map(BTreeMap::len).sum::<usize>() > 3);
        for language in Language::ALL {
            let other: BTreeMap<&str, _> = files(language)
                .into_iter()
                .map(|(name, text)| (name, variables(text)))
                .collect();
            let names = |texts: &BTreeMap<&str, _>| texts.keys().map(ToString::to_string).collect::<Vec<_>>();
            assert_eq!(names(&english), names(&other), "files of {}", language.tag());
            for (name, texts) in &english {
                let ids = |texts: &BTreeMap<String, BTreeSet<String>>| texts.keys().cloned().collect::<Vec<_>>();
                assert_eq!(ids(texts), ids(&other[name]), "{}/{name}", language.tag());
                for (id, said) in texts {
                    // A language without plurals may leave out the number by which English chooses between them.
                    let missing = said
                        .difference(&other[name][id])
                        .filter(|variable| *variable != "count");
                    let added = other[name][id].difference(said);
                    let wrong: Vec<&String> = missing.chain(added).collect();
                    assert!(wrong.is_empty(), "{}/{name}, {id}: {wrong:?}", language.tag());
                }
            }
        }
    }

    #[test]
    fn values_are_set_in_without_invisible_marks() {
        let cells = |language, number| text_args(language, "left-cells", &[("count", Arg::Number(number))]);
        assert_eq!(cells(Language::English, 1), "1 cell");
        assert_eq!(cells(Language::English, 12000), "12000 cells");
        assert_eq!(cells(Language::Indonesian, 3), "3 sel");
    }

    #[test]
    fn an_unknown_text_is_its_own_id() {
        assert_eq!(text(Language::Indonesian, "nobody-wrote-this"), "nobody-wrote-this");
    }

    #[test]
    fn languages_are_found_by_tag() {
        for (tag, expected) in [
            ("id", Some(Language::Indonesian)),
            ("id_ID.UTF-8", Some(Language::Indonesian)),
            ("en-GB", Some(Language::English)),
            ("fr", None),
            ("", None),
        ] {
            assert_eq!(Language::from_tag(tag), expected, "{tag}");
        }
    }
}
