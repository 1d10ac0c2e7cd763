//! What a call is given, as JSON, and what a server sees of it.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::time::Duration;

use openapi_client_core::{Retry, Secret};
use openapi_client_testing::{Mock, RecordedRequest, read_request};
use percent_encoding::percent_decode_str;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::call::read;
use crate::described::Described;
use crate::sample_server::BASE_PATH;

#[doc(inline)]
pub use crate::given_calls;

/// The key of the body, which no parameter has as its name.
pub const BODY: &str = "";

/// The parameters of a call by the names of the document, and its body by
/// [`BODY`]; what is absent is not set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given(pub BTreeMap<String, Value>);

/// The settings of a call, each in place of the client's.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// How long it may take.
    pub timeout: Option<Duration>,
    /// When it is repeated.
    pub retry: Option<Retry>,
    /// A header, by its name.
    pub header: Option<(&'static str, Secret)>,
}

impl Given {
    /// The members of an object; `""` is the body.
    ///
    /// # Panics
    /// If it is no object.
    pub fn of(json: Value) -> Self {
        match json {
            Value::Object(members) => Self(members.into_iter().collect()),
            other => panic!("{other} is no object"),
        }
    }

    /// The value of a parameter or of the body, as the setter takes it.
    ///
    /// # Panics
    /// If it is no value of this type.
    pub fn value<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        self.0.get(name).map(read)
    }

    /// The same with a value more, or another one.
    #[must_use]
    pub fn with(&self, name: &str, value: Value) -> Self {
        let mut changed = self.clone();
        changed.0.insert(name.to_owned(), value);
        changed
    }

    /// The same without a value.
    #[must_use]
    pub fn without(&self, name: &str) -> Self {
        let mut changed = self.clone();
        changed.0.remove(name);
        changed
    }

    /// What `request` says, read without any code of the clients.
    ///
    /// # Panics
    /// If it is not as the document says.
    pub fn arrived(operation: Described<'_>, base_path: &str, request: &RecordedRequest) -> Self {
        let (arrived, problems) = read_request(operation, base_path, request);
        assert!(problems.is_empty(), "{}: {problems:?}", operation.id());
        let values = arrived.values.into_iter();
        let values = values.map(|((place, name), value)| match &*place {
            openapi_client_testing::BODY => (BODY.to_owned(), value),
            _ => (name, value),
        });
        Self(values.collect())
    }
}

/// A request that was captured: the operation and its values, the method, the target
/// without what comes before the path of the document, and the JSON of the body.
pub type Captured = (&'static str, Value, &'static str, String, Option<Value>);

/// Checks that what `call` sends to `server` for the same values means the same as
/// each of `requests`: the method, the target, the body, and the headers that say who
/// asks for what. Gives how many there are.
///
/// # Panics
/// If it does not, or the call fails.
pub async fn assert_captured<T, E: Display>(
    server: &Mock,
    requests: Vec<Captured>,
    authorization: &str,
    call: impl AsyncFn(&str, &Given) -> Result<T, E>,
) -> usize {
    let count = requests.len();
    for (id, given, method, target, body) in requests {
        server.ledger().clear();
        let outcome = call(id, &Given::of(given)).await;
        outcome.unwrap_or_else(|error| panic!("{error}"));
        let captured = (method, &*target, body, authorization);
        assert_means(&server.ledger().only_request(), BASE_PATH, captured);
    }
    count
}

/// Checks that `request` means the same as the one that was captured.
fn assert_means(
    request: &RecordedRequest,
    base_path: &str,
    (method, target, body, authorization): (&str, &str, Option<Value>, &str),
) {
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let sent = request.path.strip_prefix(base_path);
    assert_eq!(request.method.as_str(), method, "{target}");
    assert_eq!(parts(sent.unwrap_or_default()), parts(path), "{target}");
    let sent = request.query.as_deref().unwrap_or_default();
    assert_eq!(pairs(sent), pairs(query), "{target}");
    let json = body.is_some().then_some("application/json");
    assert_eq!(request.header("content-type"), json, "{target}");
    assert_eq!(request.body.is_empty(), body.is_none(), "{target}");
    assert_eq!(request.json(), body, "{target}");
    assert_eq!(request.header("accept"), Some("application/json"));
    assert_eq!(request.header("authorization"), Some(authorization));
}

/// The names and values of a query, in their order.
fn pairs(query: &str) -> Vec<(String, String)> {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (decoded(name), decoded(value)))
        .collect()
}

/// The parts of a path.
fn parts(path: &str) -> Vec<String> {
    path.split('/').map(decoded).collect()
}

fn decoded(text: &str) -> String {
    let text = percent_decode_str(text).decode_utf8();
    text.expect("a text is UTF-8").into_owned()
}

/// The members of an object that are no empty list.
pub fn without_empty_lists(given: &Given) -> Given {
    let full = given
        .0
        .iter()
        .filter(|(_, value)| **value != Value::Array(Vec::new()));
    let full: Map<String, Value> = full
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    Given::of(full.into())
}

/// Defines `call_given`, which calls an operation by its id with what it is
/// given, and `call_set`, which does with [`Settings`](crate::given::Settings) of
/// the call: each setter has the type that it takes and the name of the parameter,
/// or [`BODY`](crate::given::BODY). `:of_stream` after the method is for a
/// value that is no JSON.
#[macro_export]
macro_rules! given_calls {
    ($(
        $id:literal => $method:ident $(:$kind:ident)?
            ($($setter:ident: $type:ty = $name:expr),* $(,)?);
    )*) => {
        /// Calls an operation with what it is given, and nothing else.
        ///
        /// # Panics
        /// If no call of it is listed, or a value is not of its type.
        pub(crate) async fn call_given(
            client: &Client,
            id: &str,
            given: &$crate::given::Given,
        ) -> Result<$crate::call::Success, Error> {
            call_set(client, id, given, &$crate::given::Settings::default()).await
        }

        /// Calls an operation with what it is given, with settings of the call.
        ///
        /// # Panics
        /// If no call of it is listed, or a value is not of its type.
        #[allow(deprecated, reason = "what the document deprecates can still be sent")]
        pub(crate) async fn call_set(
            client: &Client,
            id: &str,
            given: &$crate::given::Given,
            settings: &$crate::given::Settings,
        ) -> Result<$crate::call::Success, Error> {
            // Else no setter takes a value from it.
            let _ = given;
            match id {
                $($id => {
                    let call = client.$method();
                    $(let call = match given.value::<$type>($name) {
                        Some(value) => call.$setter(value),
                        None => call,
                    };)*
                    let call = match settings.timeout {
                        Some(timeout) => call.timeout(timeout),
                        None => call,
                    };
                    let call = match settings.retry {
                        Some(retry) => call.retry(retry),
                        None => call,
                    };
                    let call = match &settings.header {
                        Some((name, value)) => call.header(name, value.clone()),
                        None => call,
                    };
                    // Boxed, since the largest one counts for all.
                    Box::pin(async { $crate::sent!(call $(, $kind)?) }).await
                })*
                other => panic!("no call is listed for the operation {other}"),
            }
        }
    };
}
