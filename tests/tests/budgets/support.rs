//! What the topics share: the limits, and the thread that is measured.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use serde::de::DeserializeOwned;
use tokio::runtime::{Builder, Runtime};

/// A section of the budgets.
pub(crate) fn limits<T: DeserializeOwned>(section: &str) -> T {
    let budgets: toml_edit::DocumentMut = include_str!("../../budgets.toml")
        .parse()
        .expect("the budgets are TOML");
    let section = budgets[section].as_table().expect("a section").clone();
    let limits = toml_edit::de::from_document(toml_edit::DocumentMut::from(section));
    limits.expect("the limits of the section")
}

/// A runtime that does all of its work in the thread that waits for it, which
/// is the one that is measured.
pub(crate) fn runtime() -> Runtime {
    let mut runtime = Builder::new_current_thread();
    runtime.enable_all().build().expect("a runtime")
}

/// The outcome of a future that does not wait.
pub(crate) fn at_once<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(outcome) => outcome,
        Poll::Pending => panic!("it waits"),
    }
}
