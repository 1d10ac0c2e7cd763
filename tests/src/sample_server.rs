//! A server that answers each operation of an API as its document says.

use openapi_client_testing::{Mock, Tls};

use crate::described::Described;
use crate::document::{Document, OwnDocument};
use crate::samples::sample;

/// The path of the server's base URL.
pub const BASE_PATH: &str = "/base/path";

/// Starts a server of the API that `openapi/sources.toml` calls `api`.
///
/// # Panics
/// If there is no free port, or no such API.
pub async fn start(api: &str) -> Mock {
    start_with(api, None).await
}

/// Starts one that speaks TLS.
///
/// # Panics
/// As for [`start`].
pub async fn start_tls(api: &str, tls: impl Into<Tls>) -> Mock {
    start_with(api, Some(tls.into())).await
}

async fn start_with(api: &str, tls: Option<Tls>) -> Mock {
    let builder = Mock::builder().base_path(BASE_PATH);
    let builder = match tls {
        Some(tls) => builder.tls(tls),
        None => builder,
    };
    let mock = builder.start_of(Document::shared(api).clone()).await;
    mock.expect("a free port")
}

/// The body of an operation's success; empty if it has none.
pub fn success_body(operation: Described<'_>) -> String {
    let schema = operation.response_schema(operation.success());
    schema.map_or_else(String::new, |schema| {
        sample(operation.document(), schema).to_string()
    })
}
