//! The builders of operations.

pub(super) mod builders;
pub(super) mod messages;
pub(super) mod object_parameters;
pub(super) mod optional_body;
pub(super) mod page_response;
pub(super) mod paging;
pub(super) mod request;
pub(super) mod send;
pub(super) mod stream;
pub(super) mod success_types;
