//! Opens the window on whatever graphics the computer has, and says so in a sentence when it has none.
//!
//! Two renderers are tried in one process: on Windows Direct3D first (it also draws without a graphics card, and over
//! Remote Desktop), elsewhere OpenGL first. The low-power card is preferred: drawing a table needs no other.

use std::path::PathBuf;
use std::process::ExitCode;

use eframe::egui::{IconData, ViewportBuilder, vec2};
use eframe::{App, CreationContext, NativeOptions, Renderer, egui_wgpu, wgpu};

/// Title of the window, and the name in the task bar.
pub const TITLE: &str = "ILMS Collect";

/// Name of the program for the desktop (window class, settings folder).
pub const APP_ID: &str = "ilms-collect";

/// Set to `glow` or `wgpu` to use that renderer only.
pub const RENDERER_VARIABLE: &str = "ILMS_RENDERER";

/// Exit code when no window can be opened.
pub const CANNOT_OPEN: u8 = 2;

/// A way of drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Graphics {
    /// OpenGL.
    Glow,
    /// Direct3D, Vulkan or Metal.
    Wgpu,
}

impl Graphics {
    /// The one of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        match name.trim().to_ascii_lowercase().as_str() {
            "glow" | "opengl" => Some(Self::Glow),
            "wgpu" | "direct3d" | "vulkan" => Some(Self::Wgpu),
            _ => None,
        }
    }

    fn renderer(self) -> Renderer {
        match self {
            Self::Glow => Renderer::Glow,
            Self::Wgpu => Renderer::Wgpu,
        }
    }
}

/// Why the window did not open.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// There is no screen to open it on.
    #[error(
        "ILMS Collect cannot open its window: this session has no display (neither DISPLAY nor WAYLAND_DISPLAY is set). \
         Start it from a desktop, or use the commands that need no window: ilms-collect --help"
    )]
    NoDisplay,
    /// Every renderer failed.
    #[error(
        "ILMS Collect cannot open its window: no graphics driver works here ({tried}). \
         Install or update the graphics driver, or Mesa's software renderer (package libgl1-mesa-dri or mesa-vulkan-drivers), \
         or try another with {RENDERER_VARIABLE}=glow or {RENDERER_VARIABLE}=wgpu. \
         The commands work without a window: ilms-collect --help"
    )]
    NoDriver {
        /// What was tried and what it said.
        tried: String,
    },
    /// A renderer that does not exist was asked for.
    #[error("There is no renderer called \"{0}\": use glow or wgpu")]
    UnknownRenderer(String),
}

/// Which renderers to try, in order: the one asked for alone, or those of this system.
pub fn order(asked: Option<&str>) -> Result<Vec<Graphics>, StartError> {
    match asked {
        Some(name) => match Graphics::from_name(name) {
            Some(graphics) => Ok(vec![graphics]),
            None => Err(StartError::UnknownRenderer(name.to_owned())),
        },
        None if cfg!(windows) => Ok(vec![Graphics::Wgpu, Graphics::Glow]),
        None => Ok(vec![Graphics::Glow, Graphics::Wgpu]),
    }
}

/// How the window is to be opened.
#[derive(Clone, Debug, Default)]
pub struct StartOptions {
    /// Renderer asked for on the command line; else the environment decides, else the system.
    pub renderer: Option<String>,
    /// Size of the window in points, when it is known from the last time.
    pub size: Option<[f32; 2]>,
}

/// Opens the window and comes back when it is closed. `make` builds the application; it is called again with the next
/// renderer when one fails, so it must not have used anything up.
pub fn open<A, F>(options: &StartOptions, make: F) -> Result<(), StartError>
where
    A: App + 'static,
    F: Fn(&CreationContext<'_>) -> A,
{
    let from_environment = std::env::var(RENDERER_VARIABLE).ok().filter(|name| !name.is_empty());
    let asked = options.renderer.clone().or(from_environment);
    let graphics = order(asked.as_deref())?;
    if !has_display() {
        return Err(StartError::NoDisplay);
    }
    let mut tried = Vec::new();
    for graphics in graphics {
        let outcome = eframe::run_native(
            TITLE,
            native_options(graphics, options),
            Box::new(|context| {
                super::fonts::install(&context.egui_ctx);
                Ok(Box::new(make(context)))
            }),
        );
        match outcome {
            Ok(()) => return Ok(()),
            Err(reason) => tried.push(format!("{graphics:?}: {reason}")),
        }
    }
    Err(StartError::NoDriver {
        tried: tried.join("; "),
    })
}

/// [`open()`], and an exit code; what went wrong is said on the terminal and, on Windows, in a message.
pub fn run<A, F>(options: &StartOptions, make: F) -> ExitCode
where
    A: App + 'static,
    F: Fn(&CreationContext<'_>) -> A,
{
    match open(options, make) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(&error.to_string());
            ExitCode::from(CANNOT_OPEN)
        }
    }
}

fn has_display() -> bool {
    if cfg!(any(windows, target_os = "macos")) {
        return true;
    }
    ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

fn native_options(graphics: Graphics, options: &StartOptions) -> NativeOptions {
    let viewport = ViewportBuilder::default()
        .with_title(TITLE)
        .with_app_id(APP_ID)
        .with_inner_size(options.size.map_or(vec2(1280.0, 720.0), Into::into))
        .with_min_inner_size([800.0, 480.0])
        .with_icon(icon());
    let mut native = NativeOptions {
        viewport,
        renderer: graphics.renderer(),
        // Only the shadow of a list shades from one colour into another; without a graphics card each pixel would pay for it.
        dithering: false,
        ..NativeOptions::default()
    };
    if let egui_wgpu::WgpuSetup::CreateNew(setup) = &mut native.wgpu_options.wgpu_setup {
        setup.power_preference = wgpu::PowerPreference::LowPower;
        if cfg!(windows) {
            setup.instance_descriptor.backends = wgpu::Backends::DX12;
        }
    }
    native
}

/// The icon of the window, drawn from rectangles: a table with one cell filled in.
pub fn icon() -> IconData {
    eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icons/window.png")).unwrap_or_default()
}

fn say(sentence: &str) {
    eprintln!("{sentence}");
    if cfg!(windows) {
        rfd::MessageDialog::new()
            .set_level(rfd::MessageLevel::Error)
            .set_title(TITLE)
            .set_description(sentence)
            .show();
    }
}

/// From now on a fault of the program is written to `log` and told to the person, with what matters to them: their figures.
pub fn install_panic_hook(log: PathBuf) {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |fault| {
        usual(fault);
        let written = append(
            &log,
            &format!("{fault}\n{}\n", std::backtrace::Backtrace::force_capture()),
        );
        let worker = std::thread::current().name().is_some_and(|name| name != "main");
        let sentence = fault_sentence(written.is_ok().then_some(&log));
        // A worker's fault is caught and told by the window; only the window's own needs a message of its own.
        if worker {
            eprintln!("{sentence}");
        } else {
            say(&sentence);
        }
    }));
}

fn fault_sentence(log: Option<&PathBuf>) -> String {
    let safe = "ILMS Collect has met a fault of its own. Every figure that was shown as saved is safe in your file; open it again to go on.";
    match log {
        Some(log) => format!(
            "{safe} What happened is written in {}: please send it with your report.",
            log.display()
        ),
        None => safe.to_owned(),
    }
}

fn append(log: &PathBuf, text: &str) -> std::io::Result<()> {
    use std::io::Write as _;
    if let Some(folder) = log.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut file = std::fs::OpenOptions::new().create(true).append(true).open(log)?;
    file.write_all(text.as_bytes())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    #[test]
    fn the_renderer_asked_for_is_the_only_one_tried() {
        assert_eq!(order(Some("glow")).unwrap(), [Graphics::Glow]);
        assert_eq!(order(Some(" WGPU ")).unwrap(), [Graphics::Wgpu]);
        assert!(order(Some("paper")).unwrap_err().to_string().contains("\"paper\""));
        assert_eq!(order(None).unwrap().len(), 2);
    }

    #[test]
    fn the_icon_can_be_read() {
        let icon = icon();
        assert_eq!((icon.width, icon.height), (256, 256));
    }

    #[test]
    fn the_low_power_card_is_asked_for() {
        let native = native_options(Graphics::Wgpu, &StartOptions::default());
        let egui_wgpu::WgpuSetup::CreateNew(setup) = native.wgpu_options.wgpu_setup else {
            panic!("a new device")
        };
        assert_eq!(setup.power_preference, wgpu::PowerPreference::LowPower);
    }

    #[test]
    fn a_fault_is_written_down_and_told() {
        let folder = tempfile::tempdir().unwrap();
        let log = folder.path().join("logs/fault.log");
        append(&log, "first\n").unwrap();
        append(&log, "second\n").unwrap();
        assert_eq!(std::fs::read_to_string(&log).unwrap(), "first\nsecond\n");
        let sentence = fault_sentence(Some(&log));
        assert!(
            sentence.contains("saved is safe") && sentence.contains("fault.log"),
            "{sentence}"
        );
    }
}
