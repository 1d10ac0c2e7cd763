//! One operation of a mock.

use std::fmt;
use std::sync::Arc;

use serde::Serialize;

use super::reply::Reply;
use super::routes::Routes;
use crate::document::DocumentedOperation;
use crate::exchange::{RequestValues, request_values};
use crate::fault::{Fault, Faults};
use crate::ledger::{Ledger, RecordedRequest};

/// One operation of a [`Mock`](crate::Mock): what it answers, and the requests that it got.
pub struct OperationMock<'m> {
    routes: &'m Arc<Routes>,
    ledger: &'m Ledger,
    faults: &'m Faults,
    id: String,
}

impl<'m> OperationMock<'m> {
    pub(super) fn new(
        routes: &'m Arc<Routes>,
        ledger: &'m Ledger,
        faults: &'m Faults,
        id: &str,
    ) -> Self {
        // Panics if there is none.
        routes.document().operation(id);
        Self {
            routes,
            ledger,
            faults,
            id: id.to_owned(),
        }
    }

    /// Answers all requests from now on with this status and this JSON.
    ///
    /// # Panics
    ///
    /// The document has no such status, or another schema for the body: no server answers so.
    /// What a wrong server answers is [`Reply::bytes`], with [`reply_with`](Self::reply_with).
    pub fn reply(self, status: u16, json: impl Serialize) -> Self {
        self.reply_with(Reply::json(status, json))
    }

    /// Answers all requests from now on with this status, and a value of its schema.
    ///
    /// # Panics
    ///
    /// The document has no such status.
    pub fn reply_status(self, status: u16) -> Self {
        self.reply_with(Reply::documented(status))
    }

    /// Answers all requests from now on so.
    ///
    /// # Panics
    ///
    /// It is JSON that is not as documented.
    pub fn reply_with(self, reply: Reply) -> Self {
        self.routes.script(&self.id, reply, false);
        self
    }

    /// Answers the next request so, once; several are answered in their order.
    ///
    /// # Panics
    ///
    /// It is JSON that is not as documented.
    pub fn reply_once(self, reply: Reply) -> Self {
        self.routes.script(&self.id, reply, true);
        self
    }

    /// Makes the next request fail; the answers that are set are for those after it.
    pub fn fail_next(self, fault: Fault) -> Self {
        let (routes, id) = (Arc::clone(self.routes), self.id.clone());
        let is_own = move |method: &str, path: &str| routes.is_of(&id, method, path);
        self.faults.fail_next_that(is_own, fault);
        self
    }

    /// How many requests it got, right or wrong.
    pub fn count(&self) -> usize {
        self.requests().len()
    }

    /// The requests that it got, oldest first.
    pub fn requests(&self) -> Vec<RecordedRequest> {
        let mut requests = self.ledger.requests();
        requests.retain(|request| {
            let method = request.method.as_str();
            self.routes.is_of(&self.id, method, &request.path)
        });
        requests
    }

    /// What the requests said that it got, oldest first.
    pub fn arrived(&self) -> Vec<RequestValues> {
        let requests = self.requests().into_iter();
        requests
            .map(|request| request_values(self.documented(), self.routes.base_path(), &request))
            .collect()
    }

    /// The operation as the document describes it.
    pub fn documented(&self) -> DocumentedOperation<'_> {
        self.routes.document().operation(&self.id)
    }
}

impl fmt::Debug for OperationMock<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("OperationMock").field(&self.id).finish()
    }
}
