//! The OpenAPI document of a service: which operations there are, and the checks of
//! their requests.

mod body;
mod document;
mod operation;
mod parameter;
mod reason;
mod schema;

use axum::Router;
use axum::routing::MethodRouter;
use serde_json::Value;

pub(crate) use operation::{Operation, Security};

/// The methods that an OpenAPI document can name.
const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// All operations of a document, in its order.
#[derive(Debug)]
pub(crate) struct Specification {
    operations: Vec<Operation>,
}

impl Specification {
    /// Reads a document in JSON.
    ///
    /// # Errors
    /// If the document is invalid; the text says where.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let document: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let paths = document["paths"].as_object();
        let mut operations = Vec::new();
        for (path, item) in paths.ok_or("the document has no paths")? {
            for method in METHODS {
                if let Some(object) = item.get(method) {
                    let operation = Operation::parse(&document, path, method, object);
                    let at = |error| format!("{method} {path}: {error}");
                    operations.push(operation.map_err(at)?);
                }
            }
        }
        Ok(Self { operations })
    }

    /// All operations.
    #[cfg(test)]
    pub(crate) fn operations(&self) -> &[Operation] {
        &self.operations
    }

    /// Routes to the handlers that `handler` gives; an operation without one is left out.
    pub(crate) fn router<S: Clone + Send + Sync + 'static>(
        &'static self,
        handler: impl Fn(&'static Operation) -> Option<MethodRouter<S>>,
    ) -> Router<S> {
        let mut router = Router::new();
        for operation in &self.operations {
            if let Some(handler) = handler(operation) {
                router = router.route(&operation.path, handler);
            }
        }
        router
    }

    /// Checks that a table has each operation once and nothing else.
    #[cfg(test)]
    pub(crate) fn assert_table<'a>(&self, table: impl IntoIterator<Item = &'a str>) {
        let mut table: Vec<_> = table.into_iter().collect();
        let mut document: Vec<_> = self.operations.iter().map(Operation::id).collect();
        table.sort_unstable();
        document.sort_unstable();
        assert!(!document.is_empty(), "the document has operations");
        assert_eq!(table, document, "left: the table, right: the document");
    }
}

#[cfg(test)]
mod tests;
