//! In place of TLS where no feature for it is enabled: this crate does not compile
//! then, and its only error is to be the one that says so.

use super::settings::{Peers, TlsSettings};
use crate::build_error::BuildError;

pub(crate) struct Tls;

impl Tls {
    pub(crate) fn apply(
        &self,
        http: reqwest::ClientBuilder,
        _http1_only: bool,
    ) -> reqwest::ClientBuilder {
        http
    }
}

impl TlsSettings {
    pub(crate) fn prepare(&self, peers: &Peers<'_>) -> Result<Tls, BuildError> {
        self.check(peers).map(|()| Tls)
    }
}
