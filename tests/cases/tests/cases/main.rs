//! Calls of the clients of small documents, against servers on this machine.

mod absent_null_empty;
mod forms;
mod null_by_reference;
mod query;
mod security;
mod servers;
mod styles;
mod support;
