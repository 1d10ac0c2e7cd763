//! Runtimes for tests of what a client does on several.

use tokio::runtime::{Builder, Runtime};

/// A runtime that is driven by a thread of its own.
///
/// # Panics
/// If it does not start.
pub fn driven() -> Runtime {
    let mut builder = Builder::new_multi_thread();
    let builder = builder.worker_threads(1).enable_all();
    builder.build().expect("a runtime")
}

/// A runtime that is driven while something is awaited on it, and no longer.
///
/// # Panics
/// If it does not start.
pub fn undriven() -> Runtime {
    let mut builder = Builder::new_current_thread();
    builder.enable_all().build().expect("a runtime")
}
