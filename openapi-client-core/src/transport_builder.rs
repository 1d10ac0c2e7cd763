//! Building a transport.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderName;

use crate::base_url::BaseUrl;
use crate::build_error::{BuildError, BuildErrorKind};
use crate::extra_headers::{ExtraHeaders, carries_token, extra_header};
use crate::interceptor::{Interceptor, Interceptors};
use crate::limits::{
    ATTEMPT_TIMEOUT, CONNECT_TIMEOUT, MAX_BODY_BYTES, POOL_IDLE_TIMEOUT, TOTAL_TIMEOUT,
};
use crate::request::ToHeader;
use crate::retry::Retry;
use crate::secret::Secret;
use crate::server::{OperationServer, OtherServer, Servers};
use crate::tls::{TlsSettings, TlsVersion};
use crate::tokens::{Credentials, NamedScheme, SecurityScheme, TokenCache, TokenSource};
use crate::transport::{Server, Transport};

/// The settings of a [`Transport`].
///
/// Clients have their own builder around this one, whose methods are documented
/// in more detail.
#[derive(Debug)]
#[must_use = "a builder does nothing until `build` is called"]
pub struct TransportBuilder {
    base_url: BaseUrl,
    user_agent: String,
    connect_timeout: Duration,
    attempt_timeout: Duration,
    total_timeout: Duration,
    max_body: u64,
    retry: Retry,
    tls: TlsSettings,
    proxy: Proxy,
    allows_plain_http: bool,
    credentials: Vec<Credential>,
    servers: Vec<OtherServer>,
    headers: ExtraHeaders,
    invalid_header: Option<String>,
    interceptors: Interceptors,
}

#[derive(Debug)]
enum Proxy {
    /// As in the environment.
    Environment,
    None,
    /// The address may contain credentials.
    Address(Secret),
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
            user_agent: concat!("openapi-client-core/", env!("CARGO_PKG_VERSION")).to_owned(),
            connect_timeout: CONNECT_TIMEOUT,
            attempt_timeout: ATTEMPT_TIMEOUT,
            total_timeout: TOTAL_TIMEOUT,
            max_body: MAX_BODY_BYTES,
            retry: Retry::default(),
            tls: TlsSettings::default(),
            proxy: Proxy::Environment,
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
        self.user_agent = user_agent.into();
        self
    }

    /// Limits how long a connection may take.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
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

    /// Sets the retry policy.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = retry;
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
        self.tls.roots.push(pem.as_ref().to_vec());
        self
    }

    /// Trusts one certificate by its digest.
    pub fn pin_certificate_sha256(mut self, fingerprint: impl Into<String>) -> Self {
        self.tls.pins.push(fingerprint.into());
        self
    }

    /// Authenticates the client with a certificate.
    pub fn identity_pem(mut self, pem: impl Into<Secret>) -> Self {
        self.tls.identity = Some(pem.into());
        self
    }

    /// Refuses older versions of TLS.
    pub fn min_tls_version(mut self, version: TlsVersion) -> Self {
        self.tls.min_version = Some(version);
        self
    }

    /// Trusts every certificate.
    pub fn danger_accept_invalid_certs(mut self, accept: bool) -> Self {
        self.tls.accepts_anything = accept;
        self
    }

    /// Allows sending tokens and passwords unencrypted.
    pub fn danger_allow_plain_http(mut self, allow: bool) -> Self {
        self.allows_plain_http = allow;
        self
    }

    /// Uses a proxy.
    pub fn proxy(mut self, url: impl Into<Secret>) -> Self {
        self.proxy = Proxy::Address(url.into());
        self
    }

    /// Uses no proxy, whatever the environment says.
    pub fn no_proxy(mut self) -> Self {
        self.proxy = Proxy::None;
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
        let (others, allows_plain_http) = (self.servers, self.allows_plain_http);
        let connect = Connect {
            user_agent: self.user_agent,
            timeout: self.connect_timeout,
            tls: self.tls,
            proxy: self.proxy,
        };
        let servers = Servers::new(root, others, allows_plain_http, |must_stay| {
            connect.client(must_stay)
        })?;
        let is_one = self.credentials.len() == 1;
        let caches = self.credentials.into_iter().map(|credential| {
            let Credential {
                scheme,
                token,
                source,
            } = credential;
            let cache = TokenCache::new(scheme, token, source, self.total_timeout);
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
                max_body: self.max_body,
                headers: self.headers,
                interceptors: self.interceptors,
            }),
            credentials,
            retry: self.retry,
            total_timeout: self.total_timeout,
        })
    }
}

/// How connections are made.
struct Connect {
    user_agent: String,
    timeout: Duration,
    tls: TlsSettings,
    proxy: Proxy,
}

impl Connect {
    /// The connections to servers. Those that must stay on this machine take no
    /// proxy.
    fn client(&self, must_stay: bool) -> Result<reqwest::Client, BuildError> {
        let user_agent = http::HeaderValue::from_str(&self.user_agent).map_err(|_| {
            BuildError::new(BuildErrorKind::UserAgent, "it is not valid in a header")
        })?;
        let http = reqwest::Client::builder()
            .user_agent(user_agent)
            .connect_timeout(self.timeout)
            .pool_idle_timeout(POOL_IDLE_TIMEOUT)
            // reqwest itself repeats what HTTP/2 reports as not processed, which
            // is safe for every method.
            //
            // A redirect could send the token to another server.
            .redirect(reqwest::redirect::Policy::none())
            .referer(false);
        let http = match &self.proxy {
            Proxy::Environment if must_stay => http.no_proxy(),
            Proxy::Environment => http,
            Proxy::None => http.no_proxy(),
            Proxy::Address(_) if must_stay => {
                return Err(BuildError::new(
                    BuildErrorKind::Proxy,
                    "tokens would be sent to it over plain HTTP; write `https` in the base URL",
                ));
            }
            Proxy::Address(url) => http.proxy(parse_proxy(url)?),
        };
        self.tls.apply(http)?.build().map_err(BuildError::http)
    }
}

fn parse_proxy(url: &Secret) -> Result<reqwest::Proxy, BuildError> {
    let refused = |reason| BuildError::new(BuildErrorKind::Proxy, reason);
    let scheme = url.expose().split_once("://").map(|(scheme, _)| scheme);
    // Without a scheme it is HTTP, as usual for proxies.
    if !matches!(scheme, None | Some("http" | "https")) {
        return Err(refused("its scheme is neither `http` nor `https`"));
    }
    reqwest::Proxy::all(url.expose()).map_err(|_| refused("its address is not a URL"))
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
            (to().proxy("socks5://hunter2"), Proxy),
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
