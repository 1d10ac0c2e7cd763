//! The parts of an API, read from a document, that several stages need.

pub(crate) mod error_sets;
pub(crate) mod operation;
pub(crate) mod parameter;
pub(crate) mod read_only;
pub(crate) mod request_body;
pub(crate) mod response;
mod secrets;
pub(crate) mod security;
pub(crate) mod servers;
pub(crate) mod shape;
pub(crate) mod status;
pub(crate) mod stream;
pub(crate) mod webhook;
