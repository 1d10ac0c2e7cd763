//! What every client and every client's builder has, said once.

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
                let user_agent = ::std::format!("{program} {}", USER_AGENT);
                self.transport = self.transport.user_agent(user_agent);
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

            /// Limits how long a call may take, with everything in it: getting
            /// a token, every attempt, and the delays between them; otherwise 3
            /// minutes.
            pub fn total_timeout(mut self, timeout: ::std::time::Duration) -> Self {
                self.transport = self.transport.total_timeout(timeout);
                self
            }

            /// Limits the size of the body of an answer in bytes; otherwise
            /// 64 MiB. A larger one is an error, a stream has no limit.
            pub fn max_body_bytes(mut self, bytes: u64) -> Self {
                self.transport = self.transport.max_body_bytes(bytes);
                self
            }

            /// Says when a call is repeated; otherwise
            /// [`Retry::default`](crate::Retry).
            pub fn retry(mut self, retry: $crate::Retry) -> Self {
                self.transport = self.transport.retry(retry);
                self
            }

            /// Trusts this certificate authority too, beside those of the
            /// operating system; PEM with one certificate or several.
            pub fn root_certificate_pem(mut self, pem: impl AsRef<[u8]>) -> Self {
                self.transport = self.transport.root_certificate_pem(pem);
                self
            }

            /// Trusts exactly the server that shows the certificate with this
            /// SHA-256, and no other: how to reach an appliance with a
            /// self-signed certificate. Names, dates and signers do not count.
            /// Given several times, each certificate is trusted.
            ///
            /// Takes 64 hexadecimal digits, with or without colons, as `openssl
            /// x509 -noout -fingerprint -sha256` prints them. Needs the feature
            /// `rustls`.
            pub fn pin_certificate_sha256(
                mut self,
                fingerprint: impl Into<::std::string::String>,
            ) -> Self {
                self.transport = self.transport.pin_certificate_sha256(fingerprint);
                self
            }

            /// Shows this certificate to the server (mutual TLS); PEM with the
            /// certificate, what it was signed by, and the private key.
            pub fn identity_pem(mut self, pem: impl Into<$crate::Secret>) -> Self {
                self.transport = self.transport.identity_pem(pem);
                self
            }

            /// Refuses older versions of TLS; otherwise TLS 1.2 is the oldest.
            pub fn min_tls_version(mut self, version: $crate::TlsVersion) -> Self {
                self.transport = self.transport.min_tls_version(version);
                self
            }

            /// Goes through this proxy, whatever the environment says. The
            /// address may hold a user and a password.
            pub fn proxy(mut self, url: impl Into<$crate::Secret>) -> Self {
                self.transport = self.transport.proxy(url);
                self
            }

            /// Goes through no proxy, whatever the environment says.
            pub fn no_proxy(mut self) -> Self {
                self.transport = self.transport.no_proxy();
                self
            }

            /// Trusts **any** certificate of **anybody**. Whoever can put
            /// themselves between gets every token and password. Pin the
            /// certificate instead.
            pub fn danger_accept_invalid_certs(mut self, accept: bool) -> Self {
                self.transport = self.transport.danger_accept_invalid_certs(accept);
                self
            }

            /// Sends tokens and passwords over the network **unencrypted** if
            /// the address begins with `http:`. Without this such an address is
            /// refused, unless it is one of this machine.
            pub fn danger_allow_plain_http(mut self, allow: bool) -> Self {
                self.transport = self.transport.danger_allow_plain_http(allow);
                self
            }
        }
    };
}

/// Gives a client with a field `transport`, a
/// [`Transport`](crate::Transport), the methods that all clients share.
#[doc(hidden)]
#[macro_export]
macro_rules! transport_methods {
    ($client:ident) => {
        impl $client {
            /// The same client with another policy of repeating calls. The two
            /// share connections and tokens:
            /// `client.with_retry(Retry::none())` in front of an operation is
            /// for that call alone.
            #[must_use]
            pub fn with_retry(&self, retry: $crate::Retry) -> Self {
                let mut client = self.clone();
                client.transport = self.transport.with_retry(retry);
                client
            }

            /// The same client with another limit on how long a call may last,
            /// everything included. The two share connections and tokens.
            #[must_use]
            pub fn with_total_timeout(&self, timeout: ::std::time::Duration) -> Self {
                let mut client = self.clone();
                client.transport = self.transport.with_total_timeout(timeout);
                client
            }

            /// Puts another token in place of the one that this client and all
            /// its clones send. Calls under way go on with the old one.
            ///
            /// # Errors
            ///
            /// The token is empty or cannot stand in a header.
            pub fn set_token(
                &self,
                token: impl Into<$crate::Secret>,
            ) -> ::std::result::Result<(), $crate::BuildError> {
                self.transport.set_token(token.into())
            }

            /// The address under which the paths stand, without a slash at its
            /// end.
            pub fn base_url(&self) -> &str {
                self.transport.base_url()
            }

            pub(crate) fn transport(&self) -> &$crate::Transport {
                &self.transport
            }
        }
    };
}
