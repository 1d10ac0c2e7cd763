//! Calls of the clients of small documents, against servers on this machine.

mod absent_null_empty;
mod forms;
mod query;
mod security;
mod servers;
mod support;
