//! The kinds of errors.

/// The kind of a [`CallError`](crate::CallError) or an
/// [`Error`](crate::Error).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The client could not be built: a setting is invalid. Nothing was sent.
    Build,
    /// The request was not sent: a parameter is missing or invalid.
    InvalidRequest,
    /// The request was not sent: the token source returned no token, or not in time.
    NoToken,
    /// The request was not sent: the call was not made in a Tokio runtime.
    NoRuntime,
    /// An [`Interceptor`](crate::Interceptor) refused the call. Nothing was sent.
    Refused,
    /// No connection was established. Nothing was sent. Check the address and
    /// the network.
    Connect,
    /// The TLS handshake failed; most often the server's certificate is not
    /// trusted, or the client's is not. Nothing was executed.
    Tls,
    /// Time ran out. The server may have executed the request.
    Timeout,
    /// The connection broke before the response was complete. The server may
    /// have executed the request.
    Transport,
    /// What arrived is not an HTTP response, or its head is too large. The server may
    /// have executed the request; it would most likely answer the same again.
    Protocol,
    /// The server answered with a status that is not a success.
    Status,
    /// The server answered with a success whose body is not as documented, or
    /// with another page of a list than the requested one, or with a list that
    /// exceeds the limits on its pages.
    Decode,
    /// The server answered with a success whose body, or an item of a stream in it,
    /// exceeds the limit.
    TooLarge,
}
