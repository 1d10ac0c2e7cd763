//! Faults on demand: scripted responses, delayed responses, connections that break.

mod chaos;
mod connection_fault;
mod deliver;
mod delivery;
mod hostile;
mod presets;
mod queue;
mod request_fault;

pub use chaos::Chaos;
pub use connection_fault::ConnectionFault;
pub use queue::Faults;
pub use request_fault::Fault;
