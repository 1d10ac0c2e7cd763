//! The settings of a transport.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use url::{Host, Url};

use crate::tls::TlsSettings;
use crate::tokens::TokenCache;
use crate::transport::Server;
use crate::{
    ATTEMPT_TIMEOUT, BaseUrl, BuildError, CONNECT_TIMEOUT, MAX_BODY_BYTES, POOL_IDLE_TIMEOUT,
    Retry, Secret, SecurityScheme, TOTAL_TIMEOUT, TlsVersion, TokenSource, Transport,
};

/// The settings of a [`Transport`].
///
/// Clients have a builder of their own around this one, whose methods say
/// more.
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
}

#[derive(Debug)]
enum Proxy {
    /// As the environment says.
    Environment,
    None,
    /// The address may hold credentials.
    Address(Secret),
}

impl Transport {
    /// Starts to build a transport to the server at `base_url`.
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
        }
    }

    /// The same transport with tokens that are sent as `scheme` says: `token`,
    /// if there is one, and others from `source`, if there is one.
    ///
    /// # Errors
    ///
    /// The token is empty or cannot stand where the scheme puts it.
    pub fn with_tokens(
        &self,
        scheme: impl Into<SecurityScheme>,
        token: Option<Secret>,
        source: Option<Arc<dyn TokenSource>>,
    ) -> Result<Self, BuildError> {
        Ok(Self {
            tokens: Some(TokenCache::new(scheme, token, source, self.total_timeout)?),
            ..self.clone()
        })
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

    /// Says when a call is repeated.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = retry;
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

    /// Shows a certificate to the server.
    pub fn identity_pem(mut self, pem: impl Into<Secret>) -> Self {
        self.tls.identity = Some(pem.into());
        self
    }

    /// Refuses older versions of TLS.
    pub fn min_tls_version(mut self, version: TlsVersion) -> Self {
        self.tls.min_version = Some(version);
        self
    }

    /// Trusts anybody.
    pub fn danger_accept_invalid_certs(mut self, accept: bool) -> Self {
        self.tls.accepts_anything = accept;
        self
    }

    /// Allows that tokens and passwords go over the network unencrypted.
    pub fn danger_allow_plain_http(mut self, allow: bool) -> Self {
        self.allows_plain_http = allow;
        self
    }

    /// Goes through a proxy.
    pub fn proxy(mut self, url: impl Into<Secret>) -> Self {
        self.proxy = Proxy::Address(url.into());
        self
    }

    /// Goes through no proxy, whatever the environment says.
    pub fn no_proxy(mut self) -> Self {
        self.proxy = Proxy::None;
        self
    }

    /// Builds the transport. Nothing is sent.
    ///
    /// # Errors
    ///
    /// A setting is of no use; the error names it.
    pub fn build(self) -> Result<Transport, BuildError> {
        let base_url = self.base_url.parse()?;
        if base_url.scheme() == "http" && !self.allows_plain_http && !is_loopback(&base_url) {
            return Err(BuildError::base_url(
                "tokens would go over plain HTTP for all to read; write `https`",
            ));
        }
        // What stays on this machine must not leave it by way of a proxy.
        let must_stay = base_url.scheme() == "http" && !self.allows_plain_http;
        let user_agent = http::HeaderValue::from_str(&self.user_agent)
            .map_err(|_| BuildError::new("user agent", "it does not fit into a header"))?;
        let http = reqwest::Client::builder()
            .user_agent(user_agent)
            .connect_timeout(self.connect_timeout)
            .pool_idle_timeout(POOL_IDLE_TIMEOUT)
            // reqwest itself repeats what HTTP/2 says was not processed; that is
            // safe for any method and stays.
            //
            // A redirect could take the token to another place.
            .redirect(reqwest::redirect::Policy::none())
            .referer(false);
        let http = match &self.proxy {
            Proxy::Environment if must_stay => http.no_proxy(),
            Proxy::Environment => http,
            Proxy::None => http.no_proxy(),
            Proxy::Address(_) if must_stay => {
                return Err(BuildError::new(
                    "proxy",
                    "tokens would go to it over plain HTTP; write `https` in the base URL",
                ));
            }
            Proxy::Address(url) => http.proxy(parse_proxy(url)?),
        };
        let http = self.tls.apply(http)?.build().map_err(BuildError::http)?;
        Ok(Transport {
            http,
            server: Arc::new(Server {
                base_url,
                attempt_timeout: self.attempt_timeout,
                max_body: self.max_body,
            }),
            tokens: None,
            retry: self.retry,
            total_timeout: self.total_timeout,
        })
    }
}

fn parse_proxy(url: &Secret) -> Result<reqwest::Proxy, BuildError> {
    let refused = |reason| BuildError::new("proxy", reason);
    let scheme = url.expose().split_once("://").map(|(scheme, _)| scheme);
    // Without a scheme it is HTTP, as everywhere with proxies.
    if !matches!(scheme, None | Some("http" | "https")) {
        return Err(refused("its scheme is neither `http` nor `https`"));
    }
    reqwest::Proxy::all(url.expose()).map_err(|_| refused("its address is no URL"))
}

/// Whether what is sent there stays on this machine.
fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => IpAddr::V4(address).is_loopback(),
        Some(Host::Ipv6(address)) => address.to_canonical().is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_is_for_this_machine_alone_unless_the_danger_is_taken() {
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
            let dared = Transport::builder(url)
                .danger_allow_plain_http(true)
                .build();
            assert!(dared.is_ok(), "{url}");
        }
    }

    #[test]
    fn settings_that_are_of_no_use_are_named() {
        let builder = || Transport::builder("https://ops.example.com");
        let pin = "00".repeat(32);
        for (builder, name) in [
            (
                builder().root_certificate_pem("hunter2"),
                "root certificate",
            ),
            (builder().root_certificate_pem(""), "root certificate"),
            (
                builder().pin_certificate_sha256("hunter2"),
                "certificate pin",
            ),
            (
                builder()
                    .pin_certificate_sha256(&pin)
                    .danger_accept_invalid_certs(true),
                "certificate pin",
            ),
            (builder().identity_pem("hunter2"), "client identity"),
            (
                builder()
                    .identity_pem("hunter2")
                    .pin_certificate_sha256(&pin),
                "client identity",
            ),
            (builder().proxy("hunter2 hunter2"), "proxy"),
            (builder().proxy("socks5://hunter2"), "proxy"),
            (
                Transport::builder("http://127.0.0.1").proxy("http://hunter2"),
                "proxy",
            ),
            (builder().user_agent("a\nb"), "user agent"),
        ] {
            let shown = format!("{builder:?}");
            let error = builder.build().expect_err(name);
            assert!(
                error
                    .to_string()
                    .starts_with(&format!("the {name} is not usable")),
                "{error}"
            );
            assert!(
                !format!("{error} {error:?}").contains("hunter2"),
                "{error:?}"
            );
            // A pin is no secret; the rest may be.
            assert!(
                name == "certificate pin" || !shown.contains("hunter2"),
                "{shown}"
            );
        }
    }
}
