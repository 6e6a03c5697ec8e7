//! The files of a pack: a folder on disk or the packs built in, read through one small interface.
//!
//! A pack's paths are relative to its folder. They may reach the folders beside it (`../notes`), and nothing beyond.

use include_dir::Dir;
use std::path::{Path, PathBuf};

/// No file of a pack is near this size; a larger one is refused before it is read.
const LARGEST_FILE: u64 = 8 * 1024 * 1024;

/// Where a pack's files are: a root that holds the pack's folder and the folders shared with other packs.
pub(super) struct PackFiles {
    root: Root,
    folder: String,
}

enum Root {
    Disk(PathBuf),
    BuiltIn(&'static Dir<'static>),
}

impl PackFiles {
    /// The pack in the folder `dir` on disk.
    pub(super) fn on_disk(dir: &Path) -> Result<Self, String> {
        let full = std::fs::canonicalize(dir).map_err(|error| format!("the folder cannot be opened: {error}"))?;
        if !full.is_dir() {
            return Err("this is no folder; name the folder that holds pack.toml".to_owned());
        }
        let folder = full.file_name().and_then(|name| name.to_str());
        let (Some(root), Some(folder)) = (full.parent(), folder) else {
            return Err("the folder must have a name in UTF-8 and lie inside another folder".to_owned());
        };
        Ok(Self {
            root: Root::Disk(root.to_owned()),
            folder: folder.to_owned(),
        })
    }

    /// The built-in pack of that folder name.
    pub(super) fn built_in(root: &'static Dir<'static>, folder: &str) -> Self {
        Self {
            root: Root::BuiltIn(root),
            folder: folder.to_owned(),
        }
    }

    /// The path below the root that a path of the pack means, or why it is refused.
    pub(super) fn resolve(&self, path: &str) -> Result<String, String> {
        if path.is_empty() || path.starts_with('/') || path.contains(['\\', ':']) {
            return Err(format!(
                "the path `{path}` must be relative to the pack's folder, written with `/`"
            ));
        }
        let mut parts: Vec<&str> = vec![&self.folder];
        for part in path.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    if parts.pop().is_none() {
                        return Err(format!("the path `{path}` leaves the folder that holds the packs"));
                    }
                }
                name => parts.push(name),
            }
        }
        if parts.is_empty() {
            return Err(format!(
                "the path `{path}` names the folder that holds the packs, not something in it"
            ));
        }
        Ok(parts.join("/"))
    }

    /// The path as the hash counts it, so that the name of the pack's own folder does not matter.
    pub(super) fn name_for_hash(&self, resolved: &str) -> String {
        match resolved
            .strip_prefix(&self.folder)
            .and_then(|rest| rest.strip_prefix('/'))
        {
            Some(own) => own.to_owned(),
            None => format!("../{resolved}"),
        }
    }

    /// The bytes of a resolved path, or why there are none.
    pub(super) fn read(&self, resolved: &str) -> Result<Vec<u8>, String> {
        match &self.root {
            Root::BuiltIn(root) => match root.get_file(resolved) {
                Some(file) => Ok(file.contents().to_vec()),
                None => Err("the file is missing".to_owned()),
            },
            Root::Disk(root) => {
                let path = root.join(resolved);
                let full = std::fs::canonicalize(&path).map_err(|error| match error.kind() {
                    std::io::ErrorKind::NotFound => "the file is missing".to_owned(),
                    _ => format!("the file cannot be read: {error}"),
                })?;
                if !full.starts_with(root) {
                    return Err("the file is a link that leaves the folder that holds the packs".to_owned());
                }
                let size = std::fs::metadata(&full)
                    .map_err(|error| format!("the file cannot be read: {error}"))?
                    .len();
                if size > LARGEST_FILE {
                    return Err(format!(
                        "the file has {size} bytes; no file of a pack may exceed {LARGEST_FILE}"
                    ));
                }
                std::fs::read(&full).map_err(|error| format!("the file cannot be read: {error}"))
            }
        }
    }

    /// Whether a resolved path is a folder.
    pub(super) fn is_folder(&self, resolved: &str) -> bool {
        match &self.root {
            Root::BuiltIn(root) => root.get_dir(resolved).is_some(),
            Root::Disk(root) => root.join(resolved).is_dir(),
        }
    }

    /// The names of the files in a resolved folder, sorted.
    pub(super) fn list(&self, resolved: &str) -> Vec<String> {
        let mut names: Vec<String> = match &self.root {
            Root::BuiltIn(root) => root.get_dir(resolved).map_or_else(Vec::new, |dir| {
                let names = dir.files().filter_map(|file| file.path().file_name()?.to_str());
                names.map(str::to_owned).collect()
            }),
            Root::Disk(root) => std::fs::read_dir(root.join(resolved)).map_or_else(
                |_| Vec::new(),
                |entries| {
                    let files = entries.flatten().filter(|entry| entry.path().is_file());
                    files.filter_map(|entry| entry.file_name().into_string().ok()).collect()
                },
            ),
        };
        names.sort();
        names
    }
}
