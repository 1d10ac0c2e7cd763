//! What progenitor generates by itself, with the run time that belongs to it.

use futures_util::TryStreamExt;
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderValue};

use crate::bare;
use crate::call::{self, BASE_PATH, Caller, Error, ROLE};

#[allow(
    missing_docs,
    unreachable_pub,
    unused_imports,
    clippy::all,
    clippy::unwrap_used,
    rustdoc::all,
    reason = "as progenitor writes it"
)]
mod generated {
    include!(concat!(env!("OUT_DIR"), "/stock.rs"));
}

/// Progenitor's stock client.
#[derive(Debug)]
pub struct Stock(generated::Client);

impl Caller for Stock {
    const NAME: &'static str = "stock";

    type Role = generated::types::UserRole;

    fn new(origin: &str) -> Result<Self, Error> {
        let mut authorization = HeaderValue::from_static(call::AUTHORIZATION);
        authorization.set_sensitive(true);
        let headers = HeaderMap::from_iter([(AUTHORIZATION, authorization)]);
        let http = bare::settings().default_headers(headers).build()?;
        let base_url = format!("{origin}{BASE_PATH}");
        Ok(Self(generated::Client::new_with_client(&base_url, http)))
    }

    fn role() -> Self::Role {
        serde_json::from_str(ROLE).expect("a role")
    }

    async fn create_role(&self, role: Self::Role) -> Result<usize, Error> {
        let created = self.0.create_user_role(&role).await?;
        Ok(created.privilege_keys.len())
    }

    async fn roles(&self) -> Result<usize, Error> {
        let page = self.0.get_roles(None).await?;
        Ok(page.user_roles.len())
    }

    async fn download(&self) -> Result<usize, Error> {
        let stream = self.0.download().await?.into_inner_stream();
        let length = stream.try_fold(0, async |length, chunk| Ok(length + chunk.len()));
        Ok(length.await?)
    }
}
