//! The proxy between a client and its servers.

use url::Url;

use crate::build_error::{BuildError, BuildErrorKind};
use crate::secret::Secret;

/// Which proxy connections take.
#[derive(Debug)]
pub(crate) enum Proxy {
    /// As in the environment.
    Environment,
    None,
    /// The address may contain credentials.
    Address(Secret),
}

/// A proxy that the caller named.
pub(super) struct NamedProxy {
    pub(super) proxy: reqwest::Proxy,
    /// Its host, if connections to the proxy itself use TLS.
    pub(super) tls_host: Option<String>,
}

impl NamedProxy {
    /// The proxy at `url` for all hosts but `exceptions`.
    pub(super) fn new(url: &Secret, exceptions: &[String]) -> Result<Self, BuildError> {
        let refused = |reason: &str| BuildError::new(BuildErrorKind::Proxy, reason);
        // Without a scheme it is HTTP, as usual for proxies.
        let scheme = url.expose().split_once("://").map(|(scheme, _)| scheme);
        match scheme {
            None | Some("http" | "https") => {}
            Some("socks4" | "socks4a" | "socks5" | "socks5h") if cfg!(feature = "socks") => {}
            Some("socks4" | "socks4a" | "socks5" | "socks5h") => {
                return Err(refused("SOCKS needs the feature `socks`"));
            }
            Some(_) => return Err(refused("its scheme is neither `http` nor `https`")),
        }
        let proxy = reqwest::Proxy::all(url.expose());
        let proxy = proxy.map_err(|_| refused("its address is not a URL"))?;
        let exceptions = exceptions.join(",");
        let tls_host = match scheme {
            Some("https") => Url::parse(url.expose())
                .ok()
                .and_then(|url| url.host_str().map(str::to_owned)),
            _ => None,
        };
        Ok(Self {
            proxy: proxy.no_proxy(reqwest::NoProxy::from_string(&exceptions)),
            tls_host,
        })
    }
}
