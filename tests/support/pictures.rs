//! Pictures of the window: compared where that is asked for, passed over in one printed line elsewhere.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used)]

use std::sync::{Once, OnceLock};

use eframe::wgpu;

/// Set to `require` where pictures must be drawn.
const VARIABLE: &str = "ILMS_PICTURES";

/// Shall pictures be drawn and compared? Only where they are asked for: the same glyph is a little different from one driver to
/// the next, so that the pictures hold for one software renderer (Debian 12's Mesa). Prints once when not.
///
/// # Panics
/// When pictures are required and no adapter is there.
pub fn can_draw() -> bool {
    static FOUND: OnceLock<bool> = OnceLock::new();
    static SAID: Once = Once::new();
    let required = std::env::var(VARIABLE).is_ok_and(|value| value == "require");
    if !required {
        SAID.call_once(|| {
            eprintln!("pictures skipped: set {VARIABLE}=require to compare them (needs mesa-vulkan-drivers)");
        });
        return false;
    }
    let found = *FOUND.get_or_init(|| {
        let instance = wgpu::Instance::new(wgpu::InstanceDescriptor::new_without_display_handle());
        let adapters = wait_for(instance.enumerate_adapters(wgpu::Backends::all()));
        !adapters.is_empty()
    });
    assert!(
        found,
        "{VARIABLE}=require, but no graphics adapter was found: install mesa-vulkan-drivers"
    );
    true
}

/// Waits for a future that is ready soon.
fn wait_for<F: Future>(future: F) -> F::Output {
    struct Wake(std::thread::Thread);
    impl std::task::Wake for Wake {
        fn wake(self: std::sync::Arc<Self>) {
            self.0.unpark();
        }
    }
    let waker = std::sync::Arc::new(Wake(std::thread::current())).into();
    let mut context = std::task::Context::from_waker(&waker);
    let mut future = std::pin::pin!(future);
    loop {
        if let std::task::Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
        std::thread::park();
    }
}
