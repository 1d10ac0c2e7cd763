//! Faults of a connection, before it has carried a request.

use bytes::Bytes;

use crate::gate::Gate;

/// What happens to one new connection, before TLS and before HTTP.
///
/// A client that keeps its connections meets it only when it opens a new one.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum ConnectionFault {
    /// Resets the connection as soon as it is there.
    Reset,
    /// Sends nothing, whatever the client sends.
    ///
    /// Ends when the client goes away or the service stops.
    Silence,
    /// Answers the first bytes of the client with these, then closes the connection.
    Garbage(Bytes),
    /// Reads nothing until the gate opens, then continues as usual.
    Hold(Gate),
}
