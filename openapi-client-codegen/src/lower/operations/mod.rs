//! Rules for operations: their parameters, bodies and responses.

pub(super) mod error_responses;
pub(super) mod parameter_forms;
pub(super) mod path_values;
pub(super) mod request_bodies;
pub(super) mod success_responses;
