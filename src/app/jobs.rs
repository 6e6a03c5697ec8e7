//! Long work on a thread of its own, with progress and a way to stop it, so that the window never waits.
//!
//! A panic in the work becomes a sentence; a job whose screen has gone is told to stop.

use eframe::egui::Context;
use std::fmt::Display;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

#[derive(Default)]
struct Shared {
    /// Per mille.
    done: AtomicU32,
    stop: AtomicBool,
}

/// Told by the work how far it is; asked by it whether to stop.
#[derive(Clone)]
pub struct Progress {
    shared: Arc<Shared>,
    ctx: Context,
}

impl Progress {
    /// How far the work is, 0 to 1.
    pub fn set(&self, part: f32) {
        let now = (part.clamp(0.0, 1.0) * 1000.0) as u32;
        if self.shared.done.swap(now, Ordering::Relaxed) != now {
            self.ctx.request_repaint();
        }
    }

    /// Whether the person wants it stopped.
    pub fn is_stopped(&self) -> bool {
        self.shared.stop.load(Ordering::Relaxed)
    }
}

/// What came of a job.
#[derive(Debug)]
pub enum JobResult<T> {
    /// It is still at work.
    Working,
    /// It is done.
    Done(T),
    /// It broke off; what it said.
    Failed(String),
}

/// A job under way; look at it every frame. Dropping it tells the work to stop.
pub struct Job<T> {
    result: Receiver<Result<T, String>>,
    shared: Arc<Shared>,
}

impl<T> Job<T> {
    /// What came of it; after anything but [`JobResult::Working`] it is to be dropped.
    pub fn look(&self) -> JobResult<T> {
        match self.result.try_recv() {
            Ok(Ok(value)) => JobResult::Done(value),
            Ok(Err(why)) => JobResult::Failed(why),
            Err(TryRecvError::Empty) => JobResult::Working,
            Err(TryRecvError::Disconnected) => JobResult::Failed(String::new()),
        }
    }

    /// How far it is, 0 to 1.
    pub fn progress(&self) -> f32 {
        self.shared.done.load(Ordering::Relaxed) as f32 / 1000.0
    }

    /// Asks the work to stop.
    pub fn stop(&self) {
        self.shared.stop.store(true, Ordering::Relaxed);
    }
}

impl<T, E: Display> Job<Result<T, E>> {
    /// What came of work that can be refused, why it was not done being a sentence; none while it is at work. After that the job
    /// is to be dropped.
    pub fn outcome(&self) -> Option<Result<T, String>> {
        match self.look() {
            JobResult::Working => None,
            JobResult::Done(result) => Some(result.map_err(|error| error.to_string())),
            JobResult::Failed(why) => Some(Err(why)),
        }
    }
}

impl<T> Drop for Job<T> {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Starts jobs and wakes the window when they end.
#[derive(Clone)]
pub struct Jobs {
    ctx: Context,
    at_once: bool,
}

impl Jobs {
    /// Jobs for that window.
    pub fn new(ctx: Context) -> Self {
        Self { ctx, at_once: false }
    }

    /// Jobs that are done before [`Jobs::start`] returns, so that a test need not wait.
    pub fn at_once(ctx: Context) -> Self {
        Self { ctx, at_once: true }
    }

    /// Starts one; `name` is for the system's list of threads.
    pub fn start<T: Send + 'static>(&self, name: &str, work: impl FnOnce(&Progress) -> T + Send + 'static) -> Job<T> {
        let shared = Arc::new(Shared::default());
        let progress = Progress {
            shared: Arc::clone(&shared),
            ctx: self.ctx.clone(),
        };
        let (sender, result) = channel();
        let failed = sender.clone();
        let run = move || {
            let outcome = catch_unwind(AssertUnwindSafe(|| work(&progress)));
            // The screen may have gone meanwhile; then nobody waits for the result.
            let _ = sender.send(outcome.map_err(|panic| panic_text(panic.as_ref())));
            progress.ctx.request_repaint();
        };
        if self.at_once {
            run();
        } else if let Err(error) = std::thread::Builder::new().name(name.to_owned()).spawn(run) {
            let _ = failed.send(Err(error.to_string()));
        }
        Job { result, shared }
    }
}

fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn ended<T>(job: &Job<T>) -> JobResult<T> {
        loop {
            match job.look() {
                JobResult::Working => std::thread::yield_now(),
                other => return other,
            }
        }
    }

    #[test]
    fn the_result_arrives_and_a_panic_becomes_a_sentence() {
        for jobs in [Jobs::new(Context::default()), Jobs::at_once(Context::default())] {
            let job = jobs.start("test", |progress| {
                progress.set(0.5);
                42
            });
            assert!(matches!(ended(&job), JobResult::Done(42)));
            assert!((job.progress() - 0.5).abs() < 0.001);
            let job = jobs.start("test", |_| -> u8 {
                std::panic::resume_unwind(Box::new("the workbook is damaged"))
            });
            assert!(matches!(ended(&job), JobResult::Failed(why) if why == "the workbook is damaged"));
        }
    }

    #[test]
    fn dropping_a_job_stops_its_work() {
        let (sender, receiver) = channel();
        let job = Jobs::new(Context::default()).start("test", move |progress| {
            while !progress.is_stopped() {
                std::thread::yield_now();
            }
            sender.send(()).unwrap();
        });
        drop(job);
        receiver.recv_timeout(std::time::Duration::from_secs(20)).unwrap();
    }
}
