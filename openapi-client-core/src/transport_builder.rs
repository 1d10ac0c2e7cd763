//! Building a transport.

use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderName;

use crate::base_url::BaseUrl;
use crate::build_error::{BuildError, BuildErrorKind};
use crate::connect::{ConnectSettings, Proxy};
use crate::extra_headers::{ExtraHeaders, carries_token, extra_header};
use crate::interceptor::{Interceptor, Interceptors};
use crate::limits::{
    ATTEMPT_TIMEOUT, MAX_BODY_BYTES, MAX_ITEM_BYTES, REFUSED_LOGIN_PAUSE, REFUSED_TOKEN_PAUSE,
    RETRY_BUDGET, STREAM_IDLE_TIMEOUT, TOTAL_TIMEOUT,
};
use crate::request::ToHeader;
use crate::retry::Retry;
use crate::secret::Secret;
use crate::server::{OperationServer, OtherServer, Servers};
use crate::throttle::Throttle;
use crate::tls::TlsVersion;
use crate::tokens::{
    Credentials, NamedScheme, SecurityScheme, TokenCache, TokenLimits, TokenSource,
};
use crate::transport::{Server, Transport};

/// The settings of a [`Transport`].
///
/// Clients have their own builder around this one, whose methods are documented
/// in more detail.
#[doc = crate::settings_table!()]
#[derive(Debug)]
#[must_use = "a builder does nothing until `build` is called"]
pub struct TransportBuilder {
    base_url: BaseUrl,
    connect: ConnectSettings,
    attempt_timeout: Duration,
    total_timeout: Duration,
    stream_idle_timeout: Duration,
    max_body: u64,
    max_item: u64,
    retry: Retry,
    retry_budget: u32,
    refused_login_pause: Duration,
    refused_token_pause: Duration,
    allows_plain_http: bool,
    credentials: Vec<Credential>,
    servers: Vec<OtherServer>,
    headers: ExtraHeaders,
    invalid_header: Option<String>,
    interceptors: Interceptors,
}

/// The tokens of a security scheme.
struct Credential {
    scheme: NamedScheme,
    token: Option<Secret>,
    source: Option<Arc<dyn TokenSource>>,
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credential")
            .field("scheme", &self.scheme)
            .field("token", &self.token)
            .field("has_source", &self.source.is_some())
            .finish()
    }
}

impl Transport {
    /// Builds a transport to the server at `base_url`.
    pub fn builder(base_url: impl Into<BaseUrl>) -> TransportBuilder {
        TransportBuilder {
            base_url: base_url.into(),
            connect: ConnectSettings::new(concat!(
                "openapi-client-core/",
                env!("CARGO_PKG_VERSION")
            )),
            attempt_timeout: ATTEMPT_TIMEOUT,
            total_timeout: TOTAL_TIMEOUT,
            stream_idle_timeout: STREAM_IDLE_TIMEOUT,
            max_body: MAX_BODY_BYTES,
            max_item: MAX_ITEM_BYTES,
            retry: Retry::default(),
            retry_budget: RETRY_BUDGET,
            refused_login_pause: REFUSED_LOGIN_PAUSE,
            refused_token_pause: REFUSED_TOKEN_PAUSE,
            allows_plain_http: false,
            credentials: Vec::new(),
            servers: Vec::new(),
            headers: ExtraHeaders::default(),
            invalid_header: None,
            interceptors: Interceptors::default(),
        }
    }
}

impl TransportBuilder {
    /// Names the client to the server.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.connect.user_agent = user_agent.into();
        self
    }

    /// Limits how long a connection may take.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect.timeout = timeout;
        self
    }

    /// Limits how long an attempt may take.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = timeout;
        self
    }

    /// Limits how long a call may take.
    pub fn total_timeout(mut self, timeout: Duration) -> Self {
        self.total_timeout = timeout;
        self
    }

    /// Limits the size of a body in bytes.
    pub fn max_body_bytes(mut self, bytes: u64) -> Self {
        self.max_body = bytes;
        self
    }

    /// Limits the size of one item of a stream in bytes.
    pub fn max_item_bytes(mut self, bytes: u64) -> Self {
        self.max_item = bytes;
        self
    }

    /// Sets the retry policy.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = retry;
        self
    }

    /// Limits how often all calls together are repeated in a short time.
    pub fn retry_budget(mut self, repeats: u32) -> Self {
        self.retry_budget = repeats;
        self
    }

    /// Sets for how long no token is requested after the source of tokens was refused
    /// itself, with a 401.
    pub fn refused_login_pause(mut self, pause: Duration) -> Self {
        self.refused_login_pause = pause;
        self
    }

    /// Sets for how long no other token is given up after the server refused one.
    pub fn refused_token_pause(mut self, pause: Duration) -> Self {
        self.refused_token_pause = pause;
        self
    }

    /// Adds a header to all requests.
    pub fn default_header(mut self, name: &str, value: impl ToHeader) -> Self {
        match extra_header(name, value) {
            Ok((name, value)) => self.headers.insert(name, value),
            Err(message) => self.invalid_header = self.invalid_header.or(Some(message)),
        }
        self
    }

    /// Does something around each attempt, within what was set before.
    pub fn interceptor(mut self, interceptor: impl Interceptor) -> Self {
        self.interceptors.push(interceptor);
        self
    }

    /// Trusts another root.
    pub fn root_certificate_pem(mut self, pem: impl AsRef<[u8]>) -> Self {
        self.connect.tls.roots.push(pem.as_ref().to_vec());
        self
    }

    /// Trusts none of the operating system's authorities, only those that
    /// `root_certificate_pem` adds.
    pub fn only_root_certificates(mut self, only: bool) -> Self {
        self.connect.tls.only_roots = only;
        self
    }

    /// Trusts another authority for the certificate of the proxy alone.
    pub fn proxy_root_certificate_pem(mut self, pem: impl AsRef<[u8]>) -> Self {
        self.connect.tls.proxy_roots.push(pem.as_ref().to_vec());
        self
    }

    /// Trusts one certificate by its digest.
    pub fn pin_certificate_sha256(mut self, fingerprint: impl Into<String>) -> Self {
        self.connect.tls.pins.push(fingerprint.into());
        self
    }

    /// Authenticates the client with a certificate.
    pub fn identity_pem(mut self, pem: impl Into<Secret>) -> Self {
        self.connect.tls.identity = Some(pem.into());
        self
    }

    /// Refuses older versions of TLS.
    pub fn min_tls_version(mut self, version: TlsVersion) -> Self {
        self.connect.tls.min_version = Some(version);
        self
    }

    /// Trusts every certificate.
    pub fn danger_accept_invalid_certs(mut self, accept: bool) -> Self {
        self.connect.tls.accepts_anything = accept;
        self
    }

    /// Allows sending tokens and passwords unencrypted.
    pub fn danger_allow_plain_http(mut self, allow: bool) -> Self {
        self.allows_plain_http = allow;
        self
    }

    /// Uses a proxy.
    pub fn proxy(mut self, url: impl Into<Secret>) -> Self {
        self.connect.proxy = Proxy::Address(url.into());
        self
    }

    /// Uses no proxy, whatever the environment says.
    pub fn no_proxy(mut self) -> Self {
        self.connect.proxy = Proxy::None;
        self
    }

    /// Reaches these hosts without the proxy that is set.
    pub fn no_proxy_for(mut self, hosts: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let hosts = hosts.into_iter().map(Into::into);
        self.connect.no_proxy_for.extend(hosts);
        self
    }

    /// Reaches a host at these addresses, in place of those of the resolver.
    pub fn resolve(
        mut self,
        host: impl Into<String>,
        addresses: impl IntoIterator<Item = SocketAddr>,
    ) -> Self {
        let addresses = addresses.into_iter().collect();
        self.connect.addresses.push((host.into(), addresses));
        self
    }

    /// Uses HTTP/1.1, even if the server has HTTP/2.
    pub fn http1_only(mut self, only: bool) -> Self {
        self.connect.http1_only = only;
        self
    }

    /// Sets how often the server is asked for a sign of life of an HTTP/2 connection
    /// with calls in progress.
    pub fn http2_ping_interval(mut self, interval: Duration) -> Self {
        self.connect.http2_ping_interval = interval;
        self
    }

    /// Limits how long the answer to such a ping may take.
    pub fn http2_ping_timeout(mut self, timeout: Duration) -> Self {
        self.connect.http2_ping_timeout = timeout;
        self
    }

    /// Sets how long an idle connection is kept.
    pub fn pool_idle_timeout(mut self, timeout: Duration) -> Self {
        self.connect.pool_idle_timeout = timeout;
        self
    }

    /// Limits how long the next chunk of a stream may take.
    pub fn stream_idle_timeout(mut self, timeout: Duration) -> Self {
        self.stream_idle_timeout = timeout;
        self
    }

    /// Knows these security schemes, so that the tokens of each can be set
    /// later.
    pub fn schemes(mut self, schemes: &[NamedScheme]) -> Self {
        for scheme in schemes {
            self.credential_of(*scheme);
        }
        self
    }

    /// Sends this token with the calls that need one of `scheme`.
    pub fn token(mut self, scheme: NamedScheme, token: impl Into<Secret>) -> Self {
        self.credential_of(scheme).token = Some(token.into());
        self
    }

    /// Acquires the tokens of `scheme` from `source`.
    pub fn token_source(mut self, scheme: NamedScheme, source: Arc<dyn TokenSource>) -> Self {
        self.credential_of(scheme).source = Some(source);
        self
    }

    /// Sends the tokens of `scheme` otherwise than the document says.
    pub fn sent_as(mut self, scheme: NamedScheme, other: impl Into<SecurityScheme>) -> Self {
        let credential = self.credential_of(scheme);
        credential.scheme = credential.scheme.sent_as(other);
        self
    }

    fn credential_of(&mut self, scheme: NamedScheme) -> &mut Credential {
        let is_known = |known: &Credential| known.scheme.name() == scheme.name();
        let at = self.credentials.iter().position(is_known);
        let at = at.unwrap_or_else(|| {
            self.credentials.push(Credential {
                scheme,
                token: None,
                source: None,
            });
            self.credentials.len() - 1
        });
        &mut self.credentials[at]
    }

    /// Knows these servers of some operations.
    pub fn servers(mut self, servers: &[OperationServer]) -> Self {
        for server in servers {
            self.server_of(*server);
        }
        self
    }

    /// Uses another address for `server`.
    pub fn server(mut self, server: OperationServer, base_url: impl Into<BaseUrl>) -> Self {
        self.server_of(server).base_url = Some(base_url.into());
        self
    }

    /// Sends no token to `server`.
    pub fn server_without_tokens(mut self, server: OperationServer) -> Self {
        self.server_of(server).takes_credentials = false;
        self
    }

    fn server_of(&mut self, server: OperationServer) -> &mut OtherServer {
        let mut known = self.servers.iter();
        let at = known.position(|known| known.server.name() == server.name());
        let at = at.unwrap_or_else(|| {
            self.servers.push(OtherServer {
                server,
                base_url: None,
                takes_credentials: true,
            });
            self.servers.len() - 1
        });
        &mut self.servers[at]
    }

    /// Builds the transport. Nothing is sent.
    ///
    /// # Errors
    ///
    /// A setting is invalid; the error names it.
    pub fn build(self) -> Result<Transport, BuildError> {
        let root = self.base_url.parse()?;
        let servers = Servers::new(root, self.servers, self.allows_plain_http, &self.connect)?;
        let token_limits = TokenLimits {
            flight_timeout: self.total_timeout,
            refused_login_pause: self.refused_login_pause,
            refused_token_pause: self.refused_token_pause,
        };
        let is_one = self.credentials.len() == 1;
        let caches = self.credentials.into_iter().map(|credential| {
            let Credential {
                scheme,
                token,
                source,
            } = credential;
            let cache = TokenCache::new(scheme, token, source, token_limits);
            // Of several, the error says which.
            cache.map_err(|error| match is_one {
                true => error,
                false => error.of(scheme.name()),
            })
        });
        let credentials = caches.collect::<Result<Credentials, _>>()?;
        let of_token = |name: &&HeaderName| credentials.take_header(name);
        let of_token = self.headers.names().find(of_token).map(carries_token);
        if let Some(reason) = self.invalid_header.or(of_token) {
            return Err(BuildError::new(BuildErrorKind::DefaultHeader, reason));
        }
        Ok(Transport {
            server: Arc::new(Server {
                servers,
                attempt_timeout: self.attempt_timeout,
                stream_idle_timeout: self.stream_idle_timeout,
                max_body: self.max_body,
                max_item: self.max_item,
                throttle: Throttle::new(self.retry_budget),
                headers: self.headers,
                interceptors: self.interceptors,
            }),
            credentials,
            retry: self.retry,
            total_timeout: self.total_timeout,
            token_limits,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_is_refused_for_other_machines_unless_it_is_allowed() {
        for (url, is_allowed) in [
            ("http://127.0.0.1:8080", true),
            ("http://127.9.9.9", true),
            ("http://localhost/a", true),
            ("http://[::1]:80", true),
            ("http://[::ffff:127.0.0.1]", true),
            ("https://ops.example.com", true),
            ("http://ops.example.com", false),
            ("http://localhost.example.com", false),
            ("http://10.0.0.1", false),
            ("http://0.0.0.0", false),
            ("http://[::ffff:10.0.0.1]", false),
        ] {
            let built = Transport::builder(url).build();
            assert_eq!(built.is_ok(), is_allowed, "{url}");
            let forced = Transport::builder(url)
                .danger_allow_plain_http(true)
                .build();
            assert!(forced.is_ok(), "{url}");
        }
    }

    #[test]
    fn invalid_settings_are_named() {
        use BuildErrorKind::{CertificatePin, ClientIdentity, Proxy, RootCertificate, UserAgent};
        let to = || Transport::builder("https://ops.example.com");
        let to_loopback = || Transport::builder("http://127.0.0.1");
        let pinned = || to().pin_certificate_sha256("00".repeat(32));
        for (builder, kind) in [
            (to().root_certificate_pem("hunter2"), RootCertificate),
            (to().root_certificate_pem(""), RootCertificate),
            (to().pin_certificate_sha256("hunter2"), CertificatePin),
            (pinned().danger_accept_invalid_certs(true), CertificatePin),
            (to().identity_pem("hunter2"), ClientIdentity),
            (pinned().identity_pem("hunter2"), ClientIdentity),
            (to().proxy("hunter2 hunter2"), Proxy),
            (to().proxy("ftp://hunter2"), Proxy),
            (to_loopback().proxy("http://hunter2"), Proxy),
            (to().user_agent("a\nb"), UserAgent),
        ] {
            let shown = format!("{builder:?}");
            let error = builder.build().expect_err("an invalid setting");
            assert_eq!(error.kind(), kind);
            let text = error.to_string();
            assert!(
                text.starts_with(&format!("the {kind} is not usable: ")),
                "{text}"
            );
            assert!(
                !format!("{text} {error:?}").contains("hunter2"),
                "{error:?}"
            );
            // A pin is not a secret; the other settings may be.
            assert!(
                kind == CertificatePin || !shown.contains("hunter2"),
                "{shown}"
            );
        }
    }
}
