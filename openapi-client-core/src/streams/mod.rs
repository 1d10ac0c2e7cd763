//! Bodies that are a sequence of items, which are read while they arrive: events and
//! JSON, one after the other.

mod body;
mod event;
mod events;
mod format;
mod json_stream;
mod multipart;
mod parts;
mod reconnect;
mod splitter;
#[cfg(test)]
mod tests;

pub(crate) use body::AsSequence;
pub use event::{Event, Undecoded};
pub use events::Events;
pub use format::{EventData, StreamFormat};
pub use json_stream::JsonStream;
pub use parts::{Part, Parts};
pub(crate) use reconnect::Reconnect;
