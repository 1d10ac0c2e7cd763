//! Our client.

use futures_util::TryStreamExt;
use openapi_client_core::{Method, NamedScheme, Operation, SecurityScheme, Transport};
use suite_api_client::Client;
use suite_api_client::types::UserRole;

use crate::call::{BASE_PATH, Caller, Error, ROLE, TOKEN};

/// No operation of the documents answers with bytes. This is what the pipeline
/// writes for one that does.
static DOWNLOAD: Operation = Operation::new("download", Method::GET, "/api/download")
    .requires(&[&["opsToken"]])
    .idempotent()
    .accept("application/octet-stream");

const SCHEME: NamedScheme = NamedScheme::new("opsToken", SecurityScheme::Http("OpsToken"));

/// Our client.
#[derive(Debug)]
pub struct Ours {
    client: Client,
    transport: Transport,
}

impl Caller for Ours {
    const NAME: &'static str = "ours";

    type Role = UserRole;

    fn new(origin: &str) -> Result<Self, Error> {
        let transport = Transport::builder(format!("{origin}{BASE_PATH}")).build()?;
        Ok(Self {
            client: Client::builder(origin).token(TOKEN).build()?,
            transport: transport.with_tokens(SCHEME, Some(TOKEN.into()), None)?,
        })
    }

    fn role() -> UserRole {
        serde_json::from_str(ROLE).expect("a role")
    }

    async fn create_role(&self, role: UserRole) -> Result<usize, Error> {
        let created = self.client.create_user_role().body(role).send().await?;
        Ok(created.privilege_keys.as_ref().map_or(0, Vec::len))
    }

    async fn roles(&self) -> Result<usize, Error> {
        let page = self.client.get_roles().send().await?;
        Ok(page.user_roles.len())
    }

    async fn download(&self) -> Result<usize, Error> {
        let body = self.transport.request(&DOWNLOAD, &[]).stream().await?;
        let length = body
            .into_inner()
            .try_fold(0, async |length, chunk| Ok(length + chunk.len()));
        Ok(length.await?)
    }
}
