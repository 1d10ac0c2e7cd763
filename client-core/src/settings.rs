//! The settings that every client's builder has.

/// Gives a builder with a field `transport`, a
/// [`TransportBuilder`](crate::TransportBuilder), the setters that all clients
/// share.
#[doc(hidden)]
#[macro_export]
macro_rules! transport_settings {
    ($builder:ident) => {
        impl $builder {
            /// Names the program to the server, in front of the client's own
            /// name: `"my-program/1.0"`.
            pub fn user_agent(mut self, program: impl ::std::fmt::Display) -> Self {
                self.transport = self
                    .transport
                    .user_agent(::std::format!("{program} {}", USER_AGENT));
                self
            }

            /// Limits how long a connection may take, TLS included; otherwise
            /// 10 seconds.
            pub fn connect_timeout(mut self, timeout: ::std::time::Duration) -> Self {
                self.transport = self.transport.connect_timeout(timeout);
                self
            }

            /// Limits how long an attempt may take, from the connection to the
            /// last byte of the answer; otherwise 60 seconds.
            pub fn attempt_timeout(mut self, timeout: ::std::time::Duration) -> Self {
                self.transport = self.transport.attempt_timeout(timeout);
                self
            }

            /// Limits the size of the body of an answer in bytes; otherwise
            /// 64 MiB. A larger one is an error, a stream has no limit.
            pub fn max_body_bytes(mut self, bytes: u64) -> Self {
                self.transport = self.transport.max_body_bytes(bytes);
                self
            }
        }
    };
}
