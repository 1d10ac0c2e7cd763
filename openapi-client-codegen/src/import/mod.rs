//! Documents that vendors publish in another form than OpenAPI.

pub mod page;
