//! The parts of an API, read from a document, that several stages need.

pub(crate) mod error_sets;
pub(crate) mod operation;
pub(crate) mod parameter;
mod reaching;
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

use serde_json::Value;

use crate::error::Error;
use operation::Operation;
use read_only::ReadOnlyObjects;
use security::Scheme;

/// What the code of a client is made of beside the schemas.
pub(crate) struct Model {
    pub(crate) operations: Vec<Operation>,
    pub(crate) read_only: ReadOnlyObjects,
    pub(crate) schemes: Vec<Scheme>,
}

impl Model {
    /// Reads a document whose error schemas are components.
    pub(crate) fn of(document: &Value) -> Result<Self, Error> {
        Ok(Self {
            operations: operation::operations(document)?,
            read_only: ReadOnlyObjects::of(document),
            schemes: security::schemes(document),
        })
    }
}
