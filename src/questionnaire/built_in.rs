//! The packs that are built in: the folder `schemas/`, read once through the same door as a folder on disk.

use super::files::PackFiles;
use super::load::{self, Shelf};
use super::{Country, NoteVocabulary, Pack, PackError, PackId, Problem, SourceType};
use include_dir::{Dir, include_dir};
use std::sync::{Arc, LazyLock};

static SCHEMAS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/schemas");

static READ: LazyLock<Vec<Result<Arc<Pack>, PackError>>> = LazyLock::new(|| {
    let mut shelf = Shelf::default();
    let folders = SCHEMAS.dirs().filter_map(|dir| dir.path().file_name()?.to_str());
    let mut folders: Vec<&str> = folders
        .filter(|folder| SCHEMAS.get_file(format!("{folder}/pack.toml")).is_some())
        .collect();
    folders.sort_unstable();
    folders
        .iter()
        .map(|folder| load::load(&PackFiles::built_in(&SCHEMAS, folder), &mut shelf).map(Arc::new))
        .collect()
});

/// The built-in packs in the order of their folders. A test holds that none is refused.
pub fn builtin_packs() -> Vec<Arc<Pack>> {
    READ.iter().flatten().cloned().collect()
}

/// The built-in pack of that id.
pub fn builtin_pack(id: &PackId) -> Option<Arc<Pack>> {
    READ.iter().flatten().find(|pack| &pack.id == id).cloned()
}

/// What is wrong with built-in packs: nothing, as a test holds.
pub fn builtin_problems() -> Vec<Problem> {
    READ.iter()
        .filter_map(|pack| pack.as_ref().err())
        .flat_map(|error| error.problems.iter().cloned())
        .collect()
}

/// The lists that all built-in packs share, for what is asked before a pack is chosen.
static SHARED: LazyLock<(Arc<Vec<Country>>, Arc<NoteVocabulary>)> = LazyLock::new(|| {
    let first = READ.iter().flatten().next();
    first.map_or_else(Default::default, |pack| (pack.countries.clone(), pack.notes.clone()))
});

/// The countries of ISO 3166, as built in.
pub fn countries() -> &'static [Country] {
    &SHARED.0
}

/// ILO's note vocabulary, as built in.
pub fn notes() -> &'static NoteVocabulary {
    &SHARED.1
}

/// The kinds of source, as built in.
pub fn source_types() -> &'static [SourceType] {
    notes().source_types()
}
