//! The tokens of a client, one for each security scheme of its document, and
//! which of them a call carries.

use std::fmt;
use std::sync::Arc;

use http::HeaderName;
use tokio::time::Instant;

use super::cache::TokenCache;
use super::cached_token::CachedToken;
use super::scheme::SecurityScheme;
use crate::error::CallError;
use crate::operation::OperationRef;
use crate::secret::Secret;

/// The tokens of a client and of all its clones.
#[derive(Clone, Default)]
pub(crate) struct Credentials(Arc<[Arc<TokenCache>]>);

impl FromIterator<Arc<TokenCache>> for Credentials {
    fn from_iter<I: IntoIterator<Item = Arc<TokenCache>>>(caches: I) -> Self {
        Self(caches.into_iter().collect())
    }
}

impl Credentials {
    /// The tokens of the scheme called `name`.
    pub(crate) fn find(&self, name: &str) -> Option<&Arc<TokenCache>> {
        self.0.iter().find(|cache| cache.scheme().name() == name)
    }

    /// The same with `cache` for the tokens of its scheme.
    pub(crate) fn with(&self, cache: Arc<TokenCache>) -> Self {
        let name = cache.scheme().name();
        let others = self.0.iter().filter(|other| other.scheme().name() != name);
        others.cloned().chain([cache]).collect()
    }

    /// The tokens for a call of `operation`, which may last until `deadline`.
    pub(crate) async fn get(
        &self,
        operation: &OperationRef,
        deadline: Instant,
    ) -> Result<Tokens<'_>, CallError> {
        let mut tokens = Tokens::default();
        for name in self.choose(operation)? {
            if let Some(cache) = self.find(name) {
                let token = cache.get(operation, deadline).await?;
                tokens.add(Held {
                    cache,
                    token,
                    replaced: None,
                });
            }
        }
        Ok(tokens)
    }

    /// Whether tokens are sent as the header `name`.
    pub(crate) fn take_header(&self, name: &HeaderName) -> bool {
        let mut schemes = self.0.iter().map(|cache| cache.scheme().scheme());
        schemes.any(|scheme| match scheme {
            SecurityScheme::Header(own) => name.as_str().eq_ignore_ascii_case(own),
            _ => false,
        })
    }

    /// The schemes whose tokens a call carries: those of the first alternative
    /// that can all be provided. None if there is no such alternative and the
    /// operation does without.
    pub(crate) fn choose(
        &self,
        operation: &OperationRef,
    ) -> Result<&'static [&'static str], CallError> {
        let alternatives = operation.requirements();
        let can_provide = |name: &&str| self.find(name).is_some_and(|cache| cache.can_provide());
        let met = |names: &&&[&str]| !names.is_empty() && names.iter().all(can_provide);
        if let Some(names) = alternatives.iter().find(met) {
            return Ok(names);
        }
        if alternatives.iter().all(|names| !names.is_empty()) && !alternatives.is_empty() {
            let missing = alternatives.iter().map(|names| {
                let missing = names.iter().filter(|name| !can_provide(name));
                missing.copied().collect::<Vec<_>>()
            });
            let missing: Vec<_> = missing.collect();
            return Err(CallError::without_tokens(operation, &missing));
        }
        Ok(&[])
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.iter()).finish()
    }
}

/// The tokens of an attempt. Most have one, for which no memory is taken.
#[derive(Default)]
pub(crate) struct Tokens<'a> {
    first: Option<Held<'a>>,
    others: Vec<Held<'a>>,
}

struct Held<'a> {
    cache: &'a Arc<TokenCache>,
    token: Arc<CachedToken>,
    /// The token in whose place this one is.
    replaced: Option<Arc<CachedToken>>,
}

impl<'a> Tokens<'a> {
    fn add(&mut self, held: Held<'a>) {
        match self.first {
            None => self.first = Some(held),
            Some(_) => self.others.push(held),
        }
    }

    fn all(&self) -> impl Iterator<Item = &Held<'a>> {
        self.first.iter().chain(&self.others)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.first.is_none()
    }

    #[cfg(feature = "bench-hooks")]
    pub(crate) fn first(&self) -> Option<&CachedToken> {
        self.first.as_ref().map(|held| &*held.token)
    }

    /// Their texts.
    pub(crate) fn secrets(&self) -> impl Iterator<Item = &Secret> {
        self.all().map(|held| &held.token.token)
    }

    /// Adds the tokens to a request that carries none yet.
    pub(crate) fn apply(&self, request: &mut reqwest::Request) {
        self.all().for_each(|held| held.token.apply(request));
    }

    /// Notes that a call that began at `began` succeeded with these tokens.
    pub(crate) fn used(&self, began: Instant) {
        self.all().for_each(|held| held.token.used(began));
    }

    /// Gives up these tokens, which the server did not accept. Which of several it
    /// did not is unknown: all that a source can replace are.
    pub(crate) fn give_up(&self) {
        self.all().for_each(|held| {
            held.cache.give_up(&held.token);
        });
    }

    /// Replaces the tokens, which the server did not accept, by others. Returns
    /// whether there is one.
    pub(crate) async fn replace_refused(
        &mut self,
        operation: &OperationRef,
        deadline: Instant,
    ) -> Result<bool, CallError> {
        let mut is_replaced = false;
        for held in self.first.iter_mut().chain(&mut self.others) {
            let renewed = held.cache.replace_refused(operation, &held.token, deadline);
            if let Some(renewed) = renewed.await {
                held.replaced = Some(std::mem::replace(&mut held.token, renewed?));
                is_replaced = true;
            }
        }
        Ok(is_replaced)
    }

    /// Releases the tokens in whose place these are: the server refused these too,
    /// so that it was not because of the token.
    pub(crate) async fn release_replaced(&mut self, deadline: Instant) {
        for held in self.first.iter_mut().chain(&mut self.others) {
            if let Some(token) = held.replaced.take() {
                held.cache.release(&token, deadline).await;
            }
        }
    }
}
