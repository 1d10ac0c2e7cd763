//! Calls of the clients of small documents, against servers on this machine.

mod absent_null_empty;
mod answers;
mod call_settings;
mod choices;
mod errors;
mod forms;
mod null_by_reference;
mod numbers;
mod query;
mod read_only;
mod schema_suite;
mod security;
mod servers;
mod streams;
mod styles;
mod support;
mod swagger;
mod times;
mod tuples;
mod webhooks;
