//! Faults on demand: answers made by hand, and connections that break.

use std::fmt;
use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::response::Response;
use bytes::Bytes;
use futures_util::{StreamExt, stream};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};

use crate::lock::lock;
use crate::server::Occasion;
use crate::wire::Connection;

/// What a service does instead of its work, for one request or for several.
///
/// A fault is an answer made by hand and a way to deliver it. Every constructor gives an
/// answer that [`header`](Self::header) and [`body`](Self::body) can change further, and
/// [`times`](Self::times) says how often.
#[derive(Clone)]
pub struct Fault {
    status: StatusCode,
    headers: HeaderMap,
    content: Content,
    delivery: Delivery,
    times: usize,
}

/// Where the body comes from.
#[derive(Clone)]
enum Content {
    /// Always the same bytes.
    Fixed(Bytes),
    /// Bytes that depend on the request.
    Made(fn(&Occasion) -> Bytes),
}

/// How much of the answer reaches the client.
#[derive(Debug, Clone, Copy)]
enum Delivery {
    Whole,
    Nothing,
    HalfHeaders,
    ShortBody,
    Stall,
    StalledBody,
    EndlessBody,
}

impl Fault {
    /// An answer made by hand, whole and without a body at first.
    pub fn answer(status: StatusCode) -> Self {
        Self {
            status,
            headers: HeaderMap::new(),
            content: Content::Fixed(Bytes::new()),
            delivery: Delivery::Whole,
            times: 1,
        }
    }

    /// Closes the connection without an answer.
    pub fn close_connection() -> Self {
        Self::broken(Delivery::Nothing)
    }

    /// Sends the first half of the answer's head, then closes the connection.
    pub fn half_headers() -> Self {
        Self::broken(Delivery::HalfHeaders)
    }

    /// Sends half of the body that `Content-Length` promises, then closes the connection.
    pub fn short_body() -> Self {
        Self::broken(Delivery::ShortBody)
    }

    /// Takes the request and never answers.
    ///
    /// Ends when the client goes away or the service stops.
    pub fn stall() -> Self {
        Self::broken(Delivery::Stall)
    }

    /// Sends the head and half of the body, and never the rest.
    ///
    /// Ends when the client goes away or the service stops.
    pub fn stalled_body() -> Self {
        Self::broken(Delivery::StalledBody)
    }

    /// Sends the body again and again, without an end.
    ///
    /// Ends when the client goes away or the service stops.
    pub fn endless_body() -> Self {
        Self::broken(Delivery::EndlessBody)
    }

    /// Adds a header to the answer.
    ///
    /// # Panics
    /// If the name or the value is not allowed in HTTP.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let name = HeaderName::try_from(name).expect("a header name that HTTP allows");
        let value = HeaderValue::try_from(value).expect("a header value that HTTP allows");
        self.headers.append(name, value);
        self
    }

    /// Sets the body of the answer.
    #[must_use]
    pub fn body(mut self, body: impl Into<Bytes>) -> Self {
        self.content = Content::Fixed(body.into());
        self
    }

    /// Strikes this many requests instead of one.
    #[must_use]
    pub fn times(mut self, times: usize) -> Self {
        self.times = times;
        self
    }

    /// Sets a body that depends on the request.
    pub(crate) fn body_from(mut self, make: fn(&Occasion) -> Bytes) -> Self {
        self.content = Content::Made(make);
        self
    }

    fn broken(delivery: Delivery) -> Self {
        let json = r#"{"note":"the simulator was asked to deliver this answer badly"}"#;
        let whole = Self::answer(StatusCode::OK).header("content-type", "application/json");
        Self {
            delivery,
            ..whole.body(json)
        }
    }

    /// The answer to return, and the status if the client gets to see it.
    pub(crate) async fn deliver(
        self,
        occasion: &Occasion,
        connection: &Connection,
    ) -> (Response, Option<StatusCode>) {
        let body = match self.content {
            Content::Fixed(body) => body,
            Content::Made(make) => make(occasion),
        };
        let half = body.slice(..body.len() / 2);
        let mut answer = Response::new(Body::empty());
        *answer.status_mut() = self.status;
        *answer.headers_mut() = self.headers;
        occasion.stamp(answer.headers_mut());

        match self.delivery {
            Delivery::Whole => *answer.body_mut() = Body::from(body),
            Delivery::Nothing => {
                connection.send_instead(Bytes::new());
                return (answer, None);
            }
            Delivery::HalfHeaders => {
                let head = head(&answer, body.len());
                connection.send_instead(head.slice(..head.len() / 2));
                return (answer, None);
            }
            Delivery::ShortBody => {
                let head = head(&answer, body.len());
                connection.send_instead([head, half].concat().into());
            }
            // Not held for ever: the connection, which polls this, ends with either side.
            Delivery::Stall => std::future::pending().await,
            Delivery::StalledBody => {
                let length = HeaderValue::from(body.len());
                answer.headers_mut().insert(header::CONTENT_LENGTH, length);
                let start = stream::iter([Ok::<_, std::io::Error>(half)]);
                *answer.body_mut() = Body::from_stream(start.chain(stream::pending()));
            }
            Delivery::EndlessBody => {
                let again = stream::repeat(body).map(Ok::<_, std::io::Error>);
                *answer.body_mut() = Body::from_stream(again);
            }
        }
        (answer, Some(self.status))
    }
}

/// The head of an answer as HTTP/1.1 sends it, with the length of a body.
fn head(answer: &Response, length: usize) -> Bytes {
    let status = answer.status();
    let reason = status.canonical_reason().unwrap_or_default();
    let mut head = format!("HTTP/1.1 {} {reason}\r\n", status.as_str()).into_bytes();
    for (name, value) in answer.headers() {
        head.extend([name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"].concat());
    }
    head.extend(format!("content-length: {length}\r\n\r\n").into_bytes());
    head.into()
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fault")
            .field("status", &self.status)
            .field("delivery", &self.delivery)
            .field("times", &self.times)
            .finish_non_exhaustive()
    }
}

/// The faults that wait for their request; clones share them.
#[derive(Debug, Clone, Default)]
pub struct Faults(Arc<Mutex<Vec<Waiting>>>);

#[derive(Debug)]
struct Waiting {
    /// Method and ending of the path; none for any request.
    only: Option<(String, String)>,
    fault: Fault,
}

impl Faults {
    /// Lets the next request fail, whatever it is.
    pub fn fail_next(&self, fault: Fault) {
        self.push(None, fault);
    }

    /// Lets the next request of this method fail whose path has this ending.
    pub fn fail_next_on(&self, method: &str, path_suffix: &str, fault: Fault) {
        self.push(Some((method.to_owned(), path_suffix.to_owned())), fault);
    }

    /// How many faults still wait, each as often as it is to strike.
    pub fn pending(&self) -> usize {
        let sum = |sum: usize, waiting: &Waiting| sum.saturating_add(waiting.fault.times);
        lock(&self.0).iter().fold(0, sum)
    }

    /// Forgets the faults that still wait.
    pub fn clear(&self) {
        lock(&self.0).clear();
    }

    /// The first fault that fits a request; it is used up by one.
    pub(crate) fn take(&self, method: &str, path: &str) -> Option<Fault> {
        let mut queue = lock(&self.0);
        let index = queue.iter().position(|waiting| match &waiting.only {
            Some((only, suffix)) => only == method && path.ends_with(suffix),
            None => true,
        })?;
        let waiting = &mut queue[index];
        waiting.fault.times -= 1;
        let fault = waiting.fault.clone();
        if fault.times == 0 {
            queue.remove(index);
        }
        Some(fault)
    }

    fn push(&self, only: Option<(String, String)>, fault: Fault) {
        if fault.times > 0 {
            lock(&self.0).push(Waiting { only, fault });
        }
    }
}
