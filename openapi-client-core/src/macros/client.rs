//! The methods that all clients and their builders have in common.

/// Adds setters that forward to the field `transport`.
#[doc(hidden)]
#[macro_export]
macro_rules! __forward_settings {
    ($builder:ident: $(
        $(#[$doc:meta])*
        $method:ident($($argument:ident: $type:ty),*);
    )*) => {
        impl $builder {
            $(
                $(#[$doc])*
                pub fn $method(mut self, $($argument: $type),*) -> Self {
                    self.transport = self.transport.$method($($argument),*);
                    self
                }
            )*
        }
    };
}

/// Adds the setters that all clients have in common to a builder with a field
/// `transport` of the type [`TransportBuilder`](crate::TransportBuilder).
#[doc(hidden)]
#[macro_export]
macro_rules! transport_settings {
    ($builder:ident) => {
        impl $builder {
            /// Names the program to the server, before the client's own name:
            /// `"my-program/1.0"`.
            pub fn user_agent(mut self, program: impl ::std::fmt::Display) -> Self {
                let user_agent = ::std::format!("{program} {}", USER_AGENT);
                self.transport = self.transport.user_agent(user_agent);
                self
            }

            /// Adds a header to all requests, the logins included, such as
            /// `Accept-Language`. A call's own header of the same name replaces it.
            ///
            /// The value is a text, or a [`Secret`](crate::Secret), which is hidden
            /// from logs. `build` refuses what the client itself sets, such as
            /// `Authorization`, and says what to do instead.
            pub fn default_header(mut self, name: &str, value: impl $crate::ToHeader) -> Self {
                self.transport = self.transport.default_header(name, value);
                self
            }
        }

        $crate::__forward_settings! { $builder:
            /// Limits how long connecting may take, including TLS; by default
            /// 10 seconds.
            connect_timeout(timeout: ::std::time::Duration);

            /// Limits how long an attempt may take, from connecting to the last
            /// byte of the response; by default 60 seconds.
            attempt_timeout(timeout: ::std::time::Duration);

            /// Limits how long the next chunk of a streamed body may take; by default
            /// 60 seconds.
            stream_idle_timeout(timeout: ::std::time::Duration);

            /// Limits how long a call may take in total: acquiring a token,
            /// every attempt, and the delays between them; by default 3
            /// minutes.
            total_timeout(timeout: ::std::time::Duration);

            /// Limits the size of a response body in bytes; by default 64 MiB.
            /// A larger one is an error. A stream has no limit.
            max_body_bytes(bytes: u64);

            /// Limits the size of one item of a stream in bytes, such as the data of an
            /// event; by default 16 MiB. A larger one is an error.
            max_item_bytes(bytes: u64);

            /// Sets when a call is repeated; by default
            /// [`Retry::default`](crate::Retry).
            retry(retry: $crate::Retry);

            /// Limits how often all calls together are repeated in a short time; by
            /// default 100 times. Every tenth success and every second allow one
            /// more. 0 repeats no call.
            retry_budget(repeats: u32);

            /// Sets for how long no token is requested after the login, or another
            /// source of tokens, was refused with a 401; by default 10 minutes.
            /// Calls that need a token fail with that error meanwhile, so that a
            /// wrong password does not lock the account.
            refused_login_pause(pause: ::std::time::Duration);

            /// Sets for how long after one token was replaced because the server
            /// refused it no other is; by default 1 minute. An operation that
            /// refuses every token causes one login in that time.
            refused_token_pause(pause: ::std::time::Duration);

            /// Sets how long an idle connection is kept for the next call; by default
            /// 15 seconds.
            pool_idle_timeout(timeout: ::std::time::Duration);

            /// Uses HTTP/1.1, even if the server has HTTP/2. Each call in progress
            /// then has a connection of its own.
            http1_only(only: bool);

            /// Sets how long after the last sign of life of an HTTP/2 connection with
            /// calls in progress the server is asked for another; by default 10
            /// seconds.
            http2_ping_interval(interval: ::std::time::Duration);

            /// Limits how long the answer to that may take before the connection is
            /// closed; by default 10 seconds.
            http2_ping_timeout(timeout: ::std::time::Duration);

            /// Does something around each attempt of each call, the logins
            /// included: within what the interceptors that were set before do.
            interceptor(interceptor: impl $crate::Interceptor);

            /// Trusts this certificate authority in addition to those of the
            /// operating system; PEM with one certificate or several.
            root_certificate_pem(pem: impl AsRef<[u8]>);

            /// Trusts none of the operating system's authorities, only those that
            /// `root_certificate_pem` adds.
            only_root_certificates(only: bool);

            /// Trusts this certificate authority for the certificate of the proxy
            /// alone, in addition to the others. The proxy is the one that `proxy`
            /// names; a pin is for the server and not for the proxy. Needs the feature
            /// `rustls`.
            #[cfg_attr(docsrs, doc(cfg(feature = "rustls")))]
            proxy_root_certificate_pem(pem: impl AsRef<[u8]>);

            /// Trusts exactly the server whose certificate has this SHA-256,
            /// and no other: for an appliance with a self-signed certificate.
            /// Names, dates and signers are ignored. Several calls trust several
            /// certificates.
            ///
            /// Takes 64 hexadecimal digits, with or without colons, as `openssl
            /// x509 -noout -fingerprint -sha256` prints them. Needs the feature
            /// `rustls`.
            #[cfg_attr(docsrs, doc(cfg(feature = "rustls")))]
            pin_certificate_sha256(fingerprint: impl Into<::std::string::String>);

            /// Authenticates the client with this certificate (mutual TLS); PEM
            /// with the certificate, its chain, and the private key.
            identity_pem(pem: impl Into<$crate::Secret>);

            /// Refuses older versions of TLS; by default TLS 1.2 is the oldest.
            min_tls_version(version: $crate::TlsVersion);

            /// Uses this proxy, whatever the environment says. The address may
            /// contain a user and a password. A SOCKS proxy needs the feature `socks`.
            proxy(url: impl Into<$crate::Secret>);

            /// Reaches these hosts without the proxy that `proxy` names: names, which
            /// include those below them, addresses, and blocks such as `10.0.0.0/8`.
            no_proxy_for(
                hosts: impl ::std::iter::IntoIterator<Item = impl Into<::std::string::String>>
            );

            /// Reaches a host at these addresses, in place of those of the resolver.
            /// The name remains the one that its certificate must have. The port of
            /// the server's address counts if it has one, otherwise these; 0 is that
            /// of the scheme.
            resolve(
                host: impl Into<::std::string::String>,
                addresses: impl ::std::iter::IntoIterator<Item = ::std::net::SocketAddr>
            );

            /// Uses no proxy, whatever the environment says.
            no_proxy();

            /// Trusts **every** certificate. Anyone between the client and the
            /// server can read every token and password. Pin the certificate
            /// instead.
            danger_accept_invalid_certs(accept: bool);

            /// Sends tokens and passwords **unencrypted** if the address begins
            /// with `http:`. Without this such an address is refused, unless it
            /// is one of this machine.
            danger_allow_plain_http(allow: bool);
        }
    };
}

/// Adds the methods that all clients have in common to a client with a field
/// `transport` of the type [`Transport`](crate::Transport), whose errors and
/// operations are these.
#[doc(hidden)]
#[macro_export]
macro_rules! transport_methods {
    ($client:ident, $error:ty, $operations:expr) => {
        impl $client {
            /// The same client with another retry policy. The two share
            /// connections and tokens: `client.with_retry(Retry::none())` before
            /// an operation applies to that call only.
            #[must_use]
            pub fn with_retry(&self, retry: $crate::Retry) -> Self {
                let mut client = self.clone();
                client.transport = self.transport.with_retry(retry);
                client
            }

            /// The same client with another limit on the total duration of a
            /// call. The two share connections and tokens.
            #[must_use]
            pub fn with_total_timeout(&self, timeout: ::std::time::Duration) -> Self {
                let mut client = self.clone();
                client.transport = self.transport.with_total_timeout(timeout);
                client
            }

            /// Starts a request of an operation that the document lacks, to `path`
            /// after [`base_url`](Self::base_url): a template such as
            /// `/api/things/{id}`, whose values
            /// [`path`](crate::CustomRequest::path) sets.
            ///
            /// It is sent as every operation is, with the client's token, and to no
            /// other server.
            pub fn request(
                &self,
                method: $crate::Method,
                path: impl ::std::convert::Into<::std::string::String>,
            ) -> $crate::CustomRequest<'_, $error> {
                $crate::CustomRequest::new(&self.transport, $operations, method, path)
            }

            /// Replaces the token that this client and all its clones send.
            /// Calls in progress continue with the old one.
            ///
            /// # Errors
            ///
            /// The token is empty or not valid in a header.
            pub fn set_token(
                &self,
                token: impl Into<$crate::Secret>,
            ) -> ::std::result::Result<(), $crate::BuildError> {
                self.transport.set_token(SCHEME, token.into())
            }

            /// The login of this client, for others on the same server: given to their
            /// `token_source`, they share its tokens. Where their document names the header
            /// `Authorization` and no word before the token, it is that of this client.
            ///
            /// # Errors
            ///
            /// The client was built without tokens of its security scheme.
            pub fn session(&self) -> ::std::result::Result<$crate::Session, $crate::BuildError> {
                self.transport.session(SCHEME)
            }

            /// The address that paths are relative to, without a trailing slash.
            pub fn base_url(&self) -> &str {
                self.transport.base_url()
            }

            /// A request of `operation` with this client's settings, for its builder.
            pub(crate) fn start<P: $crate::Payload>(
                &self,
                operation: &'static $crate::Operation,
            ) -> $crate::Request<'_, P> {
                $crate::Request::new(&self.transport, operation)
            }
        }
    };
}

/// Adds the methods for the tokens of several security schemes to a client and
/// its builder.
#[doc(hidden)]
#[macro_export]
macro_rules! credential_methods {
    ($client:ident, $builder:ident) => {
        impl $builder {
            /// Sends this token, key or password with each call whose operation
            /// requires `scheme`. An operation that requires several schemes
            /// gets all of them, and of alternatives the first for which all are
            /// set.
            pub fn credential(
                mut self,
                scheme: $crate::NamedScheme,
                credential: impl Into<$crate::Secret>,
            ) -> Self {
                self.transport = self.transport.token(scheme, credential);
                self
            }

            /// Acquires the tokens of `scheme` from `source`: the first when it
            /// is needed, another when the server refuses one.
            pub fn credential_source(
                mut self,
                scheme: $crate::NamedScheme,
                source: impl $crate::TokenSource,
            ) -> Self {
                let source = ::std::sync::Arc::new(source);
                self.transport = self.transport.token_source(scheme, source);
                self
            }
        }

        impl $client {
            /// The same client with a token, key or password of its own for
            /// `scheme`. The two share their connections.
            ///
            /// # Errors
            ///
            /// It is empty or not valid in the place that the scheme names.
            pub fn with_credential(
                &self,
                scheme: $crate::NamedScheme,
                credential: impl Into<$crate::Secret>,
            ) -> ::std::result::Result<Self, $crate::BuildError> {
                let mut client = self.clone();
                client.transport = self.transport.with_token(scheme, credential.into())?;
                Ok(client)
            }

            /// Replaces the token, key or password of `scheme` that this client
            /// and all its clones send.
            ///
            /// # Errors
            ///
            /// As for [`with_credential`](Self::with_credential).
            pub fn set_credential(
                &self,
                scheme: $crate::NamedScheme,
                credential: impl Into<$crate::Secret>,
            ) -> ::std::result::Result<(), $crate::BuildError> {
                self.transport.set_token(scheme, credential.into())
            }
        }
    };
}

/// Adds the settings of the servers that only some operations have to a builder.
#[doc(hidden)]
#[macro_export]
macro_rules! server_settings {
    ($builder:ident) => {
        impl $builder {
            /// Uses this address for the operations that have `server` in place
            /// of the one that the client is built for. By default it is that of
            /// the document if the client is built for a server of the document,
            /// and otherwise a call of such an operation is an error that names
            /// the server: a client of a test sends nothing to another place.
            pub fn server(
                mut self,
                server: $crate::OperationServer,
                base_url: impl Into<$crate::BaseUrl>,
            ) -> Self {
                self.transport = self.transport.server(server, base_url);
                self
            }

            /// Sends no token, key or password to `server`, even if its
            /// operations require one.
            pub fn server_without_tokens(mut self, server: $crate::OperationServer) -> Self {
                self.transport = self.transport.server_without_tokens(server);
                self
            }
        }
    };
}
