//! Choosing a file: the system's own chooser behind one small service, so that tests can answer in its place.
//!
//! The chooser never blocks the window. Every place that asks for a file also has a field for its path
//! ([`path_field`]), for systems without a chooser and for those who type faster.

use super::icons;
use super::words::Words;
use eframe::egui::{self, Context, Ui};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

/// What is to be chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileRequest {
    /// Title of the chooser.
    pub title: String,
    /// Whether a new file is to be named; else an existing one is to be picked.
    pub save: bool,
    /// Kinds of file: their name and endings.
    pub kinds: Vec<(String, Vec<String>)>,
    /// A name to begin with.
    pub name: String,
    /// A folder to begin in.
    pub folder: Option<PathBuf>,
}

impl FileRequest {
    /// Picks an existing file.
    pub fn open(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            ..Self::default()
        }
    }

    /// Names a file to write.
    pub fn save(title: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            save: true,
            name: name.into(),
            ..Self::default()
        }
    }

    /// Offers a kind of file.
    #[must_use]
    pub fn kind(mut self, name: impl Into<String>, endings: &[&str]) -> Self {
        self.kinds
            .push((name.into(), endings.iter().map(|ending| (*ending).to_owned()).collect()));
        self
    }

    /// Begins in the folder of that file.
    #[must_use]
    pub fn beside(mut self, file: &Path) -> Self {
        self.folder = file.parent().map(Path::to_owned);
        self
    }
}

/// What came of asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// The chooser is still open.
    Waiting,
    /// Nothing was chosen, or there is no chooser.
    Nothing,
    /// This file.
    File(PathBuf),
}

/// A chooser that is open; look at it every frame.
#[derive(Debug)]
pub struct PendingFile(Receiver<Option<PathBuf>>);

impl PendingFile {
    /// One that is answered already.
    pub fn answered(path: Option<PathBuf>) -> Self {
        let (sender, receiver) = channel();
        // The receiver is in hand, so the message arrives.
        let _ = sender.send(path);
        Self(receiver)
    }

    /// What came of it; after anything but [`Chosen::Waiting`] it is to be dropped.
    pub fn look(&self) -> Chosen {
        match self.0.try_recv() {
            Ok(Some(path)) => Chosen::File(path),
            Ok(None) | Err(TryRecvError::Disconnected) => Chosen::Nothing,
            Err(TryRecvError::Empty) => Chosen::Waiting,
        }
    }
}

/// Opens file choosers.
pub trait FileDialogs {
    /// Opens one; the window is woken when it closes.
    fn ask(&self, ctx: &Context, request: &FileRequest) -> PendingFile;

    /// Hands a file or a link to the system's own program for it. Returns before that program shows.
    fn open_outside(&self, what: &OsStr) -> std::io::Result<()>;
}

/// The system's own chooser.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemDialogs;

impl FileDialogs for SystemDialogs {
    fn ask(&self, ctx: &Context, request: &FileRequest) -> PendingFile {
        let mut dialog = rfd::AsyncFileDialog::new().set_title(&request.title);
        for (name, endings) in &request.kinds {
            dialog = dialog.add_filter(name, endings);
        }
        if let Some(folder) = &request.folder {
            dialog = dialog.set_directory(folder);
        }
        if !request.name.is_empty() {
            dialog = dialog.set_file_name(&request.name);
        }
        let (sender, receiver) = channel();
        let ctx = ctx.clone();
        // The dialog is made here, on the window's thread, as macOS asks; only the waiting is done elsewhere.
        let waiting: Box<dyn FnOnce() -> Option<PathBuf> + Send> = if request.save {
            let future = dialog.save_file();
            Box::new(move || wait(future).map(|file| file.path().to_owned()))
        } else {
            let future = dialog.pick_file();
            Box::new(move || wait(future).map(|file| file.path().to_owned()))
        };
        let started = std::thread::Builder::new()
            .name("file chooser".to_owned())
            .spawn(move || {
                // The screen may have gone meanwhile; then nobody waits for the answer.
                let _ = sender.send(waiting());
                ctx.request_repaint();
            });
        match started {
            Ok(_) => PendingFile(receiver),
            Err(_) => PendingFile::answered(None),
        }
    }

    fn open_outside(&self, what: &OsStr) -> std::io::Result<()> {
        open::that_detached(what)
    }
}

/// Waits for a future on this thread.
fn wait<T>(future: impl Future<Output = T>) -> T {
    struct Unpark(std::thread::Thread);
    impl std::task::Wake for Unpark {
        fn wake(self: std::sync::Arc<Self>) {
            self.0.unpark();
        }
    }
    let waker = std::task::Waker::from(std::sync::Arc::new(Unpark(std::thread::current())));
    let mut context = std::task::Context::from_waker(&waker);
    let mut future = std::pin::pin!(future);
    loop {
        if let std::task::Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
        std::thread::park();
    }
}

/// Answers with paths laid out beforehand, in order; then with nothing. For tests.
#[derive(Debug, Default)]
pub struct PreparedDialogs(std::cell::RefCell<std::collections::VecDeque<PathBuf>>);

impl PreparedDialogs {
    /// Answers with these.
    pub fn new(paths: impl IntoIterator<Item = PathBuf>) -> Self {
        Self(std::cell::RefCell::new(paths.into_iter().collect()))
    }
}

impl FileDialogs for PreparedDialogs {
    fn ask(&self, _ctx: &Context, _request: &FileRequest) -> PendingFile {
        PendingFile::answered(self.0.borrow_mut().pop_front())
    }

    /// Opens nothing: a test looks at what was written.
    fn open_outside(&self, _what: &OsStr) -> std::io::Result<()> {
        Ok(())
    }
}

/// A field for a path with a button that opens the chooser. Returns whether a file was chosen or the path was entered.
pub fn path_field(
    ui: &mut Ui,
    words: Words,
    files: &dyn FileDialogs,
    label: &str,
    path: &mut String,
    pending: &mut Option<PendingFile>,
    request: impl FnOnce() -> FileRequest,
) -> bool {
    let mut entered = false;
    if let Some(open) = pending {
        match open.look() {
            Chosen::Waiting => {}
            Chosen::Nothing => *pending = None,
            Chosen::File(file) => {
                *path = file.display().to_string();
                *pending = None;
                entered = true;
            }
        }
    }
    ui.horizontal(|ui| {
        let button = format!("{}  {}", icons::FOLDER_OPEN, words.get("choose-file"));
        let width = (ui.available_width() - 132.0).max(120.0);
        let field = egui::TextEdit::singleline(path)
            .desired_width(width)
            .hint_text(words.get("path-hint"));
        let field = ui.add(field).accessible_name(label);
        entered |=
            field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) && !path.trim().is_empty();
        let chooser = ui.add_enabled(pending.is_none(), egui::Button::new(button));
        if chooser.clicked() {
            *pending = Some(files.ask(ui.ctx(), &request()));
        }
    });
    entered
}
