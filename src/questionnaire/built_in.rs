//! The packs that are built in: the folder `schemas/`, read once through the same door as a folder on disk.

use super::files::PackFiles;
use super::load::{self, Shelf};
use super::{Pack, PackError, PackId, Problem};
use include_dir::{Dir, include_dir};
use std::sync::{Arc, LazyLock};

static SCHEMAS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/schemas");

static PACKS: LazyLock<Vec<Result<Arc<Pack>, PackError>>> = LazyLock::new(|| {
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
    PACKS.iter().flatten().cloned().collect()
}

/// The built-in pack of that id.
pub fn builtin_pack(id: &PackId) -> Option<Arc<Pack>> {
    PACKS.iter().flatten().find(|pack| &pack.id == id).cloned()
}

/// What is wrong with built-in packs: nothing, as a test holds.
pub fn builtin_problems() -> Vec<Problem> {
    PACKS
        .iter()
        .filter_map(|pack| pack.as_ref().err())
        .flat_map(|error| error.problems.iter().cloned())
        .collect()
}
