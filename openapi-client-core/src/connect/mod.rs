//! Connections: how they are made, and which of them a call may use.

mod connections;
mod proxy;
mod settings;

pub(crate) use connections::{Connections, Pool};
pub(crate) use proxy::Proxy;
pub(crate) use settings::ConnectSettings;
