//! Documents that vendors publish in a form other than OpenAPI.

pub mod page;
