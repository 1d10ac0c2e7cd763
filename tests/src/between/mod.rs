//! What is between a client and its server, and does not always forward.

mod delayed_listener;
mod forwarder;
mod tls_proxy;

pub use delayed_listener::DelayedListener;
pub use forwarder::Forwarder;
pub use tls_proxy::TlsProxy;
