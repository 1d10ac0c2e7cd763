//! The files of a client, made of refined code.

pub(crate) mod call_settings;
mod dependencies;
pub(crate) mod files;
mod imports;
pub(crate) mod objects;
pub(crate) mod operation_servers;
mod operation_table;
pub(crate) mod readme;
pub(crate) mod render;
pub(crate) mod schemes;
pub(crate) mod servers;
pub(crate) mod split;
mod tag_modules;
