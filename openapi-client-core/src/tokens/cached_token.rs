//! A token in the cache.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use tokio::time::Instant;

use super::authorization::Authorization;
use super::scheme::SecurityScheme;
use super::source::IssuedToken;
use crate::build_error::BuildError;
use crate::limits::REFRESH_MARGIN;
use crate::secret::Secret;

/// A token, ready to be sent.
pub(crate) struct CachedToken {
    pub(super) token: Secret,
    authorization: Authorization,
    validity: Option<Validity>,
    is_released: AtomicBool,
}

/// How long a token is valid, on the monotonic clock.
struct Validity {
    /// What `expires` counts from.
    issued: Instant,
    lifetime: Duration,
    /// Milliseconds after `issued`; only ever grows.
    expires: AtomicU64,
    is_sliding: bool,
}

/// Whether a token can still be used.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Age {
    Fresh,
    /// Valid, but about to expire.
    Expiring,
    Expired,
}

impl CachedToken {
    pub(super) fn new(
        scheme: SecurityScheme,
        issued: IssuedToken,
        requested: Instant,
    ) -> Result<Self, BuildError> {
        let authorization = Authorization::new(scheme, &issued.token)?;
        let validity = issued
            .lifetime
            // The server's clock may be wrong and the token valid all the same;
            // if it is not, a 401 says so.
            .filter(|lifetime| !lifetime.is_zero())
            .map(|lifetime| Validity {
                issued: requested,
                lifetime,
                expires: AtomicU64::new(millis(lifetime)),
                is_sliding: issued.is_sliding,
            });
        Ok(Self {
            token: issued.token,
            authorization,
            validity,
            is_released: AtomicBool::new(false),
        })
    }

    #[cfg(feature = "bench-hooks")]
    pub(crate) fn authorization(&self) -> &Authorization {
        &self.authorization
    }

    /// Adds the token to a request that carries none yet.
    pub(crate) fn apply(&self, request: &mut reqwest::Request) {
        self.authorization.apply(request);
    }

    /// Notes that a call that began at `began` succeeded with this token.
    pub(crate) fn used(&self, began: Instant) {
        if let Some(validity) = self.validity.as_ref().filter(|v| v.is_sliding) {
            let passed = began.saturating_duration_since(validity.issued);
            let until = passed.saturating_add(validity.lifetime);
            validity.expires.fetch_max(millis(until), Ordering::Relaxed);
        }
    }

    /// The token with what is left of its lifetime.
    pub(super) fn issued(&self) -> IssuedToken {
        let issued = IssuedToken::new(self.token.clone());
        let Some(validity) = &self.validity else {
            return issued;
        };
        let passed = millis(validity.issued.elapsed());
        let left = validity
            .expires
            .load(Ordering::Relaxed)
            .saturating_sub(passed);
        let issued = issued.expires_in(Duration::from_millis(left));
        match validity.is_sliding {
            true => issued.sliding(),
            false => issued,
        }
    }

    /// Notes that the token is not used any more. Returns whether this was the first
    /// time.
    pub(super) fn is_released_now(&self) -> bool {
        !self.is_released.swap(true, Ordering::Relaxed)
    }

    pub(super) fn age(&self, now: Instant) -> Age {
        let Some(validity) = &self.validity else {
            return Age::Fresh;
        };
        let margin = REFRESH_MARGIN.min(validity.lifetime / 2);
        let passed = millis(now.saturating_duration_since(validity.issued));
        let expires = validity.expires.load(Ordering::Relaxed);
        if passed >= expires {
            Age::Expired
        } else if passed.saturating_add(millis(margin)) >= expires {
            Age::Expiring
        } else {
            Age::Fresh
        }
    }
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
