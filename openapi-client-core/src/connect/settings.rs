//! The settings of connections, and their way into the HTTP client.

use std::net::SocketAddr;
use std::time::Duration;

use http::HeaderValue;
use url::Url;

use super::proxy::{NamedProxy, Proxy};
use crate::build_error::{BuildError, BuildErrorKind};
use crate::limits::{CONNECT_TIMEOUT, HTTP2_PING_INTERVAL, HTTP2_PING_TIMEOUT, POOL_IDLE_TIMEOUT};
use crate::tls::{Peers, Tls, TlsSettings};

/// The settings of connections.
#[derive(Debug)]
pub(crate) struct ConnectSettings {
    pub(crate) user_agent: String,
    pub(crate) timeout: Duration,
    pub(crate) pool_idle_timeout: Duration,
    pub(crate) http1_only: bool,
    pub(crate) http2_ping_interval: Duration,
    pub(crate) http2_ping_timeout: Duration,
    pub(crate) tls: TlsSettings,
    pub(crate) proxy: Proxy,
    /// The hosts that are reached without the proxy.
    pub(crate) no_proxy_for: Vec<String>,
    /// The addresses of hosts, in place of those of the resolver.
    pub(crate) addresses: Vec<(String, Vec<SocketAddr>)>,
}

/// Valid settings, from which any number of HTTP clients is made.
pub(super) struct Prepared {
    user_agent: HeaderValue,
    timeout: Duration,
    pool_idle_timeout: Duration,
    pub(super) http1_only: bool,
    http2_ping_interval: Duration,
    http2_ping_timeout: Duration,
    tls: Tls,
    route: Route,
    addresses: Vec<(String, Vec<SocketAddr>)>,
}

enum Route {
    Environment,
    Direct,
    Proxy(Box<reqwest::Proxy>),
}

impl ConnectSettings {
    /// The settings that a client has unless its builder says otherwise.
    pub(crate) fn new(user_agent: &str) -> Self {
        Self {
            user_agent: user_agent.to_owned(),
            timeout: CONNECT_TIMEOUT,
            pool_idle_timeout: POOL_IDLE_TIMEOUT,
            http1_only: false,
            http2_ping_interval: HTTP2_PING_INTERVAL,
            http2_ping_timeout: HTTP2_PING_TIMEOUT,
            tls: TlsSettings::default(),
            proxy: Proxy::Environment,
            no_proxy_for: Vec::new(),
            addresses: Vec::new(),
        }
    }

    /// Validates the settings for connections to `servers`. Those that must stay on
    /// this machine take no proxy.
    pub(super) fn prepare(
        &self,
        must_stay: bool,
        servers: &[&Url],
    ) -> Result<Prepared, BuildError> {
        let refused = |kind, reason: &str| Err(BuildError::new(kind, reason));
        let Ok(user_agent) = HeaderValue::from_str(&self.user_agent) else {
            return refused(BuildErrorKind::UserAgent, "it is not valid in a header");
        };
        if !self.no_proxy_for.is_empty() && !matches!(self.proxy, Proxy::Address(_)) {
            let reason = "hosts without it are listed, but none is set; for that of the \
                          environment list them in `NO_PROXY`";
            return refused(BuildErrorKind::Proxy, reason);
        }
        if let Some((host, _)) = self.addresses.iter().find(|(_, all)| all.is_empty()) {
            let reason = format!("the list for `{host}` is empty");
            return refused(BuildErrorKind::Addresses, &reason);
        }
        let mut proxy_host = None;
        let route = match &self.proxy {
            Proxy::Environment if must_stay => Route::Direct,
            Proxy::Environment => Route::Environment,
            Proxy::None => Route::Direct,
            Proxy::Address(_) if must_stay => {
                return refused(
                    BuildErrorKind::Proxy,
                    "tokens would be sent to it over plain HTTP; write `https` in the base URL",
                );
            }
            Proxy::Address(url) => {
                let named = NamedProxy::new(url, &self.no_proxy_for)?;
                proxy_host = named.tls_host;
                Route::Proxy(Box::new(named.proxy))
            }
        };
        let with_tls = servers.iter().filter(|url| url.scheme() == "https");
        let peers = Peers {
            servers: with_tls.filter_map(|url| url.host_str()).collect(),
            proxy: proxy_host.as_deref(),
            is_local: must_stay,
        };
        Ok(Prepared {
            user_agent,
            timeout: self.timeout,
            pool_idle_timeout: self.pool_idle_timeout,
            http1_only: self.http1_only,
            http2_ping_interval: self.http2_ping_interval,
            http2_ping_timeout: self.http2_ping_timeout,
            tls: self.tls.prepare(&peers)?,
            route,
            addresses: self.addresses.clone(),
        })
    }
}

impl Prepared {
    /// An HTTP client without connections. With rustls it takes microseconds:
    /// certificates have been read before.
    pub(super) fn client(&self) -> Result<reqwest::Client, BuildError> {
        let http = reqwest::Client::builder()
            .user_agent(self.user_agent.clone())
            .connect_timeout(self.timeout)
            .pool_idle_timeout(self.pool_idle_timeout)
            .http2_keep_alive_interval(self.http2_ping_interval)
            .http2_keep_alive_timeout(self.http2_ping_timeout)
            // reqwest itself repeats what HTTP/2 reports as not processed, which
            // is safe for every method.
            //
            // A redirect could send the token to another server.
            .redirect(reqwest::redirect::Policy::none())
            .referer(false);
        let http = match self.http1_only {
            true => http.http1_only(),
            false => http,
        };
        let http = match &self.route {
            Route::Environment => http,
            Route::Direct => http.no_proxy(),
            Route::Proxy(proxy) => http.proxy((**proxy).clone()),
        };
        let fixed = self.addresses.iter();
        let http = fixed.fold(http, |http, (host, addresses)| {
            http.resolve_to_addrs(host, addresses)
        });
        let http = self.tls.apply(http, self.http1_only);
        http.build().map_err(BuildError::http)
    }
}
